import { expect } from 'chai';
import '../../../src/components/kernel/kernel.js';
import type { KernelResult } from '../../../src/core/unit/kernel.types.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, drawn, find, findAll, mount, pixelOf, textOf } from '../shared/mount.js';
import { snapshotOf } from '../shared/snapshot.js';

const depthwise: KernelResult = {
  layer: 'relu',
  source: 'conv',
  kind: 'depthwise',
  channel: 7,
  height: 2,
  width: 2,
  inputs: 1,
  limit: 0.5,
  slices: [{ input: 7, values: Float32Array.of(0.5, 0, -0.5, 0.25) }],
};

// The ends and the middle of ColorBrewer's RdBu, as matplotlib has them.
const red = 'rgb(103, 0, 31)';
const white = 'rgb(247, 247, 247)';
const blue = 'rgb(5, 48, 97)';

describe('cl-kernel', () => {
  afterEach(cleanUp);

  it('draws a depthwise kernel red where positive, blue where negative, white at zero', async () => {
    const element = await mount('cl-kernel', { result: depthwise });
    const cells = findAll(element, '.weights i').map(
      (cell) => getComputedStyle(cell).backgroundColor,
    );
    expect(cells.slice(0, 3)).to.deep.equal([red, white, blue]);
    expect(textOf(element, '.note')).to.equal('Weights of the 2 × 2 kernel');
    // Where there is no room for that, one word says what the numbers are.
    expect(find(element, '.brief').checkVisibility()).to.equal(false);
    element.style.setProperty('--cl-kernel-brief', 'block');
    expect(find(element, '.brief').checkVisibility()).to.equal(true);
    expect(textOf(element, '.brief')).to.equal('weights');
    await expectAccessible(element);
  });

  it('puts the limits, of equal size, at the ends of the scale', async () => {
    const element = await mount('cl-kernel', { result: depthwise });
    expect(textOf(element, '.scale')).to.equal('−0.5+0.5');
    const scale = find<HTMLCanvasElement>(element, '.scale canvas');
    expect(pixelOf(scale, 0, 0)).to.deep.equal([5, 48, 97, 255]);
    expect(pixelOf(scale, scale.width - 1, 0)).to.deep.equal([103, 0, 31, 255]);
  });

  it('shows the strongest slices of a convolution with their inputs', async () => {
    const slices = [4, 0, 9].map((input) => ({ input, values: new Float32Array(9) }));
    const result: KernelResult = {
      ...depthwise,
      kind: 'convolution',
      height: 3,
      width: 3,
      inputs: 40,
      slices,
    };
    const element = await mount('cl-kernel', { result });
    expect(findAll(element, 'figcaption').map((caption) => caption.textContent)).to.deep.equal([
      'input 4',
      'input 0',
      'input 9',
    ]);
    expect(textOf(element, '.note')).to.equal(
      'Weights of the 3 × 3 kernel: 3 strongest of 40 inputs',
    );
    await expectAccessible(element);
  });

  it('lists the inputs of a 1×1 kernel with bars to either side of zero', async () => {
    const slices = [
      { input: 12, values: Float32Array.of(-0.5) },
      { input: 3, values: Float32Array.of(0.25) },
    ];
    const result: KernelResult = {
      ...depthwise,
      kind: 'pointwise',
      height: 1,
      width: 1,
      inputs: 64,
      slices,
    };
    const element = await mount('cl-kernel', { result });
    const [left, right] = findAll(element, '.track').map((track) => {
      const bar = track.querySelector('i')!.getBoundingClientRect();
      const box = track.getBoundingClientRect();
      return { from: (bar.left - box.left) / box.width, to: (bar.right - box.left) / box.width };
    });
    expect(left!.from).to.be.closeTo(0, 0.03);
    expect(left!.to).to.be.closeTo(0.5, 0.03);
    expect(right!.from).to.be.closeTo(0.5, 0.03);
    expect(right!.to).to.be.closeTo(0.75, 0.03);
    await expectAccessible(element);
  });

  it('draws a kernel of zeros white, not as a division by zero', async () => {
    const slices = [{ input: 7, values: new Float32Array(4) }];
    const element = await mount('cl-kernel', { result: { ...depthwise, limit: 0, slices } });
    expect(getComputedStyle(find(element, '.weights i')).backgroundColor).to.equal(white);
  });

  it('wants the kernel of the channel chosen, and nothing before there is one', async () => {
    const element = await mount('cl-kernel');
    const result = { ...depthwise, layer: 'conv' };
    const snapshot = snapshotOf({ kernel: { phase: 'ready', value: result } });
    expect(element.wants(snapshot)).to.deep.equal([
      { job: 'kernel', request: { layer: 'conv', channel: 0 } },
    ]);
    const none = { ...snapshot, chosen: { ...snapshot.chosen, channel: null } };
    expect(element.wants(none)).to.deep.equal([]);
    element.receive(snapshot);
    await drawn(element);
    expect(findAll(element, '.weights')).to.have.length(1);
    element.receive(none);
    await drawn(element);
    expect(element).to.include({ result, stale: false });
    element.receive({ ...none, chosen: { ...none.chosen, layer: 'other' } });
    expect(element.stale).to.equal(true);
  });
});
