import { expect } from 'chai';
import { told } from '../../src/core/error-sentence.js';
import { failuresOf, failuresOfSession, slownessOf } from '../../src/session/failures.js';
import { initialState, type SessionState } from '../../src/session/state.js';
import type { Slot } from '../../src/session/snapshot.js';

const error = { name: 'FetchError', message: 'it answered 404' };
const other = { name: 'MemoryError', message: 'it is too large' };

const asked = { id: 'a', source: 'net' as string, phase: 'error', error } as const;
const askedModel = { ...asked, from: 'https://example.org/models/net/model.json', select: {} };
const withModel = (model: typeof askedModel): SessionState => ({
  ...initialState,
  model: { open: null, asked: model },
});

describe('failuresOf a session', () => {
  it('is empty where nothing failed', () => {
    expect(failuresOf(initialState)).to.deep.equal([]);
  });

  it('has the model that did not open, and knows whether it was asked for by its name', () => {
    const [failure, ...more] = failuresOf(withModel(askedModel));
    expect(failure).to.deep.equal({ at: 'model', error, goesOn: false, named: true });
    expect(more).to.be.empty;
    const source = askedModel.from;
    expect(failuresOf(withModel({ ...askedModel, source }))[0]?.named).to.equal(false);
  });

  it('goes on where another photo is still open', () => {
    const image = { ...asked, name: 'cat.jpg', from: 'https://example.org/cat.jpg' };
    const at = (open: unknown) =>
      failuresOf({ ...initialState, image: { open, asked: image } } as SessionState);
    expect(at(null)).to.deep.equal([{ at: 'image', error, goesOn: false, named: false }]);
    expect(at({})[0]?.goesOn).to.equal(true);
  });

  it('tells a backend that is none from a layer that is none', () => {
    const backend = told({ kind: 'no-backend', backend: 'gpu', available: [] });
    const places = [{ ...error, facts: backend }, error].map(
      (notice) => failuresOf({ ...initialState, notice })[0]?.at,
    );
    expect(places).to.deep.equal(['backend', 'choice']);
    const lost = {
      name: 'BackendChange',
      reason: { kind: 'webgl-lost' },
      backend: 'wasm',
    } as const;
    expect(failuresOf({ ...initialState, notice: lost })).to.be.empty;
  });

  it('has what several jobs failed with once, and leaves it to those who show the jobs', () => {
    const slot = (failure: typeof error): Slot<never> => ({ phase: 'error', error: failure });
    const answers = {
      ...initialState.answers,
      predict: new Map([['1', slot(other)]]),
      heatmap: new Map([
        ['1', slot(other)],
        ['2', slot(error)],
      ]),
    };
    const state = { ...initialState, answers };
    expect(failuresOf(state).map(({ at }) => at)).to.deep.equal(['predict', 'heatmap']);
    expect(failuresOfSession(state)).to.be.empty;
  });
});

describe('slownessOf a backend', () => {
  const backend = { name: 'wasm', available: ['wasm', 'cpu'], tensors: 0, bytes: 0 } as const;

  it('is nothing where wasm has SIMD, or is not what computes', () => {
    expect(slownessOf({ ...backend, simd: true })).to.equal(undefined);
    expect(slownessOf(backend)).to.equal(undefined);
    expect(slownessOf({ ...backend, name: 'webgl', simd: false })).to.equal(undefined);
  });

  it('says what is missing', () => {
    expect(slownessOf({ ...backend, simd: false })?.facts?.kind).to.equal('no-simd');
    const cpu = { ...backend, name: 'cpu', available: ['cpu'] } as const;
    expect(slownessOf(cpu)?.facts?.kind).to.equal('wasm-refused');
    expect(slownessOf(cpu), 'is the same each time').to.equal(slownessOf(cpu));
  });
});
