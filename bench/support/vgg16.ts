import { loadModel } from '../../src/core/formats/load-model.js';
import type { Network } from '../../src/core/graph/network.js';
import { seededRandom } from '../../src/core/random.js';
import { startBackend } from '../../src/platform/node/start-backend.js';

/** Convolutions of each block, and their channels (Simonyan and Zisserman 2015, column D). */
const BLOCKS = [
  [2, 64],
  [2, 128],
  [3, 256],
  [3, 512],
  [3, 512],
] as const;

/** The deepest convolution. */
export const vggTop = 'block5_conv3';
/** What ascent is measured at: its value before the ReLU. */
export const vggTarget = `${vggTop}/linear`;

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * The thirteen convolutions of VGG16 as a tfjs layers model with random weights (He-initialised, so
 * that activations neither fade nor explode), read as any other model.
 */
export async function openVgg16(): Promise<Network> {
  await startBackend('wasm');
  const { layers, weights } = describe();
  const manifest = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const model = JSON.stringify({
    modelTopology: { class_name: 'Sequential', config: { name: 'vgg16', layers } },
    weightsManifest: [{ paths: ['weights.bin'], weights: manifest }],
  });
  const files: Readonly<Record<string, string | Blob>> = {
    'model.json': model,
    'weights.bin': new Blob(weights.map(({ values }) => values.slice())),
  };
  return loadModel('model.json', { fetch: async (path) => new Response(files[path]) });
}

function describe() {
  const random = seededRandom(16);
  const layers: unknown[] = [];
  const weights: Weight[] = [];
  let inputs = 3;
  BLOCKS.forEach(([count, filters], block) => {
    for (let i = 1; i <= count; i++) {
      const name = `block${block + 1}_conv${i}`;
      const first = layers.length === 0 ? { batch_input_shape: [null, 128, 128, 3] } : {};
      const size = { filters, kernel_size: [3, 3], padding: 'same', activation: 'relu' };
      layers.push({ class_name: 'Conv2D', config: { name, ...first, ...size } });
      const spread = Math.sqrt(6 / (9 * inputs));
      const kernel = Float32Array.from(
        { length: 9 * inputs * filters },
        () => spread * (2 * random() - 1),
      );
      weights.push({ name: `${name}/kernel`, shape: [3, 3, inputs, filters], values: kernel });
      weights.push({ name: `${name}/bias`, shape: [filters], values: new Float32Array(filters) });
      inputs = filters;
    }
    const window = { pool_size: [2, 2], strides: [2, 2] };
    const pool = { name: `block${block + 1}_pool`, ...window };
    layers.push({ class_name: 'MaxPooling2D', config: pool });
  });
  return { layers, weights };
}
