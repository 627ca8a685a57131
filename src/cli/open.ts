import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FetchError, ImageDecodeError } from '../core/errors.js';
import { loadModel, type ModelOutline } from '../core/formats/load-model.js';
import type { ModelSource } from '../core/formats/read-model.js';
import type { Network } from '../core/graph/network.js';
import { prepareImage, type PreparedImage } from '../core/image/prepare-image.js';
import { imageInput } from '../core/input-feed.js';
import { importLayers } from '../core/kinds/import-layers.js';
import { decodePicture } from '../platform/node/decode-picture.js';
import { filesOnDisk, namesOnDisk } from '../platform/node/disk-files.js';
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

/**
 * Opens the model of `--model`.
 * @param onOutline - called before its weights are read
 */
export async function openModel(
  args: Args,
  output: Output,
  onOutline?: (outline: ModelOutline) => void,
): Promise<Network> {
  const source = await modelSource(args.text('model') ?? defaultModel);
  const layers = args.text('layers');
  if (layers !== undefined) await importLayers(pathToFileURL(resolve(layers)).href);
  output.progress('starting');
  await startBackend();
  const onProgress = (loaded: number, all: number) => {
    const { done, total } = bytesOf(loaded, all);
    output.progress(`model: ${done} of ${total}`);
  };
  const position = args.integer('position', { min: 0 });
  return loadModel(source, { fetch: fileFetch, onProgress, onOutline, position });
}

/** Opens the photo, then the model, so that a wrong photo is told at once. */
export async function openBoth(path: string, args: Args, output: Output): Promise<Opened> {
  const { picture } = await decodePicture(existing(path));
  const network = await openModel(args, output);
  const crop = args.flag('no-resize') ? 'none' : 'centre';
  return { network, image: prepareImage(picture, imageInput(network), { crop }) };
}

/**
 * Where a model is: the address of an embedded one by its name, a URL, or files by a path. A
 * model.json goes by its address, beside which its weight files are; other files are read by ranges.
 * @throws FetchError when it is none of these
 */
async function modelSource(model: string): Promise<ModelSource> {
  const embedded = Object.hasOwn(embeddedModels, model) ? embeddedModels[model] : undefined;
  if (embedded) return embedded.href;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(model)) return model;
  const path = resolve(model);
  if (!statSync(path, { throwIfNoEntry: false })) {
    const names = Object.keys(embeddedModels).join(', ');
    throw new FetchError(
      `there is no model "${model}"; give ${names}, a file, a folder or a model.json's URL`,
    );
  }
  const files = await filesOnDisk(path);
  const [only, ...more] = files;
  if (!only || more.length > 0) return files;
  const [first] = new Uint8Array(await only.slice(0, 1).arrayBuffer());
  if (statSync(path).isDirectory()) return files;
  return first === BRACE ? pathToFileURL(path).href : [...files, ...(await namesOnDisk(path))];
}

/** `{`, with which JSON begins. */
const BRACE = 0x7b;

/** The path of a file that is there. */
export function existing(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new ImageDecodeError(`there is no file "${path}"`);
  if (found.isDirectory()) throw new ImageDecodeError(`"${path}" is a folder, not a picture`);
  return path;
}
