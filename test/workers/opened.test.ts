import { expect } from 'chai';
import { BackendLostError, FetchError } from '../../src/core/errors.js';
import { Opened, type OpenCall } from '../../src/workers/client/opened.js';

const model: OpenCall = { job: 'open-model', request: { id: 'm', source: 'https://a.example/m' } };
const image: OpenCall = {
  job: 'open-image',
  request: { id: 'i', model: 'm', source: 'https://a.example/i', name: 'i' },
};

describe('what a client has opened', () => {
  it('is opened again in a new worker, models first', () => {
    const opened = new Opened();
    opened.add(image);
    opened.add(model);
    expect(opened.takeMissing()).to.deep.equal([]);
    opened.forgetWorker();
    expect(opened.takeMissing()).to.deep.equal([model, image]);
    expect(opened.takeMissing()).to.deep.equal([]);
  });

  it('is tried again at each call when it could not be opened', () => {
    const opened = new Opened();
    opened.add(model);
    const error = new FetchError('gone');
    opened.failed(model, error);
    expect(opened.failureFor({ model: 'm' })).to.equal(error);
    expect(opened.takeMissing()).to.deep.equal([model]);
  });

  it('is left alone when it broke the backend, until it is opened anew', () => {
    const opened = new Opened();
    opened.add(model);
    const error = new BackendLostError('too large');
    opened.failed(model, error);
    opened.forgetWorker();
    expect(opened.takeMissing()).to.deep.equal([]);
    expect(opened.failureFor({ model: 'm' })).to.equal(error);
    opened.add(model);
    opened.forgetWorker();
    expect(opened.takeMissing()).to.deep.equal([model]);
  });
});
