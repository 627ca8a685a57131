import { expect } from 'chai';
import { LitElement, html } from 'lit';
import { LazyPart } from '../../../src/components/shared/lazy-part.js';

type Part = { readonly words: string };

class Host extends LitElement {
  drawn = true;
  load!: () => Promise<Part>;
  readonly lazy = new LazyPart(this, () => this.load());

  protected override render(): unknown {
    return html`<p>first</p>
      ${this.drawn ? this.lazy.render(({ words }) => html`<em>${words}</em>`) : ''}`;
  }
}
customElements.define('x-lazy-host', Host);

describe('LazyPart', () => {
  async function draw(load: () => Promise<Part>, drawn = true): Promise<Host> {
    const host = new Host();
    Object.assign(host, { load, drawn });
    document.body.append(host);
    await host.updateComplete;
    return host;
  }
  const textOf = ({ renderRoot }: Host) => renderRoot.textContent?.replaceAll(/\s+/g, ' ').trim();

  it('is loaded once, when it is first drawn, and nothing stands there before', async () => {
    let loads = 0;
    const host = await draw(() => {
      loads++;
      return Promise.resolve({ words: 'later' });
    }, false);
    expect([loads, textOf(host)]).to.eql([0, 'first']);
    host.drawn = true;
    host.requestUpdate();
    await host.updateComplete;
    await host.lazy.loaded;
    await host.updateComplete;
    host.requestUpdate();
    await host.updateComplete;
    expect([loads, textOf(host)]).to.eql([1, 'first later']);
    host.remove();
  });

  it('says where it cannot be loaded, and leaves the rest', async () => {
    const { error } = console;
    const logged: unknown[] = [];
    // eslint-disable-next-line no-console
    console.error = (...what) => logged.push(...what);
    const why = new TypeError('Failed to fetch dynamically imported module');
    const host = await draw(() => Promise.reject(why));
    await host.lazy.loaded;
    await host.updateComplete;
    // eslint-disable-next-line no-console
    console.error = error;
    expect(textOf(host)).to.match(/^first This part could not be loaded\. Check the connection/);
    expect(host.renderRoot.querySelector('[role="alert"]')).not.to.equal(null);
    expect(logged).to.include(why);
    host.remove();
  });
});
