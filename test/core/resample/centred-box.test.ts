import { expect } from 'chai';
import { centredBox } from '../../../src/core/resample/centred-box.js';

describe('centredBox', () => {
  it('is the largest square in the middle of a wide or a tall picture', () => {
    const square = { height: 1, width: 1 };
    expect(centredBox({ height: 300, width: 451 }, square)).to.eql({
      top: 0,
      left: 75,
      height: 300,
      width: 300,
    });
    expect(centredBox({ height: 451, width: 300 }, square)).to.eql({
      top: 75,
      left: 0,
      height: 300,
      width: 300,
    });
  });

  it('has the proportions asked for', () => {
    expect(centredBox({ height: 100, width: 100 }, { height: 1, width: 2 })).to.eql({
      top: 25,
      left: 0,
      height: 50,
      width: 100,
    });
  });

  it('takes a fraction of every side', () => {
    expect(centredBox({ height: 256, width: 320 }, { height: 224, width: 224 }, 0.875)).to.eql({
      top: 16,
      left: 48,
      height: 224,
      width: 224,
    });
  });

  it('is never empty', () => {
    const box = centredBox({ height: 1, width: 900 }, { height: 224, width: 224 }, 0.2);
    expect(box).to.deep.include({ height: 1, width: 1, top: 0 });
  });
});
