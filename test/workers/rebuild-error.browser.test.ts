import { expect } from 'chai';
import { told } from '../../src/core/error-sentence.js';
import { FetchError, MemoryError } from '../../src/core/errors.js';
import { errorData } from '../../src/core/error-data.js';
import { rebuildError } from '../../src/workers/client/rebuild-error.js';

describe('an error that crosses from the worker', () => {
  it('has its class, message and facts again', () => {
    const facts = told({ kind: 'no-room', bytes: 2e9, held: 3e9 });
    const thrown = new MemoryError(facts);
    const found = rebuildError(structuredClone(errorData(thrown)));
    expect(found).to.be.instanceOf(MemoryError);
    expect(found).to.include({ message: thrown.message });
    expect(found).to.deep.include({ facts });
  });

  it('has its message alone where it has no facts', () => {
    const found = rebuildError(errorData(new FetchError('no such file')));
    expect(found).to.be.instanceOf(FetchError);
    expect(found).to.include({ message: 'no such file', facts: undefined });
  });

  it('keeps the name of another, and where it was thrown', () => {
    const { name, message, stack } = new RangeError('too far');
    const found = rebuildError({ name, message, stack });
    expect(found).to.include({ name: 'RangeError', message: 'too far', stack });
  });
});
