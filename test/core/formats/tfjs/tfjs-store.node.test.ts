import { expect } from 'chai';
import { KeptModelError } from '../../../../src/core/errors.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';

describe('a model that TensorFlow.js keeps in a browser', () => {
  it('cannot be opened where there is none, which is said', async () => {
    const error = await loadModel('indexeddb://mine').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(KeptModelError);
    expect((error as Error).message)
      .to.contain('"indexeddb://mine"')
      .and.to.contain('a browser');
  });
});
