import { expect } from 'chai';
import { matchClasses } from '../../../src/components/predictions/match-classes.js';
import { classLabels, classNames } from '../../../src/core/prediction/class-labels.js';
import { nameIndex, resolveClass } from '../../../src/core/prediction/resolve-class.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';

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

  it('takes the class that is spelled exactly so before one of other case', () => {
    expect(resolveClass(network, 'cardigan')).to.equal(474);
    expect(resolveClass(network, ' Cardigan ')).to.equal(264);
    expect(() => resolveClass(network, 'CARDIGAN')).to.throw(
      'several classes are called "CARDIGAN": 264 "Cardigan", 474 "cardigan"',
    );
  });

  it('finds each of the 1000 classes by every name of it, or lists it among those of that name', () => {
    const names = classNames(network);
    const labels = classLabels(network);
    const shared = new Set<string>();
    labels.forEach((label, index) => {
      expect(resolveClass(network, names[index]!)).to.equal(index);
      expect(resolveClass(network, `${label.split(',')[0]!} (${index})`)).to.equal(index);
      for (const name of [label, ...label.split(', ')]) {
        const found = outcome(name);
        if (typeof found === 'string') {
          shared.add(name);
          expect(found).to.match(new RegExp(`[:,] ${index} "`));
        } else if (found !== index) {
          // The first name of another class, which that class has alone.
          expect(names[found]).to.equal(name);
        }
      }
    });
    expect([...shared].sort().join(', ')).to.equal(
      'Sus scrofa, catamount, crane, crawfish, grass snake, horn, maillot, panda, panther, ' +
        'sand viper, wagon',
    );

    function outcome(name: string): number | string {
      try {
        return resolveClass(network, name);
      } catch (error) {
        return String(error);
      }
    }
  });

  it('puts each of the 1000 classes first in the search of the page, by its name', () => {
    const names = classNames(network);
    // The likeliest would come first: all others are.
    names.forEach((name, index) => {
      const shares = names.map((_, other) => (other === index ? 0 : 1));
      expect(matchClasses(name, names, shares)[0]).to.equal(index);
    });
  });

  it('asks which is meant where a number is the index of one class and the name of another', () => {
    const labels = Array.from({ length: 1000 }, (_, index) => String(index + 1));
    const counted = network.withChoices({ labels });
    expect(() => resolveClass(counted, '7')).to.throw(
      '"7" is the name of one class and the index of another: write "8 (7)", "7 (6)"',
    );
    expect(resolveClass(counted, '7 (6)')).to.equal(6);
    expect(resolveClass(counted, '1000')).to.equal(999);
    expect(resolveClass(counted, 7)).to.equal(7);
    counted.dispose();
  });

  it('looks names up in one index a network, made anew for other names', () => {
    const index = nameIndex(network);
    expect(nameIndex(network)).to.equal(index);
    expect(index.spellings[1]!.bySynonym.get('tabby cat')).to.eql([281]);
    const named = network.withChoices({ labels: ['one', 'two'] });
    expect(nameIndex(named).spellings[0]!.byName.get('two')).to.eql([1]);
    expect(nameIndex(named).spellings[0]!.byName.get('tabby')).to.equal(undefined);
    named.dispose();
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
