import { expect } from 'chai';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('smoke-greeting')
class SmokeGreeting extends LitElement {
  static override styles = css`
    b {
      color: rgb(1, 2, 3);
    }
  `;

  @property() name = 'nobody';

  protected override render() {
    return html`<b>Hello ${this.name}</b>`;
  }
}

describe('a lit element compiled by the test server', () => {
  it('renders again when a decorated property changes', async () => {
    const element = new SmokeGreeting();
    document.body.append(element);
    element.name = 'layer';
    await element.updateComplete;
    const bold = element.renderRoot.querySelector('b');
    expect(bold?.textContent).to.equal('Hello layer');
    expect(bold && getComputedStyle(bold).color).to.equal('rgb(1, 2, 3)');
    element.remove();
  });
});
