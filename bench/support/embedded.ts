import { loadModel } from '../../src/core/formats/load-model.js';
import type { Network } from '../../src/core/graph/network.js';
import { imageInput } from '../../src/core/graph/input-feed.js';
import { prepareImage } from '../../src/core/image/prepare-image.js';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import { fileFetch } from '../../src/platform/node/file-fetch.js';
import { startBackend } from '../../src/platform/node/start-backend.js';

/** EfficientNet-Lite0 as it is shipped, on wasm. */
export async function openEmbedded(): Promise<Network> {
  await startBackend('wasm');
  const url = new URL('../../models/efficientnet-lite0/model.json', import.meta.url);
  return loadModel(url.href, { fetch: fileFetch });
}

/** The sample photo as the network reads it. */
export async function samplePhoto(network: Network): Promise<Float32Array> {
  const path = new URL('../../demo/public/photos/chelsea.png', import.meta.url);
  const { picture } = await decodePicture(path.pathname);
  return prepareImage(picture, imageInput(network)).values;
}
