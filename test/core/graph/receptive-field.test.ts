import { expect } from 'chai';
import type { ReceptiveAxis, ReceptiveField } from '../../../src/core/graph/layer-info.js';
import { receptiveField } from '../../../src/core/graph/receptive-field.js';
import { windowAxis } from '../../../src/core/ops/window.js';

const pixel: ReceptiveAxis = { start: 0, stride: 1, size: 1 };
const input: ReceptiveField = { vertical: pixel, horizontal: pixel };

function slide(
  field: ReceptiveField | undefined,
  size: number,
  kernel: number,
  stride: number,
  padding: 'same' | 'valid',
  dilation = 1,
): ReceptiveField | undefined {
  const axis = windowAxis(size, kernel, stride, dilation, padding);
  return receptiveField([field], [axis, axis]);
}

describe('receptiveField', () => {
  it('grows through a stack as worked out by hand', () => {
    // 16 pixels. 3×3, same: one cell of padding before; sees 3 pixels, the first from −1.
    const conv1 = slide(input, 16, 3, 1, 'same');
    expect(conv1?.vertical).to.eql({ start: -1, stride: 1, size: 3 });
    // Pool 2, stride 2: no padding; two cells, one pixel apart: 4 pixels.
    const pool = slide(conv1, 16, 2, 2, 'valid');
    expect(pool?.vertical).to.eql({ start: -1, stride: 2, size: 4 });
    // 3×3, stride 2, same over 8 cells: 4 cells, one cell of padding, all of it after.
    // Three cells, two pixels apart: 4 + 2 · 2 = 8 pixels.
    const conv2 = slide(pool, 8, 3, 2, 'same');
    expect(conv2?.vertical).to.eql({ start: -1, stride: 4, size: 8 });
    // 3×3, dilation 2, same over 4 cells: 2 cells of padding before, four pixels each: −1 − 8.
    // Cells 0, 2 and 4: 8 + 4 · 4 = 24 pixels.
    const conv3 = slide(conv2, 4, 3, 1, 'same', 2);
    expect(conv3?.vertical).to.eql({ start: -9, stride: 4, size: 24 });
    expect(conv3?.horizontal).to.eql(conv3?.vertical);
  });

  it('covers both paths of a skip', () => {
    const conv1 = slide(input, 16, 3, 2, 'same');
    // 16 pixels, 8 cells: one pixel of padding, after: cell 0 sees 0, 1, 2.
    expect(conv1?.vertical).to.eql({ start: 0, stride: 2, size: 3 });
    const conv2 = slide(conv1, 8, 3, 1, 'same');
    expect(conv2?.vertical).to.eql({ start: -2, stride: 2, size: 7 });
    expect(receptiveField([conv1, conv2])?.vertical).to.eql({ start: -2, stride: 2, size: 7 });
    // A skip that is shifted against the other path: from the lower start to the higher end.
    const shifted: ReceptiveAxis = { start: 3, stride: 2, size: 4 };
    const other: ReceptiveField = { vertical: shifted, horizontal: shifted };
    expect(receptiveField([conv2, other])?.vertical).to.eql({ start: -2, stride: 2, size: 9 });
  });

  it('is unknown where nothing that is read lies over the image', () => {
    expect(receptiveField([undefined])).to.equal(undefined);
    expect(receptiveField([undefined, input])).to.eql(input);
  });
});
