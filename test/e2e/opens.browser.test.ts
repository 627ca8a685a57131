import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { expectGolden, goldenMaps } from './golden.js';
import { click, complaints, explainedClass, openInspector, until, type Opened } from './support.js';

const egyptianCat = 285;
const tigerCat = 282;
const espresso = 967;

describe('the inspector with the embedded model and a photo', () => {
  let opened: Opened;
  const heard = complaints();

  before(async () => {
    opened = await openInspector();
    await opened.openFile('/test/golden/chelsea-224.png');
    await opened.answered();
  });
  after(() => opened.inspector.remove());

  const choose = (select: HTMLSelectElement, value: string) => {
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  const explained = (layer: string, classIndex: number) =>
    until(`${classIndex} explained at ${layer}`, () => {
      const { result, stale } = opened.view('cl-heatmap');
      return !stale && result?.layers[0] === layer && explainedClass(result) === classIndex;
    });

  it('says what the cat is, and how sure it is', () => {
    const predictions = opened.view('cl-predictions');
    expect(textOf(predictions, '.answer .name')).to.equal('Egyptian cat');
    // PyTorch: 39.6 %, 32.6 %.
    expect(textOf(predictions, '.answer .share')).to.match(/^39\.\d\s%$/);
    expect(textOf(predictions, '.lede')).to.contain('close call');
    expect(findAll(predictions, '.row')).to.have.length(5);
  });

  it('begins at the last residual block whose map is fine enough to tell where', () => {
    const { result } = opened.view('cl-heatmap');
    expect(result!.layers).to.eql(['block10_add']);
    expect(explainedClass(result)).to.equal(egyptianCat);
    expect([result!.map.height, result!.map.width]).to.eql([14, 14]);
  });

  it('explains the strongest class at the last spatial layer as PyTorch does', async () => {
    const heatmap = opened.view('cl-heatmap');
    const layer = 'head_relu6';
    choose(find<HTMLSelectElement>(heatmap, 'select[aria-label="Layer explained"]'), layer);
    await explained(layer, egyptianCat);
    expectGolden(await goldenMaps('chelsea'), layer, egyptianCat, heatmap.result!.map);
  });

  it('explains at another layer, another class by click, and any class by its name', async () => {
    const maps = await goldenMaps('chelsea');
    const heatmap = opened.view('cl-heatmap');
    const layer = 'block15_project_bn';
    choose(find<HTMLSelectElement>(heatmap, 'select[aria-label="Layer explained"]'), layer);
    await explained(layer, egyptianCat);
    expectGolden(maps, layer, egyptianCat, heatmap.result!.map);

    findAll(opened.view('cl-predictions'), '.row')[1]!.click();
    await explained(layer, tigerCat);
    expectGolden(maps, layer, tigerCat, heatmap.result!.map);
    expect(textOf(heatmap, '.about')).to.contain('tiger cat');

    const search = find(opened.view('cl-predictions'), 'cl-class-search');
    const field = find<HTMLInputElement>(search, 'input');
    field.value = 'espresso';
    field.dispatchEvent(new InputEvent('input'));
    await until('a match', () => findAll(search, `#class-${espresso}`).length === 1);
    click(search, `#class-${espresso}`);
    await explained(layer, espresso);
    expectGolden(maps, layer, espresso, heatmap.result!.map);
  });

  it('explains inside a residual block', async () => {
    const heatmap = opened.view('cl-heatmap');
    const layer = 'block10_depthwise_relu6';
    choose(find<HTMLSelectElement>(heatmap, 'select[aria-label="Layer explained"]'), layer);
    await explained(layer, espresso);
    expectGolden(await goldenMaps('chelsea'), layer, espresso, heatmap.result!.map);
  });

  it('starts at the last addition with a dozen rows', () => {
    expect(opened.view('cl-activations').result?.layer).to.equal('block10_add');
  });

  it('shows the channels of a layer that is chosen in the tree, and what they look for', async () => {
    click(opened.view('cl-network'), '[role=treeitem][title="stem_relu6"]');
    await opened.shows('the stem', ({ chosen }) => chosen.layer === 'stem_relu6');
    await opened.answered();
    const { result } = opened.view('cl-activations');
    expect(result).to.include({ layer: 'stem_relu6', channels: 32, height: 112, width: 112 });
    // It reads the photo itself, so its kernels are what its channels look for.
    const shown = findAll(opened.view('cl-activations'), '.tile').length;
    await until(
      'kernels of the stem',
      () => opened.view('cl-filters').kernels?.byChannel.size === shown,
    );
  });

  it('shows a channel that is chosen in both grids, its number and its kernel', async () => {
    const activations = opened.view('cl-activations');
    const tile = findAll(activations, '.tile')[3]!;
    const channel = Number(tile.dataset['channel']);
    tile.click();
    await opened.shows('the channel', ({ chosen }) => chosen.channel === channel);
    await opened.answered();
    await until('the same channel in all panes', () =>
      (['cl-activations', 'cl-filters'] as const).every(
        (tag) =>
          find(opened.view(tag), '[aria-selected=true]').dataset['channel'] === String(channel),
      ),
    );
    expect(textOf(opened.inspector, '.channel-number')).to.equal(String(channel));
    expect(opened.view('cl-kernel').result).to.include({ kind: 'convolution', channel });
    expect(opened.view('cl-kernel').result).to.include({ height: 3, width: 3, inputs: 3 });
  });

  it('has the same channels at the same places of both grids', () => {
    const [left, right] = (['cl-activations', 'cl-filters'] as const).map((tag) =>
      findAll(opened.view(tag), '.tile').map((tile) => tile.dataset['channel']),
    );
    expect(left).to.have.length(24);
    expect(right).to.deep.equal(left);
  });

  it('outlines on the photo what a cell of a map has seen', async () => {
    const map = find(opened.view('cl-activations'), '.tile .picture');
    const { left, top } = map.getBoundingClientRect();
    const at = { clientX: left + 5, clientY: top + 5, bubbles: true, composed: true };
    map.dispatchEvent(new PointerEvent('pointermove', at));
    await until('an outline', () => opened.view('cl-heatmap').field !== null);
    map.dispatchEvent(new PointerEvent('pointerleave'));
    await until('no outline', () => opened.view('cl-heatmap').field === null);
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
