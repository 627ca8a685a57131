import { expect } from 'chai';
import { classFolders, type GivenClasses } from '../../../src/core/classification/class-folders.js';
import { loadMeanings } from '../../../src/core/classification/load-meanings.js';
import type { Meanings } from '../../../src/core/classification/meanings.js';
import { readGivenClasses } from '../../../src/core/classification/read-given-classes.js';
import type { ToldClasses } from '../../../src/core/classification/told-classes.js';
import { LabelsError } from '../../../src/core/errors.js';
import { IMAGENET_1K } from '../../../src/core/labels/imagenet-1k.js';
import { IMAGENET_IDS } from '../../../src/core/labels/imagenet-ids.js';
import { distinctLabels } from '../../../src/core/labels/label.js';

const told = (labels: readonly string[], source: ToldClasses['source']): ToldClasses => ({
  names: distinctLabels(labels),
  labels,
  source,
});
const imagenet = told(IMAGENET_1K, 'imagenet');
const numbered = told(['class 0', 'class 1', 'class 2'], 'numbered');

/** Index and rule of each folder, in the order given. */
function found(
  classes: ToldClasses,
  folders: readonly string[],
  given?: GivenClasses,
  meanings?: Meanings,
) {
  const counted = new Map(folders.map((folder) => [folder, 1]));
  const all = classFolders(classes, counted, given, meanings);
  return folders.map((name) => {
    const { classIndex, by } = all.find(({ folder }) => folder === name)!;
    return [classIndex, by];
  });
}

