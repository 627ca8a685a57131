import { expect } from 'chai';
import { until } from '../e2e/support.js';
import { openHost, type HostPage } from '../support/host-page.js';
import { find, findAll, press, textOf } from './shared/mount.js';

/** Whatever takes the focus or a press, in shadow roots too. */
function controlsIn(element: Element): string[] {
  return [...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((one) => [
    ...(one.matches('a, button, input, select, summary, [tabindex="0"]') ? [one.outerHTML] : []),
    ...controlsIn(one),
  ]);
}

describe('a page that wants little', () => {
  let host: HostPage;
  const view = <K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K] =>
    host.document.querySelector(selector)!;
  const named = (selector: string) => host.document.querySelector<HTMLElement>(selector)!;
  const session =
    (inside: string, attributes = '') =>
    (document: Document) => {
      document.body.innerHTML = `<cl-session image="/photos/chelsea.png" models-base="/models/" ${attributes}>${inside}</cl-session>`;
    };
  const frames = async () => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  };
  afterEach(() => host.frame.remove());

  it('has views with nothing to click, each a picture and how to read it', async () => {
    const tags = ['cl-predictions', 'cl-heatmap', 'cl-activations', 'cl-filters'] as const;
    host = await openHost({
      fill: session(tags.map((tag) => `<${tag} controls="none" steps="4"></${tag}>`).join('')),
    });
    await until('the results', () => tags.every((tag) => view(tag).result && !view(tag).stale));
    await until('the pictures', () => view('cl-filters').phase === 'ready');
    await frames();
    for (const tag of tags) expect(controlsIn(view(tag)), tag).to.deep.equal([]);
    expect(textOf(view('cl-heatmap'), '.legend')).to.match(/^0/);
    expect(textOf(view('cl-activations'), '.caption')).to.contain('of Block 5c · add: lit where');
    expect(view('cl-filters').result!.pictures).to.have.lengthOf(1);
    expect(find(view('cl-predictions'), '[aria-current] .name').textContent).to.contain('cat');
  });

  it('offers the methods that it names, and explains by the first of them', async () => {
    host = await openHost({
      fill: session('<cl-heatmap methods="gradient nonsense layer-cam"></cl-heatmap>'),
    });
    await until('the map', () => view('cl-heatmap').result !== undefined);
    const { result } = view('cl-heatmap');
    await frames();
    const radios = findAll(view('cl-heatmap'), '[role=radio]');
    expect(result!.method).to.equal('gradient');
    expect(radios.map(({ textContent }) => textContent.trim())).to.have.members([
      'Gradient',
      'LayerCAM',
    ]);
    radios.find(({ tabIndex }) => tabIndex === 0)!.focus();
    press(
      radios.find(({ tabIndex }) => tabIndex === 0)!,
      'ArrowDown',
    );
    await until('the other', () => view('cl-heatmap').result?.method === 'layer-cam');
  });

  it('keeps what its attributes give, for the mouse and the keys, and can change it itself', async () => {
    host = await openHost({
      fill: session(
        '<cl-image-picker></cl-image-picker><cl-model-picker></cl-model-picker><cl-predictions></cl-predictions><cl-network></cl-network><cl-activations></cl-activations>',
        'locked class-index="282" layer="block6_add" channel="3"',
      ),
    });
    await until('the results', () => view('cl-activations').phase === 'ready');
    await until('the rows', () => findAll(view('cl-network'), '[role=treeitem]').length > 3);
    await frames();
    const { snapshot } = view('cl-session');
    expect(snapshot.locked).to.deep.equal(['image', 'class-index', 'layer', 'channel']);
    // What is left to press explains words, and chooses nothing.
    expect(findAll(view('cl-predictions'), 'button.row, cl-class-search')).to.deep.equal([]);
    expect(find<HTMLButtonElement>(view('cl-image-picker'), '.pick').disabled).to.equal(true);
    expect(find<HTMLButtonElement>(view('cl-model-picker'), '.pick').disabled).to.equal(false);
    expect(findAll(view('cl-activations'), '.tile:enabled')).to.deep.equal([]);
    const row = findAll(view('cl-network'), '[role=treeitem]').find(
      (one) => one.getAttribute('aria-selected') !== 'true',
    )!;
    press(row, 'Enter');
    row.click();
    view('cl-image-picker').open('/photos/coffee.png', 'coffee');
    await frames();
    const after = view('cl-session').snapshot;
    expect(after.chosen).to.deep.equal({ classIndex: 282, layer: 'block6_add', channel: 3 });
    expect(after.imageSource).to.equal('/photos/chelsea.png');
    view('cl-session').classIndex = 285;
    await until('its own choice', () => view('cl-session').snapshot.chosen.classIndex === 285);
  });

  it('has the panes of the inspector that it names, and no others by any key', async () => {
    host = await openHost({
      width: 1440,
      fill: (document) => {
        document.body.innerHTML =
          '<cl-inspector panes="compare decision nonsense" methods="grad-cam occlusion"></cl-inspector>';
      },
    });
    const inspector = view('cl-inspector');
    await inspector.updateComplete;
    await frames();
    const there = () => findAll(inspector, '[id^=pane-]').map(({ id }) => id);
    expect(there()).to.deep.equal(['pane-decision', 'pane-compare']);
    expect(findAll(inspector, '[role=tab]')).to.deep.equal([]);
    for (const key of ['/', 'u', 'd', 'c', 'm', 'o']) press(find(inspector, 'main'), key);
    await inspector.updateComplete;
    expect(there()).to.deep.equal(['pane-decision', 'pane-compare']);
    expect(inspector.pane).to.equal('decision');
    host.frame.style.width = '390px';
    await until('tabs', () => findAll(inspector, '[role=tab]').length > 0);
    const tabs = findAll(inspector, '[role=tab]');
    expect(tabs.map(({ dataset }) => dataset['pane'])).to.deep.equal(['decision', 'compare']);
    tabs[0]!.focus();
    press(tabs[0]!, 'ArrowLeft');
    await inspector.updateComplete;
    expect(inspector.pane).to.equal('compare');
    const { bottom } = find(inspector, 'cl-status').getBoundingClientRect();
    expect(bottom).to.be.at.most(inspector.getBoundingClientRect().bottom);
    expect(named('cl-inspector').scrollHeight).to.equal(named('cl-inspector').clientHeight);
  });
});
