import { expect } from 'chai';
import { drawn } from '../shared/mount.js';
import type { ClNetwork } from '../../../src/components/network/network.js';
import '../../../src/components/network/network.js';
import { expectAccessible } from '../shared/axe.js';
import { model } from './small-network.js';

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
    expect(titles()).to.deep.equal(['a_depthwise', 'b_depthwise', 'c_depthwise']);
    await type('conv 8x8x16');
    expect(titles()).to.deep.equal(['b_project', 'c_project']);
    await type('Dense');
    expect(titles()).to.deep.equal(['classes']);
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
    stops[1]!.click();
    expect(chosen).to.deep.equal(['stem']);
    await expectAccessible(network);
  });

  it('passes the accessibility check with a block open and with a search', async () => {
    network.layer = 'c_depthwise';
    await network.updateComplete;
    await expectAccessible(network);
    await type('conv');
    await expectAccessible(network);
  });
});
