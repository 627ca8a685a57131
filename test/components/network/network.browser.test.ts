import { expect } from 'chai';
import { drawn } from '../shared/mount.js';
import type { ClNetwork } from '../../../src/components/network/network.js';
import '../../../src/components/network/network.js';
import { expectAccessible } from '../shared/axe.js';
import { longModel, model, nestedModel, twoInputModel } from './small-network.js';

describe('<cl-network>', () => {
  let network: ClNetwork;
  let chosen: string[];

  beforeEach(async () => {
    network = document.createElement('cl-network');
    network.style.cssText = 'width: 288px; height: 500px';
    chosen = [];
    network.addEventListener('cl-select-layer', ({ layer }) => {
      chosen.push(layer);
      network.layer = layer;
    });
    network.model = model;
    network.photoName = 'cat.png';
    document.body.append(network);
    await network.updateComplete;
  });
  afterEach(() => network.remove());

  const rows = () => [...network.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const titles = () =>
    rows().map((row) =>
      row
        .querySelector('.name')!
        .textContent.replace(/[▸▾\s]+/g, ' ')
        .trim(),
    );
  const row = (title: string) => rows()[titles().indexOf(title)]!;
  const press = async (key: string) => {
    const active = network.shadowRoot!.activeElement!;
    active.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );
    await network.updateComplete;
  };
  const type = async (text: string) => {
    const input = network.renderRoot.querySelector('input')!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await network.updateComplete;
  };

  it('lists sections and closed stages from the input to the classifier', () => {
    expect(titles()).to.deep.equal([
      'Input',
      'Stem',
      'Stage 1',
      'Stage 2',
      'Head',
      'Pool',
      'Classifier',
    ]);
    expect(network.renderRoot.querySelector('.facts')!.textContent).to.match(
      /3 blocks\s*11 convolutions\s*4\.7.M weights/,
    );
    expect(row('Stem').querySelector('.shape')!.textContent).to.equal('16×16×8');
    expect(row('Stem').querySelector('.detail')!.textContent).to.contain('conv 3×3, stride 2');
  });

  it('opens the stage and the block of a layer that is selected elsewhere', async () => {
    network.layer = 'c_depthwise';
    await network.updateComplete;
    const selected = rows().filter((one) => one.ariaSelected === 'true');
    expect(selected.map((one) => one.title)).to.deep.equal(['c_depthwise']);
    expect(selected[0]!.getAttribute('aria-level')).to.equal('3');
    expect(row('Stage 2').getAttribute('aria-expanded')).to.equal('true');
    expect(row('Block 2b').querySelector('.detail')!.textContent).to.equal('with a skip');
    expect(row('add').querySelector('.detail')!.textContent).to.equal('joins the skip');
  });

  it('selects and opens a stage by a click, and closes it by the next', async () => {
    row('Stage 2').click();
    await network.updateComplete;
    expect(chosen).to.deep.equal(['c_add']);
    expect(row('Stage 2').ariaSelected).to.equal('true');
    expect(titles()).to.include.members(['Block 2a', 'Block 2b']);
    row('Stage 2').click();
    await network.updateComplete;
    expect(titles()).not.to.include('Block 2a');
    expect(chosen).to.have.length(1);
  });

  it('moves with the arrows, opens with right, closes with left, and selects with Enter', async () => {
    rows()[0]!.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
      await press(key);
    }
    expect(network.shadowRoot!.activeElement).to.equal(row('Block 2a'));
    expect(rows().filter((one) => one.tabIndex === 0)).to.have.length(1);
    await press('Enter');
    expect(chosen).to.deep.equal(['b_project']);
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(network.shadowRoot!.activeElement).to.equal(row('Stage 2'));
    await press('ArrowLeft');
    expect(row('Stage 2').getAttribute('aria-expanded')).to.equal('false');
  });

  it('finds layers by name, by kind and by shape, and says when there is none', async () => {
    await type('depthwise');
    expect(titles()).to.deep.equal([
      'Stage 1 · depthwise',
      'Block 2a · depthwise',
      'Block 2b · depthwise',
    ]);
    expect(row('Block 2b · depthwise').querySelector('.detail')!.textContent).to.match(
      /^c_depthwise, /,
    );
    await type('conv 8x8x16');
    expect(titles()).to.deep.equal(['Block 2a · project', 'Block 2b · project']);
    await type('block 2b add');
    expect(titles()).to.deep.equal(['Block 2b · add']);
    await type('c_add');
    expect(titles()).to.deep.equal(['Block 2b · add']);
    await type('Dense');
    expect(titles()).to.deep.equal(['Classifier']);
    await type('zebra');
    expect(rows()).to.have.length(0);
    expect(network.renderRoot.querySelector('.found')!.textContent).to.contain('zebra');
  });

  it('draws the mean activation of each layer at its own resolution', async () => {
    const values = new Float32Array(16 * 16);
    values[0] = 1;
    network.result = { maps: { stem: { height: 16, width: 16, values } } };
    await drawn(network);
    const canvas = row('Stem').querySelector('canvas')!;
    expect([canvas.width, canvas.height]).to.deep.equal([16, 16]);
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, 2, 1);
    // Ends of viridis as matplotlib has them: #fde725 and #440154.
    expect([...data.subarray(0, 3)]).to.deep.equal([253, 231, 37]);
    expect([...data.subarray(4, 7)]).to.deep.equal([68, 1, 84]);
    expect(row('Pool').querySelector('canvas')).to.equal(null);
  });

  it('scrolls itself, not the page, to the selection', async () => {
    network.style.height = '220px';
    network.layer = 'c_add';
    await network.updateComplete;
    const selected = rows()
      .find((one) => one.ariaSelected === 'true')!
      .getBoundingClientRect();
    const box = network.getBoundingClientRect();
    expect(selected.top).to.be.at.least(box.top);
    expect(selected.bottom).to.be.at.most(box.bottom);
  });

  it('is a strip of thumbnails when compact, with the block of the selected layer', async () => {
    network.compact = true;
    network.layer = 'c_depthwise';
    await network.updateComplete;
    const stops = [...network.renderRoot.querySelectorAll('button')];
    expect(
      stops.map((stop) => stop.querySelector('[aria-hidden=true]:not(canvas)')!.textContent),
    ).to.deep.equal(['in', 'stem', '1', '2b', 'head']);
    expect(stops[3]!.getAttribute('aria-current')).to.equal('true');
    expect(stops[3]!.textContent).to.contain('Block 2b');
    const [picture, caption] = ['canvas', '[aria-hidden=true]:not(canvas)'].map((part) =>
      stops[1]!.querySelector(part)!.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    expect(caption.top).to.be.at.least(picture.bottom);
    expect(caption.x + caption.width / 2).to.be.closeTo(picture.x + picture.width / 2, 1);
    stops[1]!.click();
    expect(chosen).to.deep.equal(['stem']);
    await expectAccessible(network);
  });

  const button = (name: string) =>
    [...network.renderRoot.querySelectorAll('button')].find(
      (one) => one.textContent.trim() === name,
    )!;
  const map = () => network.renderRoot.querySelector<HTMLElement>('[role=scrollbar]');
  const sightOf = async () => {
    // Sizes and scrolling are told of with the frames.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await drawn(network);
  };

  it('opens all and closes all', async () => {
    button('Open all').click();
    await network.updateComplete;
    expect(titles()).to.include.members(['Block 2a', 'Block 2b', 'expand', 'add']);
    expect(rows().every((one) => one.getAttribute('aria-expanded') !== 'false')).to.equal(true);
    button('Close all').click();
    await network.updateComplete;
    expect(titles()).to.have.length(7);
    expect(button('Close all').disabled).to.equal(true);
  });

  it('jumps from one layer that was found to the next, and around, by Enter', async () => {
    const input = network.renderRoot.querySelector('input')!;
    input.focus();
    await type('depthwise');
    const status = () => network.renderRoot.querySelector('.found')!.textContent.trim();
    expect(status()).to.equal('3 layers');
    const enter = async (shiftKey: boolean) => {
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', shiftKey, bubbles: true, cancelable: true }),
      );
      await network.updateComplete;
    };
    for (const back of [false, false, true, true]) await enter(back);
    expect(chosen).to.deep.equal(['a_depthwise', 'b_depthwise', 'a_depthwise', 'c_depthwise']);
    expect(status()).to.equal('3 of 3 layers');
    expect(network.shadowRoot!.activeElement).to.equal(input);
    button('Next').click();
    expect(chosen.at(-1)).to.equal('a_depthwise');
  });

  it('goes from the field to what was found by the arrow, and back by Escape, with all rows', async () => {
    const input = network.renderRoot.querySelector('input')!;
    input.focus();
    await type('depthwise');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(network.shadowRoot!.activeElement).to.equal(row('Block 2a · depthwise'));
    await press('Escape');
    expect(network.shadowRoot!.activeElement).to.equal(input);
    expect(input.value).to.equal('');
    expect(titles()).to.have.length(7);
    expect(network.renderRoot.querySelector('.found')!.textContent.trim()).to.equal('');
  });

  it('shows the layer that was found in its place when the search ends', async () => {
    await type('c_depthwise');
    button('Next').click();
    await type('');
    const selected = rows().find((one) => one.ariaSelected === 'true');
    expect(selected?.title).to.equal('c_depthwise');
    expect(titles()).to.include('Block 2b');
  });

  it('has a nested model as a row that opens', async () => {
    network.model = nestedModel;
    await network.updateComplete;
    expect(titles()).to.deep.equal(['Input', 'backbone', 'Pool', 'Classifier']);
    expect(row('backbone').querySelector('.detail')!.textContent).to.equal('a model of 12 layers');
    row('backbone').click();
    await network.updateComplete;
    expect(chosen).to.deep.equal(['backbone/head']);
    expect(titles()).to.deep.equal([
      'Input',
      'backbone',
      'Stem',
      'Stage 1',
      'Stage 2',
      'Head',
      'Pool',
      'Classifier',
    ]);
    network.layer = 'backbone/c_depthwise';
    await network.updateComplete;
    const selected = rows().find((one) => one.ariaSelected === 'true');
    expect(selected?.getAttribute('aria-level')).to.equal('4');
  });

  it('says beneath which of two inputs the photo comes in, and shows it there', async () => {
    const photo = {
      width: 2,
      height: 1,
      pixels: new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 255, 255]),
    };
    network.model = twoInputModel;
    network.photo = photo;
    await network.updateComplete;
    button('Open all').click();
    await drawn(network);
    const inputs = rows().filter((one) => ['image', 'depth'].includes(one.title));
    const seen = inputs.map((one) => [
      one.title,
      one.querySelector('.detail')!.textContent,
      one.querySelector('canvas')!.className,
    ]);
    // The longer way comes first: that from the depth.
    expect(seen).to.deep.equal([
      ['depth', 'depth', ''],
      ['image', 'cat.png', 'photo'],
    ]);
    const { data } = inputs[1]!.querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, 2, 1);
    expect([...data]).to.deep.equal([...photo.pixels]);
    expect(row('add').querySelector('.detail')!.textContent).to.equal('2 inputs');
  });

  it('sets a long name above its shape where the lines leave no room beside it', async () => {
    const long = JSON.stringify(nestedModel.layers).replaceAll('backbone', 'the_whole_backbone');
    network.model = { ...nestedModel, layers: JSON.parse(long) as typeof nestedModel.layers };
    await network.updateComplete;
    const placeOf = (title: string) => {
      const one = row(title);
      const [name, detail, shape] = ['.first', '.detail', '.shape'].map((part) =>
        one.querySelector(part)!.getBoundingClientRect(),
      ) as [DOMRect, DOMRect, DOMRect];
      return { beside: shape.top < name.bottom - 2, below: detail.top >= name.bottom - 2 };
    };
    expect(placeOf('Classifier')).to.deep.equal({ beside: true, below: true });
    expect(placeOf('the_whole_backbone')).to.deep.equal({ beside: false, below: true });
  });

  it('says of blocks that are built alike once what they are', async () => {
    const long = longModel(6);
    const wide = long.layers.map((one) =>
      one.name.startsWith('block1_first') ? { ...one, kind: 'SeparableConv2D' } : one,
    );
    network.model = { ...long, layers: wide };
    await network.updateComplete;
    row('Stage 1').click();
    await network.updateComplete;
    expect(titles()).to.deep.equal(['Input', 'Stage 1', 'Block 1a', 'Blocks 1b–1f', 'Pool']);
    expect(row('Blocks 1b–1f').querySelector('.detail')!.textContent).to.equal('5 built alike');
  });

  it('has only what is in sight in the page, and all of it in reach', async () => {
    network.model = longModel(350);
    await network.updateComplete;
    button('Open all').click();
    await sightOf();
    expect(rows().length).to.be.within(10, 60);
    expect(row('Stage 1').getAttribute('aria-setsize')).to.equal('3');
    const scroller = network.renderRoot.querySelector('.scroll')!;
    // 1 input, 1 stage, 350 blocks of 4 rows, the pooling.
    expect(scroller.scrollHeight).to.be.at.least(1400 * 28);
    scroller.scrollTop = scroller.scrollHeight;
    await sightOf();
    expect(titles()).to.include('Pool');
    expect(rows().length).to.be.within(10, 60);
  });

  it('moves the focus to rows that were not there before', async () => {
    network.model = longModel(350);
    await network.updateComplete;
    button('Open all').click();
    await sightOf();
    rows()[0]!.focus();
    const focused = () => network.shadowRoot!.activeElement?.getAttribute('title');
    for (const [key, layer] of [
      ['End', 'pool'],
      ['ArrowUp', 'block350_add'],
      ['Home', 'image'],
    ] as const) {
      await press(key);
      expect(focused()).to.equal(layer);
      await sightOf();
    }
  });

  it('reveals a layer far down, and marks on the map where it is', async () => {
    network.model = longModel(350);
    network.layer = 'block200_first_convolution';
    await network.updateComplete;
    button('Open all').click();
    await sightOf();
    const box = network.renderRoot.querySelector('.scroll')!.getBoundingClientRect();
    const selected = rows().find((one) => one.ariaSelected === 'true')!;
    expect(selected.title).to.equal('block200_first_convolution');
    expect(selected.getBoundingClientRect().top).to.be.within(box.top, box.bottom);
    const here = /M0,([\d.]+)/.exec(map()!.querySelector('.here')!.getAttribute('d')!);
    expect(Number(here![1]) / map()!.clientHeight).to.be.closeTo(200 / 350, 0.01);
  });

  it('scrolls by the map: with keys, and to where it is pressed', async () => {
    expect(map()).to.equal(null);
    network.model = longModel(350);
    await network.updateComplete;
    button('Open all').click();
    await sightOf();
    const scroller = network.renderRoot.querySelector('.scroll')!;
    expect(map()!.getAttribute('aria-valuenow')).to.equal('0');
    map()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', cancelable: true }));
    expect(scroller.scrollTop).to.equal(scroller.scrollHeight - scroller.clientHeight);
    map()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', cancelable: true }));
    expect(scroller.scrollTop).to.equal(scroller.scrollHeight - 2 * scroller.clientHeight);
    const { top, height } = map()!.getBoundingClientRect();
    // The mouse is pointer 1, and always there to be captured.
    map()!.dispatchEvent(
      new PointerEvent('pointerdown', { pointerId: 1, clientY: top + height / 4 }),
    );
    const middle = scroller.scrollTop + scroller.clientHeight / 2;
    expect(middle / scroller.scrollHeight).to.be.closeTo(0.25, 0.01);
    await sightOf();
    expect(Number(map()!.getAttribute('aria-valuenow'))).to.be.closeTo(25, 2);
    await expectAccessible(network);
  });

  it('shortens a long name in its middle, and says all of it', async () => {
    await type('');
    network.model = longModel(2);
    await type('block1_first');
    const name = rows()[0]!.querySelector<HTMLElement>('.name')!;
    expect(name.textContent).to.equal('Block 1a · conv');
    name.style.width = '70px';
    const [start, end] = name.children as unknown as [HTMLElement, HTMLElement];
    expect(start.scrollWidth).to.be.greaterThan(start.clientWidth);
    expect(end.scrollWidth).to.be.at.most(end.clientWidth);
  });

  it('passes the accessibility check with a block open and with a search', async () => {
    network.layer = 'c_depthwise';
    await network.updateComplete;
    await expectAccessible(network);
    await type('conv');
    await expectAccessible(network);
  });
});
