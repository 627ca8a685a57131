import { expect } from 'chai';
import { resolveClass } from '../../src/core/resolve-class.js';
import type { Network } from '../../src/core/graph/network.js';
import { useBackend } from '../support/backends.js';
import { openEmbedded } from '../support/embedded-network.js';

describe('resolveClass', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  it('takes an index, as a number or in words', () => {
    expect(resolveClass(network, 285)).to.equal(285);
    expect(resolveClass(network, ' 0 ')).to.equal(0);
  });

  it('takes a short name or any synonym, whatever its case', () => {
    expect(resolveClass(network, 'egyptian CAT')).to.equal(285);
    expect(resolveClass(network, 'tabby cat')).to.equal(281);
    expect(resolveClass(network, 'tiger  cat')).to.equal(282);
    expect(resolveClass(network, 'crane (517)')).to.equal(517);
    expect(resolveClass(network, 'toilet paper')).to.equal(999);
  });

  it('lists the choices where several classes have the name', () => {
    expect(() => resolveClass(network, 'crane')).to.throw(
      'several classes are called "crane": 134 "crane (134)", 517 "crane (517)"',
    );
  });

  it('suggests what is spelled alike, or has the word', () => {
    expect(() => resolveClass(network, 'egyptan cat')).to.throw(/did you mean "Egyptian cat"/);
    expect(() => resolveClass(network, 'cat')).to.throw(/did you mean "tabby", "tiger cat"/);
  });

  it('names the range of indices', () => {
    for (const wrong of [1000, -1, 1.5, '1000']) {
      expect(() => resolveClass(network, wrong)).to.throw(`the classes are 0 to 999, not ${wrong}`);
    }
  });
});
