import { expect } from 'chai';
import { classPaths, inTurns } from '../../../src/core/classification/class-paths.js';

describe('paths of class folders', () => {
  it('have the class in the folder below the one that holds all', () => {
    const paths = ['set/cat/1.png', 'set/dog/deep/2.png', 'set/readme.png'];
    expect(classPaths(paths)).to.eql(['cat', 'dog', null]);
  });

  it('have it in the first folder where several were dropped together, or one of a class', () => {
    expect(classPaths(['cat/1.png', 'dog/deep/2.png', '3.png'])).to.eql(['cat', 'dog', null]);
    expect(classPaths(['cat/1.png', 'cat/2.png'])).to.eql(['cat', 'cat']);
    expect(classPaths(['1.png'])).to.eql([null]);
    expect(classPaths([])).to.eql([]);
  });

  it('are looked at in turns, one of each class', () => {
    expect(inTurns(['a', 'a', 'a', null, 'b', 'b'])).to.eql([0, 4, 1, 5, 2]);
  });
});