describe('the classes of folders', () => {
  it('knows 1,000 rising WordNet ids, among them those that Keras lists', () => {
    expect(IMAGENET_IDS).to.have.length(1000);
    expect(IMAGENET_IDS.every((id, i) => i === 0 || id > IMAGENET_IDS[i - 1]!)).to.equal(true);
    // From imagenet_class_index.json of Keras.
    const keras = [
      [0, 1440764, 'tench'],
      [281, 2123045, 'tabby'],
      [285, 2124075, 'Egyptian cat'],
      [967, 7920052, 'espresso'],
      [999, 15075141, 'toilet tissue'],
    ] as const;
    for (const [index, id, name] of keras) {
      expect(IMAGENET_IDS[index]).to.equal(id);
      expect(imagenet.names[index]).to.equal(name);
    }
  });

  it('are found by name, whatever the case, the spaces and a number in front', () => {
    const folders = [
      'Egyptian cat',
      'egyptian_cat',
      'EgyptianCat',
      '285.Egyptian-cat',
      'tabby cat',
    ];
    expect(found(imagenet, folders)).to.eql([
      [285, 'name'],
      [285, 'name'],
      [285, 'name'],
      [285, 'name'],
      [281, 'name'],
    ]);
  });

  it('are found by WordNet id, alone or before a name, also where names are listed', () => {
    const folders = ['n02123045', 'n02123045-tabby', 'n02123045_1'];
    expect(found(imagenet, folders)).to.eql(folders.map(() => [281, 'wordnet']));
    const background = told(['background', ...IMAGENET_1K], 'imagenet');
    expect(found(background, ['n02123045'])).to.eql([[282, 'wordnet']]);
    const few = told(['golf ball', 'tench', 'parachute'], 'listed');
    expect(found(few, ['n01440764', 'n02123045', 'n99999999'])).to.eql([
      [1, 'wordnet'],
      [null, null],
      [null, null],
    ]);
  });

  it('are found by number, unless numbers are names', () => {
    expect(found(numbered, ['2', '01', 'class 1', 'class_2', '3', '-1'])).to.eql([
      [2, 'number'],
      [1, 'number'],
      [1, 'name'],
      [2, 'name'],
      [null, null],
      [null, null],
    ]);
    const digits = told(['1', '2', '3'], 'listed');
    expect(found(digits, ['1', '0'])).to.eql([
      [0, 'name'],
      [null, null],
    ]);
  });

  it('go by the order of the folders where classes have no names, and are as many', () => {
    expect(found(numbered, ['dog', 'ape', 'cat'])).to.eql([
      [2, 'order'],
      [0, 'order'],
      [1, 'order'],
    ]);
    const none = [null, null];
    expect(found(numbered, ['dog', 'ape'])).to.eql([none, none]);
    const listed = told(['x', 'y', 'z'], 'listed');
    expect(found(listed, ['dog', 'ape', 'cat'])).to.eql([none, none, none]);
  });

  it('are none, with what may be meant, for a name that no class or several have', () => {
    const counted = new Map([
      ['crane', 2],
      ['tabbi', 3],
      ['__proto__', 1],
      ['constructor', 1],
      ['', 1],
    ]);
    const all = classFolders(imagenet, counted);
    expect(all.map(({ folder }) => folder)).to.eql([
      '',
      '__proto__',
      'constructor',
      'crane',
      'tabbi',
    ]);
    expect(all.every(({ classIndex, by }) => classIndex === null && by === null)).to.equal(true);
    const [, , , crane, tabby] = all;
    expect(crane?.suggestions).to.include.members(['crane (134)', 'crane (517)']);
    expect(crane?.pictures).to.equal(2);
    expect(tabby?.suggestions[0]).to.equal('tabby');
  });

  it('reads accents alike, however they are written', () => {
    const classes = told(['bò', 'bơ'], 'listed');
    expect(found(classes, ['bo\u0300', 'bo\u031b'])).to.eql([
      [0, 'name'],
      [1, 'name'],
    ]);
  });

  it('are those given, by index, by name, or none', () => {
    const given = readGivenClasses('{ "cats": 285, "Katzen": "tabby cat", "tench": null }');
    expect(found(imagenet, ['cats', 'Katzen', 'tench', 'goldfish'], given)).to.eql([
      [285, 'given'],
      [281, 'given'],
      [null, 'given'],
      [1, 'name'],
    ]);
    const lines = readGivenClasses('\uFEFFcat\ndog\n');
    expect([...lines]).to.eql([
      ['cat', 0],
      ['dog', 1],
    ]);
    expect([...readGivenClasses('["cat", "dog"]')]).to.eql([...lines]);
    expect([...readGivenClasses('{ "__proto__": 1 }')]).to.eql([['__proto__', 1]]);
  });

  it('are several by meaning, which folders that mean the same share; the name of a class goes before', async () => {
    const meanings = await loadMeanings(imagenet);
    const folders = ['cat', 'cats', '01_dog', 'tabby', 'mouse', 'horse', 'mèo'];
    // Pictures of several classes are counted from 1000 on.
    expect(found(imagenet, folders, undefined, meanings)).to.eql([
      [1001, 'meaning'],
      [1001, 'meaning'],
      [1000, 'meaning'],
      [281, 'name'],
      [673, 'name'],
      [339, 'meaning'],
      [null, null],
    ]);
    const counted = new Map(folders.map((folder) => [folder, 1]));
    const all = classFolders(imagenet, counted, undefined, meanings);
    const of = (name: string) => all.find(({ folder }) => folder === name);
    expect(of('cats')?.classes).to.eql([281, 282, 283, 284, 285, 286, 287]);
    expect(of('tabby')).to.deep.include({ classes: [281], meanings: [], suggestions: [] });
    expect(of('mèo')?.meanings).to.eql([]);
    const without = found(imagenet, ['cat'], undefined);
    expect(without, 'where nothing is known of meanings').to.eql([[null, null]]);
  });

  it('are offered by meaning before spelling', async () => {
    const meanings = await loadMeanings(imagenet);
    const offered = (name: string) => {
      const [one] = classFolders(imagenet, new Map([[name, 1]]), undefined, meanings);
      const words = one!.meanings.map(({ words: [word], classes }) => [word, classes.length]);
      return { by: one!.by, words, suggestions: one!.suggestions };
    };
    expect(offered('rocket')).to.eql({
      by: 'meaning',
      words: [
        ['rocket', 1],
        ['vehicle', 67],
      ],
      suggestions: ['projectile'],
    });
    expect(offered('crane')).to.deep.include({
      by: null,
      suggestions: ['crane (134)', 'crane (517)'],
    });
    expect(offered('old_car'), 'by its last word').to.deep.include({ by: null, suggestions: [] });
    expect(offered('old_car').words.slice(0, 2)).to.eql([
      ['car', 10],
      ['car', 2],
    ]);
    expect(offered('tabbi'), 'a slip').to.deep.include({ by: null, words: [] });
    expect(offered('tabbi').suggestions[0]).to.equal('tabby');
  });

  it('are several where several are given, by index, by name or by meaning', async () => {
    const meanings = await loadMeanings(imagenet);
    const given = readGivenClasses(
      '{ "a": [285, "tabby"], "b": "cats", "c": [], "d": [281, 281] }',
    );
    const folders = new Map(['a', 'b', 'c', 'd'].map((folder) => [folder, 1]));
    const all = classFolders(imagenet, folders, given, meanings);
    expect(all.map(({ classes, classIndex, by }) => [classes, classIndex, by])).to.eql([
      [[281, 285], 1000, 'given'],
      [[281, 282, 283, 284, 285, 286, 287], 1001, 'given'],
      [[], null, 'given'],
      [[281], 281, 'given'],
    ]);
  });

  it('says what is wrong with what is given', () => {
    const fails = (given: string, words: string) =>
      expect(() => found(imagenet, ['a'], readGivenClasses(given))).to.throw(LabelsError, words);
    fails('{ "a": 1000 }', 'the classes are 0 to 999, not 1000 for "a"');
    fails('{ "a": "tabbi" }', '"tabbi", given for "a", is no class; did you mean "tabby"');
    fails('{ "a": {} }', '"a" needs the index of a class, its name, a list of these, or null');
    fails(
      '{ "a": [1, null] }',
      '"a" needs the index of a class, its name, a list of these, or null',
    );
    fails('{ "a": [1, "tabbi"] }', '"tabbi", given for "a", is no class');
    fails('{ "a": 1', 'cut short');
    fails('{}', 'names no folder');
    fails('', 'no names');
  });
});
