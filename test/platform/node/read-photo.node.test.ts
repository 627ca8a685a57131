import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { loadModel, predict, readPhoto, startBackend } from '../../../src/platform/node/index.js';
import type { Network } from '../../../src/core/graph/network.js';

const photo = new URL('../../../demo/public/photos/chelsea.png', import.meta.url);

describe('convlens in Node', () => {
  let network: Network;

  before(async () => {
    expect(await startBackend()).to.equal('wasm');
    network = await loadModel('efficientnet-lite0');
  });
  after(() => network.dispose());

  it('opens the embedded model by its name, and a photo as that model reads it', async () => {
    const { values } = await readPhoto(photo, network);
    expect(values).to.have.length(224 * 224 * 3);
    const { top } = await predict(network, values, { top: 1 });
    expect(top[0]?.name).to.equal('Egyptian cat');
  });

  it('reads the same of a path, a URL and bytes', async () => {
    const path = fileURLToPath(photo);
    const all = await Promise.all(
      [path, photo, new Uint8Array(await readFile(path))].map((one) => readPhoto(one, network)),
    );
    for (const { values } of all) expect(values).to.deep.equal(all[0]!.values);
  });

  it('cuts the photo as it is told', async () => {
    const { values } = await readPhoto(photo, network);
    const { values: whole } = await readPhoto(photo, network, { crop: 'stretch' });
    expect(whole).to.not.deep.equal(values);
  });
});
