import { expect } from 'chai';
import { find, findAll, press } from '../components/shared/mount.js';
import {
  complaints,
  explainedClass,
  openInspector,
  sample,
  until,
  type Opened,
} from './support.js';

describe('the keys of the inspector', () => {
  let opened: Opened;
  const heard = complaints();

  before(async () => {
    opened = await openInspector({ image: sample('chelsea.png'), layer: 'block2_add' });
    await opened.answered();
  });
  after(() => opened.inspector.remove());

  /** Presses a key where the focus is. */
  const key = (name: string) => press(focused(), name);
  const focused = (): Element => {
    let element: Element = document.activeElement!;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const main = () => opened.inspector.focus();

  it('explain the nth prediction by 1 to 5', async () => {
    main();
    const { top } = opened.view('cl-predictions').result!;
    for (const place of [2, 5, 1]) {
      key(String(place));
      const { index } = top[place - 1]!;
      await until(`prediction ${place}`, () => {
        const { result, stale } = opened.view('cl-heatmap');
        return !stale && explainedClass(result) === index;
      });
    }
  });

  it('go to the next and the previous layer by brackets', async () => {
    main();
    key(']');
    await opened.shows('the next layer', ({ chosen }) => chosen.layer === 'block3_expand_relu6');
    key('[');
    await opened.shows('the layer before', ({ chosen }) => chosen.layer === 'block2_add');
    await opened.answered();
  });

  it('find a layer by / and its name, and come to it by Enter', async () => {
    main();
    key('/');
    await until('the caret in the search', () => focused() instanceof HTMLInputElement);
    const field = focused();
    if (!(field instanceof HTMLInputElement)) throw new Error('no field');
    field.value = 'block5_expand_relu6';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await opened.view('cl-network').updateComplete;
    key('Enter');
    await opened.shows('the layer', ({ chosen }) => chosen.layer === 'block5_expand_relu6');
    field.focus();
    key('Escape');
    await opened.view('cl-network').updateComplete;
    expect(field.value).to.equal('');
  });

  it('go through the tree, open a row, and choose it', async () => {
    const network = opened.view('cl-network');
    find(network, '[role=treeitem][tabindex="0"]').focus();
    key('Home');
    const titles = async () => {
      await network.updateComplete;
      await until('the focus', () => focused().getAttribute('role') === 'treeitem');
      return focused().getAttribute('title');
    };
    expect(await titles()).to.equal('input');
    key('ArrowDown');
    expect(await titles()).to.equal('stem_relu6');
    key('ArrowRight');
    await network.updateComplete;
    expect(focused().getAttribute('aria-expanded')).to.be.oneOf(['true', null]);
    key('Enter');
    await opened.shows('the stem', ({ chosen }) => chosen.layer === 'stem_relu6');
    await opened.answered();
  });

  it('move one selection in both grids', async () => {
    const activations = opened.view('cl-activations');
    const channels = findAll(activations, '.tile').map(({ dataset }) => Number(dataset['channel']));
    find(activations, '.tile').click();
    find(activations, '.tile').focus();
    key('ArrowRight');
    await opened.shows('the second channel', ({ chosen }) => chosen.channel === channels[1]);
    key('ArrowDown');
    await opened.shows('one of the next row', ({ chosen }) => chosen.channel !== channels[1]);
    const { channel } = opened.snapshot.chosen;
    expect(channels.indexOf(channel!)).to.be.greaterThan(2);
    for (const tag of ['cl-activations', 'cl-filters'] as const) {
      await opened.view(tag).updateComplete;
      const selected = findAll(opened.view(tag), '.tile[aria-selected=true]');
      expect(selected.map(({ dataset }) => dataset['channel'])).to.deep.equal([String(channel)]);
      // One tab stop each.
      expect(findAll(opened.view(tag), '.tile[tabindex="0"]')).to.have.length(1);
    }
  });

  it('take the contours away by c, and the overlay as long as o is held', async () => {
    main();
    const heatmap = opened.view('cl-heatmap');
    const contours = () => findAll(heatmap, '.contours path').length;
    expect(contours()).to.be.greaterThan(0);
    key('c');
    await heatmap.updateComplete;
    expect(contours()).to.equal(0);
    key('c');
    key('o');
    await heatmap.updateComplete;
    expect(find(heatmap, '.colours').style.opacity).to.equal('0');
    const up = { key: 'o', bubbles: true, composed: true };
    focused().dispatchEvent(new KeyboardEvent('keyup', up));
    await heatmap.updateComplete;
    expect(Number(find(heatmap, '.colours').style.opacity)).to.be.greaterThan(0);
  });

  it('hold filters by Space, let them go on, and cancel them by Escape', async () => {
    // The stem, which the tree has come to, shows its kernels; deeper layers grow pictures.
    opened.inspector.layer = 'block5_expand_relu6';
    main();
    await opened.shows('filters that grow', ({ job }) => job?.job === 'filters');
    key(' ');
    await opened.shows('the pause', ({ job }) => job?.paused === true);
    key(' ');
    await opened.shows('no pause', ({ job }) => job?.paused === false);
    key('Escape');
    await until('the end', () => opened.view('cl-filters').phase === 'cancelled');
  });

  it('list themselves by ?', async () => {
    main();
    key('?');
    const dialog = find<HTMLDialogElement>(opened.inspector, 'dialog');
    expect(dialog.open).to.equal(true);
    for (const does of ['find a layer', 'contours', 'pause', 'cancel', 'this list']) {
      expect(dialog.textContent).to.contain(does);
    }
    dialog.close();
    await opened.inspector.updateComplete;
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
