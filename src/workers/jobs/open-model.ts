import { errorData } from '../../core/error-data.js';
import { ConvlensError, LabelsError } from '../../core/errors.js';
import { fetchBytes } from '../../core/formats/files/fetch-bytes.js';
import type { ModelOutline } from '../../core/formats/load-model.js';
import type { Choices } from '../../core/graph/choices.js';
import type { Network } from '../../core/graph/network.js';
import { nameCount } from '../../core/graph/output-classes.js';
import type { Remark } from '../../core/graph/remark.js';
import { readChoices } from '../../core/graph/read-choices.js';
import type { Kinds } from '../../core/kinds/index.js';
import { imageSize } from '../../core/image/prepare-image.js';
import { LARGEST_LIST } from '../../core/labels/names-files.js';
import { labelsFor, readLabels } from '../../core/labels/read-labels.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { summarise } from '../../core/summary/summarise.js';
import { rememberChoices, rememberedChoices } from '../../platform/browser/kept-models.js';
import { sayOffline } from '../../platform/browser/online.js';
import { loadSource, nameOf, type LoadSource } from '../load-source.js';
import { OpenModel } from '../open/open-model.js';
import type { Control, Job } from './job.js';
import { say } from '../../core/sentence.js';

/** What a person chooses of a model; class names may be given as the file that has them. */
export interface AskedChoices extends Omit<Choices, 'labels'> {
  readonly labels?: Choices['labels'] | Blob;
}

export interface OpenModelRequest {
  /** Name for later requests; another model that has it is freed. */
  readonly id: string;
  readonly source: LoadSource;
  /** A name for files, the same for the same ones; the client gives it. */
  readonly sourceName?: string;
  /**
   * All that was chosen of it; without, what is remembered of the same model. A model that is open
   * already under this id is not loaded again, only read in another way.
   */
  readonly choices?: AskedChoices;
  /**
   * Absolute address of a file of class names, which are those of the model where nothing else was chosen.
   * Where it cannot be used the model opens all the same, and a remark says why.
   */
  readonly labels?: string;
  /** Takes files that the browser has kept, however old: another worker has just read them. */
  readonly cached?: boolean;
}

/**
 * Loads a model and keeps it open; one that is open for somebody else is not loaded again. Where that
 * fails the models that are open stay so.
 */
export const openModel: Job<OpenModelRequest, ModelSummary, ModelOutline> = {
  lane: 'foreground',
  key: ({ id }) => `open-model ${id}`,
  async run(context, request, control) {
    const { id } = request;
    const source = nameOf(request);
    const kinds = await context.layers;
    const open = await context.modelFrom(id, source);
    const model = open ?? new OpenModel(await load(request, kinds, control));
    try {
      const choices = request.choices
        ? await settled(model.loaded, request.choices)
        : ((await remembered(model.loaded)) ?? {});
      const { labels, remarks } = await givenLabels(model.loaded, request.labels, choices, control);
      // Names that the page gives are not remembered: without them the model has its own.
      const inForce = labels ? { ...choices, labels } : choices;
      const network = model.as(inForce);
      const summary = { ...summarise(network), choices, remarks: [...network.remarks, ...remarks] };
      // Said now, where the model was chosen, and not when a photo is opened for it.
      imageSize(summary.input);
      if (request.choices) await rememberChoices(model.loaded.fingerprint, choices);
      context.addModel(id, model, inForce, { source, load: () => again(request, kinds) });
      return summary;
    } catch (error) {
      if (!open) model.dispose();
      throw error;
    }
  },
};

const keptFetch: typeof fetch = (url, init) => fetch(url, { ...init, cache: 'force-cache' });

/** As it was opened, from what the browser has kept of it where it has. */
async function again({ source }: OpenModelRequest, kinds: Kinds): Promise<OpenModel> {
  return new OpenModel(await loadSource(source, { kinds, fetch: keptFetch }));
}

async function load(
  { source, cached }: OpenModelRequest,
  kinds: Kinds,
  { signal, progress }: Control<ModelOutline>,
): Promise<Network> {
  let bytes = { done: 0, total: 0 };
  try {
    return await loadSource(source, {
      signal,
      kinds,
      fetch: cached ? keptFetch : fetch,
      // Who opens a model a second time is told its names.
      names: !cached,
      onProgress: (done, total) => progress({ ...(bytes = { done, total }), unit: 'bytes' }),
      onOutline: (partial) => progress({ ...bytes, unit: 'bytes', partial }),
    });
  } catch (error) {
    throw sayOffline(error);
  }
}

/** Choices as plain data. Names that were chosen for another output go. */
async function settled(loaded: Network, { labels, ...others }: AskedChoices): Promise<Choices> {
  if (labels === undefined) return others;
  const count = classes(loaded.withChoices(others));
  if (labels instanceof Blob) return { ...others, labels: labelsFor(await namesIn(labels), count) };
  return labels.length === 0 || labels.length === count ? { ...others, labels } : others;
}

/** The names that the page gives, where nobody has chosen others; or why they cannot be used. */
async function givenLabels(
  loaded: Network,
  url: string | undefined,
  choices: Choices,
  { signal }: Control<ModelOutline>,
): Promise<{ labels?: readonly string[]; remarks: readonly Remark[] }> {
  const count = classes(loaded.withChoices(choices));
  if (url === undefined || choices.labels !== undefined || count === 0) return { remarks: [] };
  try {
    const bytes = await fetchBytes(url, { signal, limit: LARGEST_LIST });
    return { labels: labelsFor(readLabels(new TextDecoder().decode(bytes)), count), remarks: [] };
  } catch (error) {
    if (!(error instanceof ConvlensError)) throw error;
    const file = url.split(/[?#]/)[0]!.split('/').at(-1)!;
    return { remarks: [{ kind: 'unused-names', file, error: errorData(error) }] };
  }
}

async function namesIn(file: Blob): Promise<readonly string[]> {
  if (file.size > LARGEST_LIST)
    throw new LabelsError(say('the file is too large for a list of names'));
  return readLabels(await file.text());
}

/** How many names there may be; numbers that are classes once they are named count as well. */
const classes = ({ outputs: [output] }: Network): number => (output ? nameCount(output) : 0);

/** What was chosen when the same model was open before, as far as it can still be. */
async function remembered(loaded: Network): Promise<Choices | null> {
  const found = readChoices(await rememberedChoices(loaded.fingerprint));
  if (!found) return null;
  try {
    const choices = await settled(loaded, found);
    loaded.withChoices(choices);
    return choices;
  } catch {
    return null;
  }
}
