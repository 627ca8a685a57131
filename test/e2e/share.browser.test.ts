import { expect } from 'chai';
import { findAll } from '../components/shared/mount.js';
import {
  click,
  openInspector,
  sample,
  until,
  type Opened,
  Opened as Inspected,
} from './support.js';

describe('a view that is taken along', () => {
  let opened: Opened;
  afterEach(() => document.body.replaceChildren());

  /** The text of the menu's entry, as the person sees it. */
  async function textOf({ inspector }: Opened, label: string): Promise<string> {
    click(inspector, '.share');
    const entry = findAll(inspector, '#share .item').find((one) =>
      one.textContent?.includes(label),
    );
    entry!.click();
    await until(label, () => findAll(inspector, '#share pre').length === 1);
    const [shown] = findAll(inspector, '#share pre');
    const text = shown!.textContent ?? '';
    inspector.renderRoot.querySelector<HTMLElement>('#share')!.hidePopover();
    await until('no text', () => findAll(inspector, '#share pre').length === 0);
    return text;
  }

  it('is the same from its tag, and its session explains the same', async () => {
    opened = await openInspector({
      image: sample('coffee.png'),
      classIndex: 504,
      layer: 'block2_add',
      channel: 7,
    });
    opened.inspector.look = {
      ...{ method: 'layer-cam', heatmapLayer: 'block14_add', placement: 'stretched', opacity: 0.4 },
      filters: { steps: 2, size: 16, negative: true },
    };
    await opened.answered();
    const map = opened.view('cl-heatmap').result!;
    expect([map.method, map.layers, map.placement.by]).to.deep.equal([
      'layer-cam',
      ['block14_add'],
      'stretched',
    ]);
    const tag = await textOf(opened, 'Copy as tag');
    const session = await textOf(opened, 'Copy as session');
    opened.inspector.remove();

    const page = new DOMParser().parseFromString(tag, 'text/html');
    const inspector = document.importNode(page.querySelector('cl-inspector')!, true);
    inspector.style.cssText = 'width: 1440px; --cl-inspector-height: 900px';
    document.body.append(inspector);
    await inspector.updateComplete;
    const again = new Inspected(inspector);
    await again.answered();
    expect(again.view('cl-heatmap').result!.map).to.deep.equal(map.map);
    expect(again.view('cl-heatmap').opacity).to.equal(0.4);
    expect(again.view('cl-kernel').result?.channel).to.equal(7);
    expect(await textOf(again, 'Copy as tag')).to.equal(tag);
    inspector.remove();

    const other = new DOMParser().parseFromString(session, 'text/html');
    const whole = document.importNode(other.querySelector('cl-session')!, true);
    document.body.append(whole);
    const heatmap = whole.querySelector('cl-heatmap')!;
    await until('its map', () => heatmap.phase === 'ready' && !heatmap.stale);
    expect(heatmap.result!.map).to.deep.equal(map.map);
    const activations = whole.querySelector('cl-activations')!;
    await until('its channel', () => activations.phase === 'ready' && activations.channel === 7);
    expect(activations.result?.layer).to.equal('block2_add');
  });

  it('explains the same from a session where nothing was chosen', async () => {
    opened = await openInspector({ image: sample('coffee.png') });
    await opened.answered();
    const { map, layers } = opened.view('cl-heatmap').result!;
    const text = await textOf(opened, 'Copy as session');
    opened.inspector.remove();
    const page = new DOMParser().parseFromString(text, 'text/html');
    const whole = document.importNode(page.querySelector('cl-session')!, true);
    document.body.append(whole);
    const heatmap = whole.querySelector('cl-heatmap')!;
    await until('its map', () => heatmap.phase === 'ready' && !heatmap.stale);
    expect(heatmap.result!.layers).to.deep.equal(layers);
    expect(heatmap.result!.map).to.deep.equal(map);
  });
});
