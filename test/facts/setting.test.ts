import { expect } from 'chai';
import {
  allows,
  choice,
  choiceOrColour,
  defaultsOf,
  flag,
  number,
  positiveNumber,
  whole,
  type SettingSchema,
} from '../../src/facts/setting.js';

describe('a setting', () => {
  const cases: readonly (readonly [
    title: string,
    setting: SettingSchema,
    allowed: readonly unknown[],
    refused: readonly unknown[],
  ])[] = [
    ['a number', number(0.5, 0, 2, 0.1), [0, 0.123, 2], [-1e-9, 2.1, NaN, Infinity, '1', null]],
    ['a number above 0', positiveNumber(1, 0.1), [1e-9, 1e300], [0, -1, Infinity, true]],
    ['what counts', whole(3, 1, 9), [1, 9], [0, 10, 1.5, '3', undefined]],
    ['an even number', whole(128, 16, 512, 2), [16, 64, 512], [15, 33, 514, 64.5]],
    ['a choice', choice('a', ['a', 'b']), ['a', 'b'], ['c', '', '#808080', 1, null]],
    ['a choice or a colour', choiceOrColour('a', ['a']), ['a', '#80aAfF'], ['#80', '808080', 'b']],
    ['a flag', flag(true), [true, false], ['true', 1, 0, null]],
  ];
  for (const [title, setting, allowed, refused] of cases) {
    it(`that is ${title} takes what fits it, and nothing else`, () => {
      for (const value of allowed) expect(allows(setting, value), String(value)).to.equal(true);
      for (const value of refused) expect(allows(setting, value), String(value)).to.equal(false);
    });
  }

  it('has a default, and many of them have theirs by name', () => {
    expect(defaultsOf({ a: whole(3, 1, 9), b: flag(true), c: choice('x', ['x', 'y']) })).to.eql({
      ...{ a: 3, b: true, c: 'x' },
    });
  });
});
