import { expect } from 'chai';
import { receptiveField } from '../../../src/core/graph/receptive-field.js';
import { slicedWindows } from '../../../src/core/ops/slice.js';

const pixel = { start: 0, stride: 1, size: 1 };
const input = { vertical: pixel, horizontal: pixel };

/** The fields of what is taken of an image of 10 × 12 pixels. */
function taken(...ranges: Parameters<typeof slicedWindows>[1]) {
  const windows = slicedWindows([1, 10, 12, 3], ranges);
  return windows && receptiveField([input], windows);
}

describe('slicedWindows', () => {
  it('begins where the part begins, and steps as it does', () => {
    // x[:, 4:, 1::2]: rows 4, 5, …; columns 1, 3, …
    expect(taken({}, { start: 4 }, { start: 1, step: 2 })).to.eql({
      vertical: { start: 4, stride: 1, size: 1 },
      horizontal: { start: 1, stride: 2, size: 1 },
    });
    // From the end: x[:, -3:] begins at row 7.
    expect(taken({}, { start: -3 })?.vertical.start).to.equal(7);
  });

  it('leaves rows and columns alone where only channels are taken', () => {
    expect(taken({}, {}, {}, { start: 1, stop: 2 })).to.eql(input);
  });

  it('knows nothing of what is turned round, or of what is no image', () => {
    expect(taken({}, { step: -1 })).to.equal(null);
    expect(slicedWindows([1, 10, 12], [{}, { start: 2 }])).to.equal(null);
  });
});
