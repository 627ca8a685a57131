import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FetchError, ImageDecodeError } from '../core/errors.js';
import { loadModel } from '../core/formats/load-model.js';
import type { Network } from '../core/graph/network.js';
import { prepareImage, type PreparedImage } from '../core/image/prepare-image.js';
import { imageInput } from '../core/input-feed.js';
import { decodePicture } from '../platform/node/decode-picture.js';
import { fileFetch } from '../platform/node/file-fetch.js';
import { startBackend } from '../platform/node/start-backend.js';
import { bytesOf } from '../view/numbers.js';
import type { Args } from './args.js';
import type { Output } from './output.js';
import { defaultModel, embeddedModels } from './package.js';

/** A network and a photo as it sees it. */
export interface Opened {
  readonly network: Network;
  readonly image: PreparedImage;
}

/** Opens the model of `--model`. */
export async function openModel(args: Args, output: Output): Promise<Network> {
  const url = modelUrl(args.text('model') ?? defaultModel);
  output.progress('starting');
  await startBackend();
  const onProgress = (loaded: number, all: number) => {
    const { done, total } = bytesOf(loaded, all);
    output.progress(`model: ${done} of ${total}`);
  };
  return loadModel(url, { fetch: fileFetch, onProgress });
}

/** Opens the photo, then the model, so that a wrong photo is told at once. */
export async function openBoth(path: string, args: Args, output: Output): Promise<Opened> {
  const { picture } = await decodePicture(existing(path));
  const network = await openModel(args, output);
  const crop = args.flag('no-resize') ? 'none' : 'centre';
  return { network, image: prepareImage(picture, imageInput(network), { crop }) };
}

/**
 * Address of a model: the name of an embedded one, a URL, the path of a model.json or of its folder.
 * @throws FetchError when it is none of these
 */
export function modelUrl(model: string): string {
  const embedded = Object.hasOwn(embeddedModels, model) ? embeddedModels[model] : undefined;
  if (embedded) return embedded.href;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(model)) return model;
  const path = resolve(model);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found) return pathToFileURL(found.isDirectory() ? resolve(path, 'model.json') : path).href;
  const names = Object.keys(embeddedModels).join(', ');
  throw new FetchError(`there is no model "${model}"; give ${names}, a model.json or its URL`);
}

/** The path of a file that is there. */
export function existing(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new ImageDecodeError(`there is no file "${path}"`);
  if (found.isDirectory()) throw new ImageDecodeError(`"${path}" is a folder, not a picture`);
  return path;
}
