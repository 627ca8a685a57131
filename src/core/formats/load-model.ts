import { architectureOf, type Architecture } from '../graph/architecture.js';
import { chosen, type Choices } from '../graph/choices.js';
import type { StoredGraph } from '../graph/definition.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { InputInfo, OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import type { Remark } from '../graph/remark.js';
import { harmless } from '../harmless.js';
import { endpointRemarks } from '../assembly/endpoint-remarks.js';
import { withNames } from './files/names-beside.js';
import { readModel, type ModelSource, type ReadModelOptions } from './read-model.js';
import { withGuess } from './with-guess.js';

/** What is known of a model before its weights are read. */
export interface ModelOutline {
  readonly layers: number;
  /** All weight values. */
  readonly parameters: number;
  /** What it was written as: `Keras HDF5`, say. */
  readonly format: string;
  readonly inputs: readonly InputInfo[];
  readonly outputs: readonly OutputInfo[];
  /** What is to be known of how the model was read. */
  readonly remarks: readonly Remark[];
}

export interface LoadOptions extends ReadModelOptions, Choices {
  /**
   * Whether files beside the model, or at addresses beside its own, are looked into for the names of its
   * classes where its own file has none; unless `labels` are given.
   */
  readonly names?: boolean | undefined;
  /** Called once, before the weights are read. */
  readonly onOutline?: ((outline: ModelOutline) => void) | undefined;
}

/**
 * Opens a model: a tfjs layers or graph model, or a Keras model, `.keras` or `.h5`. What it is, is
 * told by its bytes, never by its name. The backend of tfjs must be running. How it wants photos is
 * guessed where its file does not say, see `guessPreprocessing`.
 *
 * @param source - an address; `indexeddb://` and a name for one that TensorFlow.js keeps in the browser;
 * the bytes of a file; a file, as the web's `File` is; or several in any order, a model.json and its
 * weight files, say
 * @throws FetchError, KeptModelError, ModelFormatError, ReadingLimitError, SeveralModelsError, UnsupportedLayerError,
 * NotConvolutionalError, WeightsError, AbortError; and for what was chosen as `Network.withChoices`
 */
export async function loadModel(source: ModelSource, options: LoadOptions = {}): Promise<Network> {
  const { format, ...graph } = await readGraph(source, options);
  options.onOutline?.({ ...outlineOf(graph), format });
  return GraphNetwork.open(graph, options);
}

/**
 * Reads all of a model but the values of its weights: layers, shapes, how many weights, inputs and
 * outputs. So it takes no backend, and the layers of a Keras model alone are enough
 * (`model.to_json()`), which `loadModel` cannot open.
 *
 * @throws as `loadModel`
 */
export async function readArchitecture(
  source: ModelSource,
  options: Omit<LoadOptions, 'onOutline'> = {},
): Promise<Architecture & { readonly format: string }> {
  const { format, ...graph } = await readGraph(source, options);
  return { ...architectureOf(graph), format };
}

async function readGraph(
  source: ModelSource,
  options: LoadOptions,
): Promise<StoredGraph & { readonly format: string }> {
  const { format, findNames, ...read } = await readModel(source, options);
  const { names = options.labels === undefined, signal } = options;
  const plain = chosen(withGuess(read), options);
  const open = names ? await withNames(plain, findNames, signal) : plain;
  const remarks = [...open.remarks, ...endpointRemarks(open)];
  return { ...open, name: harmless(open.name), remarks, format };
}

function outlineOf(graph: StoredGraph): Omit<ModelOutline, 'format'> {
  const { nodes, inputs, outputs, remarks } = graph;
  const layers = nodes.map(({ info }) => info).filter(({ partOf }) => partOf === undefined);
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  return { layers: layers.length, parameters, inputs, outputs, remarks };
}
