import { expect } from 'chai';
import { zipSync } from 'fflate';
import { classNames, labelSource } from '../../../../src/core/prediction/class-labels.js';
import type { Fetch } from '../../../../src/core/formats/files/fetch-bytes.js';
import { loadModel, type LoadOptions } from '../../../../src/core/formats/load-model.js';
import type { ModelSource } from '../../../../src/core/formats/read-model.js';
import { holdsNames } from '../../../../src/core/labels/names-files.js';
import { useBackend } from '../../../support/backends.js';
import { denseTop, filesOf } from '../../../support/small-models.js';
import { chosenFile as file, URL_OF_MODEL } from '../model-files.js';

/** A model that tells `units` classes apart. */
function files(units = 2, metadata?: Readonly<Record<string, unknown>>) {
  const model = denseTop(units, units === 1 ? 'sigmoid' : 'softmax');
  const made = filesOf({ ...model, ...(metadata && { metadata }) }, 'a.bin');
  return { json: made['model.json'] as string, bytes: made['a.bin'] as ArrayBuffer };
}

const { json, bytes } = files();
const chosen = (folder = '') => [file(`${folder}model.json`, json), file(`${folder}a.bin`, bytes)];

/** What is known of a model's classes, and what was said. */
async function opened(source: ModelSource, options?: LoadOptions) {
  const network = await loadModel(source, options);
  const { remarks } = network;
  const names = classNames(network);
  const from = labelSource(network);
  network.dispose();
  return {
    names,
    from,
    remarks: remarks.filter(({ kind }) => kind === 'names-beside' || kind === 'unfit-names'),
  };
}

const TEACHABLE = JSON.stringify({
  tfjsVersion: '1.3.1',
  tmVersion: '2.4.4',
  packageName: '@teachablemachine/image',
  userMetadata: {},
  modelName: 'tm-my-image-model',
  labels: ['Cat', 'Dog'],
  imageSize: 224,
});

/** Lists in the forms in which tools and people keep them. */
const lists: Readonly<Record<string, string>> = {
  'metadata.json': TEACHABLE,
  'labels.txt': '0 Cat\n1 Dog\n',
  'class_names.txt': 'Cat\r\nDog',
  'class_names.json': '["Cat", "Dog"]',
  'class_indices.json': '{"Dog": 1, "Cat": 0}',
  'labels.json': '{"0": "Cat", "1": "Dog"}',
  'classes.txt': 'Cat\nDog',
  'pets_labels.txt': 'Cat\nDog',
  'label_map.json': '[{"id": 1, "name": "Dog"}, {"id": 0, "name": "Cat"}]',
  'id2label.json': '{"id2label": {"0": "Cat", "1": "Dog"}}',
};

describe('names of classes beside a model', () => {
  before(() => useBackend('cpu'));

  for (const [name, text] of Object.entries(lists)) {
    it(`are read from files that came with it, in a folder and in a zip: ${name}`, async () => {
      const zip = zipSync({
        'net/model.json': new TextEncoder().encode(json),
        'net/a.bin': new Uint8Array(bytes),
        [`net/${name}`]: new TextEncoder().encode(text),
      });
      for (const source of [
        [...chosen(), file(name, text)],
        [...chosen('net/'), file(`net/${name}`, text)],
        file('net.zip', zip),
      ]) {
        const { names, from, remarks } = await opened(source);
        expect(names).to.eql(['Cat', 'Dog']);
        expect(from).to.equal('listed');
        expect(remarks).to.eql([{ kind: 'names-beside', file: name }]);
      }
    });
  }

  it('are taken from the model’s own folder before others', async () => {
    const other = file('net/old/labels.txt', 'Old\nOlder');
    const { names } = await opened([other, ...chosen('net/'), file('net/class.txt', 'Cat\nDog')]);
    expect(names).to.eql(['Cat', 'Dog']);
  });

  it('are not taken where the list is of another length, which is said', async () => {
    const three = file('labels.txt', 'Cat\nDog\nCow');
    const { names, from, remarks } = await opened([...chosen(), three]);
    expect(names).to.eql(['class 0', 'class 1']);
    expect(from).to.equal('numbered');
    expect(remarks).to.eql([{ kind: 'unfit-names', file: 'labels.txt', names: 3, classes: 2 }]);
    const two = await opened([...chosen(), three, file('classes.txt', 'Cat\nDog')]);
    expect(two.names).to.eql(['Cat', 'Dog']);
  });

  it('give a name to each side of one sigmoid', async () => {
    const one = files(1);
    const source = [file('model.json', one.json), file('a.bin', one.bytes)];
    const { from, remarks } = await opened([...source, file('labels.txt', 'Cat\nDog')]);
    expect(from).to.equal('listed');
    expect(remarks).to.have.length(1);
  });

  it('are not looked for where the model has its own, or a person has chosen', async () => {
    const own = files(2, { labels: ['Left', 'Right'] });
    const list = file('labels.txt', 'Cat\nDog');
    const source = [file('model.json', own.json), file('a.bin', own.bytes), list];
    expect((await opened(source)).names).to.eql(['Left', 'Right']);
    const given = await opened([...chosen(), list], { labels: ['Up', 'Down'] });
    expect(given.names).to.eql(['Up', 'Down']);
    expect((await opened([...chosen(), list], { names: false })).from).to.equal('numbered');
  });

  it('do not come from what is no list', async () => {
    for (const other of [
      file('metadata.json', '{"keras_version": "3.15.1", "date_saved": "2026-11-30"}'),
      file('labels.txt', '<!doctype html><p>Not Found</p>'),
      file('labels.json', '{"broken": '),
      file('class_weights.json', '{"0": 1, "1": 2}'),
      file('notes.txt', 'Cat\nDog'),
    ]) {
      const { names, remarks } = await opened([...chosen(), other]);
      expect(names).to.eql(['class 0', 'class 1']);
      expect(remarks).to.eql([]);
    }
  });
});

