import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { BytesFile } from '../../../../src/core/formats/files/model-file.js';
import { predict } from '../../../../src/core/prediction/predict.js';
import { useBackend } from '../../../support/backends.js';
import { expectClose } from '../../../support/close.js';

const bytesOf = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../../golden/keras/older/${name}`, import.meta.url)));

describe('a model of Keras 2.12 or 2.13', () => {
  before(() => useBackend('wasm'));

  const sources: readonly (readonly [string, readonly string[]])[] = [
    ['as 2.12 wrote it', ['2.12.keras']],
    ['as 2.13 wrote it', ['2.13.keras']],
    ['as 2.13 wrote it on Windows', ['windows.keras']],
    ['its weights alone', ['alone.json', 'alone.weights.h5']],
  ];
  for (const [what, names] of sources) {
    it(`answers as there: ${what}`, async () => {
      const files = names.map((name) => new BytesFile(name, bytesOf(name)));
      const network = await loadModel(files);
      const image = Float32Array.from({ length: 8 * 8 * 3 }, (_, i) => ((i * 37) % 101) / 101);
      const { probabilities } = await predict(network, image);
      network.dispose();
      const answers = JSON.parse(new TextDecoder().decode(bytesOf('answers.json'))) as number[];
      expectClose(probabilities, answers, { absolute: 2e-6 });
    });
  }
});
