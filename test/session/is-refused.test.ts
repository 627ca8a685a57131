import { expect } from 'chai';
import type { Action } from '../../src/session/actions.js';
import { isRefused } from '../../src/session/is-refused.js';
import type { Locked } from '../../src/session/locked.js';
import { reduce } from '../../src/session/reduce.js';
import { snapshot } from '../../src/session/snapshot-of.js';
import { initialState, type SelectionPart } from '../../src/session/state.js';

describe('isRefused(action, snapshot)', () => {
  /** A session with a layer, a class and a method chosen, which keeps `locked`. */
  const sessionThatKeeps = (...locked: readonly Locked[]) => {
    const selection: SelectionPart = { layer: 'stem', classIndex: 3, method: 'gradient' };
    const chosen = reduce(initialState, { type: 'selected', selection });
    return snapshot(reduce(chosen, { type: 'locked', locked }));
  };
  const select = (selection: SelectionPart): Action => ({ type: 'selected', selection });

  it('refuses a request that would change what is kept, as a whole', () => {
    const session = sessionThatKeeps('layer', 'method');
    expect(isRefused(select({ layer: 'head', channel: 2 }), session)).to.equal(true);
    expect(isRefused(select({ method: 'grad-cam', classIndex: 4 }), session)).to.equal(true);
  });

  it('takes what leaves it as it is', () => {
    const session = sessionThatKeeps('layer', 'method');
    expect(isRefused(select({ layer: 'stem', channel: 2 }), session)).to.equal(false);
    expect(isRefused(select({ classIndex: 4 }), session)).to.equal(false);
    expect(isRefused({ type: 'cancelled' }, session)).to.equal(false);
  });

  it('refuses another photo, another model and another reading of it', () => {
    const image: Action = { type: 'image-asked', source: 'a', name: 'a', from: 'a.png' };
    const model: Action = { type: 'model-asked', source: 'a', from: 'a/model.json' };
    const reading: Action = { type: 'reading-asked', choices: {} };
    for (const action of [model, reading]) {
      expect(isRefused(action, sessionThatKeeps('model'))).to.equal(true);
      expect(isRefused(action, sessionThatKeeps('image'))).to.equal(false);
    }
    expect(isRefused(image, sessionThatKeeps('image'))).to.equal(true);
    expect(isRefused(image, sessionThatKeeps('model'))).to.equal(false);
  });
});