describe('names of classes beside the address of a model', () => {
  before(() => useBackend('cpu'));

  /** Answers from these files by their address, and writes down what is asked for. */
  function site(more: Readonly<Record<string, string>>) {
    const asked: { url: string; redirect: unknown }[] = [];
    const base = URL_OF_MODEL.slice(0, URL_OF_MODEL.lastIndexOf('/') + 1);
    const own: Readonly<Record<string, string | ArrayBuffer>> = {
      'model.json': json,
      'a.bin': bytes,
      ...more,
    };
    const fetch: Fetch = async (url, init) => {
      asked.push({ url, redirect: (init as RequestInit | undefined)?.redirect });
      const name = url.slice(base.length).split('?')[0] ?? '';
      const body = url.startsWith(base) && Object.hasOwn(own, name) ? own[name] : undefined;
      return body === undefined
        ? new Response('<html>Not Found</html>', { status: 404 })
        : new Response(body);
    };
    return { asked, fetch, base };
  }

  for (const [name, text] of Object.entries(lists).slice(0, 7)) {
    it(`are asked for, on the model’s own site alone: ${name}`, async () => {
      const { asked, fetch, base } = site({ [name]: text });
      const { names } = await opened(`${URL_OF_MODEL}?key=1`, { fetch });
      expect(names).to.eql(['Cat', 'Dog']);
      const more = asked.filter(({ url }) => !/(model\.json|a\.bin)\?/.test(url));
      expect(more.map(({ url }) => url.startsWith(base) && url.endsWith('?key=1'))).to.eql(
        Array.from({ length: 7 }, () => true),
      );
      // An answer may not lead on to another site.
      expect(new Set(more.map(({ redirect }) => redirect))).to.eql(new Set(['error']));
    });
  }

  it('may be missing, which is no error and nothing to say, offline too', async () => {
    const { fetch } = site({});
    expect(await opened(URL_OF_MODEL, { fetch })).to.eql({
      names: ['class 0', 'class 1'],
      from: 'numbered',
      remarks: [],
    });
    const kept: Fetch = (url, init) =>
      /(model\.json|a\.bin)$/.test(url)
        ? fetch(url, init)
        : Promise.reject(new TypeError('Failed to fetch'));
    expect((await opened(URL_OF_MODEL, { fetch: kept })).from).to.equal('numbered');
  });

  it('may be a page that every address gives', async () => {
    const { fetch } = site({});
    const page: Fetch = async (url, init) => {
      const answer = await fetch(url, init);
      return answer.ok ? answer : new Response('<!doctype html><title>App</title>');
    };
    expect((await opened(URL_OF_MODEL, { fetch: page })).remarks).to.eql([]);
  });

  it('are waited for no longer than a few seconds', async () => {
    const { fetch } = site({});
    const silent: Fetch = (url, init) =>
      /(model\.json|a\.bin)$/.test(url)
        ? fetch(url, init)
        : new Promise((_, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
          });
    const start = performance.now();
    expect((await opened(URL_OF_MODEL, { fetch: silent })).from).to.equal('numbered');
    expect(performance.now() - start).to.be.at.least(3000);
  }).timeout(30_000);

  it('are not asked for where the model has its own', async () => {
    const own = files(2, { labels: ['Left', 'Right'] });
    const { asked, fetch } = site({ 'model.json': own.json });
    await opened(URL_OF_MODEL, { fetch });
    expect(asked).to.have.length(2);
  });
});

describe('a file of names', () => {
  it('is told by what it is called', () => {
    const yes = [
      'Labels.TXT',
      'a/b/labels.json',
      'class_names.txt',
      'class-names.json',
      'names.txt',
    ];
    const more = [
      'flower_classes.txt',
      'labels_en.txt',
      'imagenet_class_index.json',
      'classes.json',
    ];
    for (const name of [...yes, ...more]) expect(holdsNames(name), name).to.equal(true);
    const no = ['model.json', 'config.json', 'class_weights.json', 'labels.png', 'unlabelled.txt'];
    for (const name of [...no, 'filenames.txt', 'notes.txt', 'labels']) {
      expect(holdsNames(name), name).to.equal(false);
    }
  });
});
