import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModel } from '../../../src/core/formats/load-model.js';
import { predict } from '../../../src/core/prediction/predict.js';

const good = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../../golden/keras/row.keras', import.meta.url))),
);

/** What a model that is in order says of one image: the same, whatever was read before. */
export async function answerOfGoodModel(): Promise<readonly number[]> {
  const network = await loadModel(good);
  const [height = 1, width = 1, channels = 1] = network.inputs[0]?.shape ?? [];
  const image = Float32Array.from({ length: height * width * channels }, (_, i) => Math.sin(i));
  try {
    return (await predict(network, image)).top.map(({ logit }) => logit);
  } finally {
    network.dispose();
  }
}
