import { ConvlensError, LabelsError } from '../../errors.js';
import { LABELS_OUTPUT } from '../../graph/choices.js';
import type { StoredGraph } from '../../graph/definition.js';
import type { Remark } from '../../graph/remark.js';
import { holdsNames, LARGEST_LIST, NAMES_BESIDE } from '../../labels/names-files.js';
import { labelsFor, listedNames, readLabels } from '../../labels/read-labels.js';
import { fetchBytes, type Fetch } from './fetch-bytes.js';
import { BytesFile, pathOf, readRange, shortName, type ModelFile } from './model-file.js';
import { pathBeside } from './path-beside.js';

/** Finds files beside a model that may hold the names of its classes, the likeliest first. */
export type FindNames = (signal?: AbortSignal) => Promise<readonly ModelFile[]>;

/** Lists that are looked into, at most: nobody keeps so many of one model. */
const MOST_LISTS = 20;

/** Among files that came together: those beside the model before those in other folders. */
export function namesAmong(files: readonly ModelFile[], model: ModelFile): FindNames {
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
  const folder = folderOf(pathOf(model));
  const far = (file: ModelFile): number => (folderOf(pathOf(file)) === folder ? 0 : 1);
  const found = files.filter((file) => holdsNames(pathOf(file)) && file.size <= LARGEST_LIST);
  const sorted = found.sort((a, b) => far(a) - far(b) || rankOf(a) - rankOf(b));
  return async () => sorted.slice(0, MOST_LISTS);
}

function rankOf({ name }: ModelFile): number {
  const rank = NAMES_BESIDE.findIndex((one) => name.toLowerCase().endsWith(one));
  return rank < 0 ? NAMES_BESIDE.length : rank;
}

/** What an address may take to say that there is no such file, in milliseconds. */
const PATIENCE = 4000;

/**
 * Beside an address, with its query and never on another site, to which an answer might lead on. What is
 * not there, or not to be had at once, is no error.
 */
export function namesAtUrl(url: string, own: Fetch | undefined): FindNames {
  const [base = '', query] = url.split('?');
  if (!/^(https?|file):/i.test(base) && /^[a-z][a-z0-9+.-]*:/i.test(base)) return async () => [];
  const there: Fetch = (address, init = {}) => {
    const here = { ...init, redirect: 'error' as const };
    return own ? own(address, here) : fetch(address, here);
  };
  return async (signal) => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    signal?.addEventListener('abort', stop);
    const timer = setTimeout(stop, PATIENCE);
    const found = await Promise.all(
      NAMES_BESIDE.map(async (name) => {
        const address = pathBeside(base, name) + (query === undefined ? '' : `?${query}`);
        const options = { signal: controller.signal, fetch: there, limit: LARGEST_LIST };
        const bytes = await fetchBytes(address, options).catch(quiet);
        return bytes ? [new BytesFile(name, bytes)] : [];
      }),
    );
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    return found.flat();
  };
}

function quiet(error: unknown): undefined {
  if (!(error instanceof ConvlensError)) throw error;
  return undefined;
}

/**
 * The graph with the names of its classes from the first list that fits them, where its own file has
 * none; a list of another length is not used, which a remark says.
 */
export async function withNames(
  graph: StoredGraph,
  find: FindNames,
  signal?: AbortSignal,
): Promise<StoredGraph> {
  const [output] = graph.outputs;
  const nameable = output && (!output.features || output.nameable);
  const count = nameable ? (output.shape.at(-1) ?? 0) : 0;
  if (count === 0 || listedNames(graph.metadata) || typeof graph.metadata['labels'] === 'string') {
    return graph;
  }
  const remarks: Remark[] = [];
  for (const file of await find(signal)) {
    const names = await namesIn(file, signal);
    if (!names) continue;
    const labels = fitting(names, count);
    if (labels) {
      const said = { kind: 'names-beside', file: shortName(file) } as const;
      const metadata = { ...graph.metadata, labels, [LABELS_OUTPUT]: output?.name };
      return { ...graph, metadata, remarks: [...graph.remarks, said] };
    }
    remarks.push({
      kind: 'unfit-names',
      file: shortName(file),
      names: names.length,
      classes: count,
    });
  }
  return { ...graph, remarks: [...graph.remarks, ...remarks] };
}

/** The names in a file; none where it is something else, a page that says that there is no such file. */
async function namesIn(
  file: ModelFile,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | undefined> {
  const text = new TextDecoder().decode(await readRange(file, 0, file.size, { signal }));
  if (/^\s*</.test(text)) return undefined;
  try {
    return readLabels(text);
  } catch (error) {
    if (error instanceof LabelsError) return undefined;
    throw error;
  }
}

/** One number that tells two classes apart has a name for each. */
function fitting(names: readonly string[], count: number): readonly string[] | undefined {
  if (count === 1 && names.length === 2) return names;
  try {
    return labelsFor(names, count);
  } catch (error) {
    if (error instanceof LabelsError) return undefined;
    throw error;
  }
}
