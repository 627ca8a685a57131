import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { loadModel as loadInCore } from '../../../src/core/formats/load-model.js';
import type { ModelSource } from '../../../src/core/formats/read-model.js';
import { loadModel } from '../../../src/platform/node/load-model.js';
import { useBackend } from '../../support/backends.js';

const path = (name: string) => fileURLToPath(new URL(`../../golden/${name}`, import.meta.url));

describe('loadModel in Node', () => {
  before(() => useBackend('wasm'));

  async function nameOf(source: ModelSource): Promise<string> {
    const network = await loadModel(source);
    network.dispose();
    return network.name;
  }

  const graph = path('graph-models/residual/model.json');
  const sources: Readonly<Record<string, [ModelSource, ModelSource]>> = {
    'a path': [path('keras/small.keras'), path('keras/small.h5')],
    'a path from here': [
      relative(process.cwd(), path('keras/small.keras')),
      `./${relative(process.cwd(), path('keras/small.h5'))}`,
    ],
    'a file: URL': [
      pathToFileURL(path('keras/small.keras')).href,
      pathToFileURL(path('keras/small.h5')),
    ],
    'a model.json beside its weights': [graph, pathToFileURL(graph)],
    'a folder': [path('graph-models/residual'), `${path('graph-models/residual')}/`],
  };
  for (const [what, [one, other]] of Object.entries(sources)) {
    it(`opens ${what}`, async () => {
      expect(await nameOf(one))
        .to.equal(await nameOf(other))
        .and.not.equal('');
    });
  }

  it('says what is not there, and from where it looked', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'convlens-'));
    try {
      expect(await loadModel('nowhere/model.keras').catch(String)).to.equal(
        `FetchError: there is no file "nowhere/model.keras", seen from ${process.cwd()}`,
      );
      expect(await loadModel(empty).catch(String)).to.match(/^ModelFormatError: /);
    } finally {
      await rm(empty, { recursive: true });
    }
  });
});

describe('what loadModel of core takes for a file', () => {
  let bytes: Uint8Array<ArrayBuffer>;

  before(async () => {
    await useBackend('wasm');
    bytes = new Uint8Array(await readFile(path('keras/small.keras')));
  });

  const opens = async (source: ModelSource) => {
    const network = await loadInCore(source);
    expect(network.nodes.length).to.be.greaterThan(2);
    network.dispose();
  };

  it('is a Blob without a name, alone or in a list, a file, or the bytes themselves', async () => {
    const blob = new Blob([bytes]);
    for (const source of [
      blob,
      [blob],
      new Set([blob]),
      new File([blob], ''),
      bytes,
      bytes.buffer,
    ]) {
      await opens(source);
    }
    await opens(new Blob([new Uint8Array(await readFile(path('keras/small.h5')))]));
  });

  it('is named by its place where it cannot be read', async () => {
    const text = new Blob(['no model']);
    expect(await loadInCore(text).catch(String)).to.match(/^ModelFormatError: "model" is no model/);
    expect(await loadInCore([text]).catch(String)).to.match(
      /^ModelFormatError: "file 1" is no model/,
    );
  });

  it('is nothing else, which is said by name', async () => {
    const wrong: readonly unknown[] = [undefined, null, 5, {}, [5], ['a.keras'], new Map([[1, 2]])];
    for (const source of wrong) {
      expect(await loadInCore(source as ModelSource).catch(String)).to.match(
        /^ModelFormatError: a model is given by its address, by the bytes/,
      );
    }
  });
});
