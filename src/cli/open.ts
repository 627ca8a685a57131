import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FetchError, LabelsError, LayersModuleError, OptionError } from '../core/errors.js';
import { loadModel, readArchitecture, type LoadOptions } from '../core/formats/load-model.js';
import type { Fetch } from '../core/formats/files/fetch-bytes.js';
import type { ModelFile } from '../core/formats/files/model-file.js';
import type { Architecture } from '../core/graph/architecture.js';
import type { Choices } from '../core/graph/choices.js';
import type { InputInfo, Preprocessing } from '../core/graph/layer-info.js';
import type { Network } from '../core/graph/network.js';
import { nameCount } from '../core/graph/output-classes.js';
import { prepareImage, type PreparedImage } from '../core/image/prepare-image.js';
import { preprocessingsFor } from '../core/image/preprocessings.js';
import { imageInput } from '../core/graph/input-feed.js';
import { importLayers } from '../core/kinds/import-layers.js';
import type { Kinds } from '../core/kinds/index.js';
import { labelsFor, readLabels } from '../core/labels/read-labels.js';
import { decodePicture } from '../platform/node/decode-picture.js';
import { fileFetch } from '../platform/node/file-fetch.js';
import { fileTrouble, readText } from '../platform/node/file-trouble.js';
import { modelOnDisk } from '../platform/node/model-on-disk.js';
import { startBackend } from '../platform/node/start-backend.js';
import { bytesOf } from '../view/numbers.js';
import type { Args } from './args.js';
import type { Output } from './output.js';
import { defaultModel, embeddedModels, embeddedUrl } from '../platform/package.js';
import { applicationOf } from './application-options.js';
import { openApplication } from './open-application.js';
import { cropOf, preprocessingNameOf } from './photo-options.js';
import { photoReading, withHint, type PhotoReading } from './photo-reading.js';

/** A network and a photo as it sees it. */
export interface NetworkAndPhoto {
  readonly network: Network;
  readonly image: PreparedImage;
  /** How the photo was read, and why so. */
  readonly photo: PhotoReading;
}

/**
 * Opens the model of `--model`, as `--input`, `--output`, `--labels` and `--preprocessing` say.
 * @param fetch - reads addresses, those of files too
 */
export async function openModel(
  args: Args,
  output: Output,
  fetch: Fetch = fileFetch,
): Promise<Network> {
  const application = applicationOf(args);
  const { options, choices } = await asked(args, output);
  const open =
    application === undefined
      ? opener(await modelSource(args), { ...options, fetch })
      : () => openApplication(application, args, output);
  output.progress('starting');
  await startBackend();
  const network = await open();
  return network.withChoices(choices(network));
}

const opener = (source: string | readonly ModelFile[], options: LoadOptions) => () =>
  loadModel(source, options);

/** Reads all of the same model but the values of its weights. */
export async function openArchitecture(
  args: Args,
  output: Output,
): Promise<Architecture & { readonly format: string }> {
  const { options, choices } = await asked(args, output);
  const source = await modelSource(args);
  const read = await readArchitecture(source, options);
  return { ...read.withChoices(choices(read)), format: read.format };
}

/** How the model is opened, and what is chosen of it once it is. */
async function asked(args: Args, output: Output) {
  const way = preprocessingNameOf(args);
  const list = args.text('labels');
  const names = list === undefined ? undefined : await namesIn(list);
  const layers = args.text('layers');
  const kinds = layers === undefined ? undefined : await layersIn(layers);
  const onProgress = (loaded: number, all: number) => {
    const { done, total } = bytesOf(loaded, all);
    output.progress(`model: ${done} of ${total}`);
  };
  const named = { imageInput: args.text('input'), output: args.text('output') };
  return {
    options: { fetch: fileFetch, onProgress, kinds, names: names === undefined, ...named },
    choices(read: Pick<Architecture, 'inputs' | 'outputs'>): Choices {
      const [image] = read.inputs;
      const [explained] = read.outputs;
      return {
        ...named,
        position: args.integer('position', { min: 0 }),
        preprocessing: way === undefined ? undefined : preprocessingNamed(way, image),
        labels: names && labelsFor(names, explained ? nameCount(explained) : 0),
      };
    },
  };
}

/** Opens the photo, then the model, so that a wrong photo is told at once. */
export async function openBoth(path: string, args: Args, output: Output): Promise<NetworkAndPhoto> {
  const crop = cropOf(args);
  const { picture } = await decodePicture(path);
  const network = await openModel(args, output);
  const image = prepareImage(picture, imageInput(network), { crop });
  const photo = await withHint(photoReading(network, args, crop), network, image);
  return { network, image, photo };
}

const namesIn = async (path: string): Promise<readonly string[]> =>
  readLabels(await readText(path, (why) => new LabelsError(why)));

function preprocessingNamed(name: string, input: InputInfo | undefined): Preprocessing {
  const { name: own = '', shape = [] } = input ?? {};
  const ways = preprocessingsFor(shape[2] ?? 0);
  const found = ways.find((way) => way.name === name);
  if (found) return found.preprocessing;
  const names = ways.map((way) => way.name).join(', ') || 'none of those with names';
  throw new OptionError(
    `input "${own}" reads ${shape[2] ?? 0} channels, for which there is ${names}, not "${name}"`,
  );
}

async function layersIn(path: string): Promise<Kinds> {
  const trouble = await fileTrouble(path);
  if (trouble === null) return importLayers(pathToFileURL(resolve(path)).href);
  throw new LayersModuleError(`the layers of ${path} could not be loaded: ${trouble}`);
}

/**
 * Where the model of `--model` is: the address of an embedded one by its name, a URL, or files by a path.
 * @throws FetchError when it is none of these
 */
export async function modelSource(args: Args): Promise<string | readonly ModelFile[]> {
  const model = args.text('model') ?? defaultModel;
  const embedded = embeddedUrl(model);
  if (embedded) return embedded.href;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(model)) return model;
  if (existsSync(resolve(model))) return modelOnDisk(model);
  const names = Object.keys(embeddedModels).join(', ');
  throw new FetchError(
    `there is no model "${model}"; give ${names}, a network of Keras Applications such as ResNet50, a file, a folder or a model.json's URL`,
  );
}
