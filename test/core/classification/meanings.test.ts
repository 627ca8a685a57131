import { expect } from 'chai';
import { loadMeanings } from '../../../src/core/classification/load-meanings.js';
import type { Meanings } from '../../../src/core/classification/meanings.js';
import type { ToldClasses } from '../../../src/core/classification/told-classes.js';
import { IMAGENET_1K } from '../../../src/core/labels/imagenet-1k.js';
import { distinctLabels } from '../../../src/core/labels/label.js';

const told = (labels: readonly string[], source: ToldClasses['source']): ToldClasses => ({
  names: distinctLabels(labels),
  labels,
  source,
});

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Read off the list of ImageNet's classes by hand. */
const cats = range(281, 287);
const dogs = range(151, 268);
const birds = [...range(7, 24), ...range(80, 100), ...range(127, 146)];
const fruits = [...range(948, 957), 984, 987, 988, 989, 990, 998];

describe('the meanings of words', () => {
  let meanings: Meanings;
  const sure = (word: string) => meanings.of(word)?.sure?.classes ?? null;
  const all = (word: string) => meanings.of(word)?.all.map(({ classes }) => classes);

  before(async () => {
    meanings = (await loadMeanings(told(IMAGENET_1K, 'imagenet')))!;
  });

  it('are all classes of a kind', () => {
    expect(sure('cat'), 'five cats, cougar and lynx').to.eql(cats);
    expect(sure('dog'), 'Chihuahua to Mexican hairless').to.eql(dogs);
    expect(sure('bird')).to.eql(birds);
    expect(sure('fruit'), 'Granny Smith to pomegranate, then seeds and hips').to.eql(fruits);
    const vehicles = sure('vehicle')!;
    expect(vehicles).to.include.members([404, 407, 468, 609, 657, 812, 867]);
    expect(vehicles, 'neither a cat nor a garage').to.not.include.members([281, 571]);
    expect(sure('horse'), 'sorrel').to.eql([339]);
    expect(meanings.of('cat')?.all[0]?.words).to.eql(['cat', 'true cat']);
  });

  it('are found whatever the case and the punctuation, and of plurals', () => {
    for (const word of ['Cat', 'CATS', 'cats', ' true_cat ']) expect(sure(word), word).to.eql(cats);
    expect(sure('birds_of_prey'), 'only the last word has a plural').to.equal(null);
    expect(sure('bird-of-prey'), 'kite, eagle, vulture, owl').to.eql([21, 22, 23, 24]);
    expect(sure('foxes'), 'red fox to grey fox').to.eql(range(277, 280));
    expect(sure('wolves'), 'timber wolf to coyote').to.eql(range(269, 272));
    expect(sure('tabbies')).to.eql([281]);
  });

  it('are the one that is used most, if it has most classes too', () => {
    // WordNet counted the motorcar 71 times, the car of a railway twice.
    expect(sure('car'), 'ambulance to sports car').to.eql([
      407, 436, 468, 511, 609, 627, 656, 661, 751, 817,
    ]);
    expect(all('car')).to.eql([sure('car'), [565, 705]]);
    expect(all('cat')?.[1], 'the big cats').to.eql(range(288, 293));
  });

  it('are offered only where another is as likely, or more', () => {
    for (const word of ['crane', 'cranes', 'plant', 'seal', 'mice', 'bike', 'whale']) {
      expect(sure(word), word).to.equal(null);
    }
    expect(all('crane'), 'the bird and the machine').to.eql([[134], [517]]);
    expect(meanings.of('crane')?.all.map(({ kind }) => kind)).to.eql([
      'wading bird',
      'lifting device',
    ]);
    expect(all('plant'), 'the flowers, and the mill').to.eql([[985, 986], [634]]);
    expect(all('seal'), 'sea lion; one of wax is counted more often').to.eql([[150]]);
    expect(all('mice'), 'of a computer').to.eql([[673]]);
    expect(all('bike'), 'bicycles, and a moped').to.eql([[444, 671], [665]]);
  });

  it('lead to what is called alike, and to what is wider', () => {
    const rocket = meanings.of('rocket')!;
    const names = (classes: readonly number[]) => classes.map((index) => IMAGENET_1K[index]);
    expect(names(rocket.sure!.classes)).to.eql(['missile']);
    expect(names(rocket.akin)).to.eql(['projectile, missile']);
    expect(rocket.wider?.words[0]).to.equal('vehicle');
    expect(rocket.wider?.classes, 'space shuttle').to.include(812);
    expect(meanings.of('cat')?.wider?.words[0]).to.equal('feline');
  });

  it('are none of a word that is unknown, or of another language', () => {
    for (const word of ['', 'zzz', 'mèo', 'con mèo', '猫', 'object', '__proto__', 's', 'es']) {
      expect(meanings.of(word), word).to.equal(null);
    }
  });

  it('count the background in front', async () => {
    const shifted = await loadMeanings(told(['background', ...IMAGENET_1K], 'imagenet'));
    expect(shifted?.of('cat')?.sure?.classes).to.eql(range(282, 288));
  });

  it('are there for the classes of ImageNet only, also where a file lists them', async () => {
    const keras = IMAGENET_1K.map((label) => label.split(',')[0]!.replaceAll(' ', '_'));
    expect((await loadMeanings(told(keras, 'listed')))?.of('cat')?.sure?.classes).to.eql(cats);
    const others = Array.from({ length: 1000 }, (_, index) => `class ${index}`);
    expect(await loadMeanings(told(others, 'numbered'))).to.equal(undefined);
    expect(await loadMeanings(told(['tench', 'goldfish', 'cat'], 'listed'))).to.equal(undefined);
    const reversed = [...IMAGENET_1K].reverse();
    expect(await loadMeanings(told(reversed, 'listed'))).to.equal(undefined);
  });
});
