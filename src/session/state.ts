/**
 * What a session knows at one moment. Plain data: no element, no worker, no promise. Whoever holds
 * it applies `reduce` and does what `plan` says.
 */
import { DEFAULT_METHOD } from '../facts/methods.js';
import type { Run } from './call.js';
import type { Locked } from './locked.js';
import type { BackendNotice, Failure, Selection, Slot, ViewJob, Want } from './snapshot.js';
import { jobOrder } from './view-jobs.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';
import type {
  AskedChoices,
  BackendInfo,
  JobName,
  JobRequest,
  JobResult,
  KeptModels,
  OpenImage,
} from '../workers/jobs.types.js';

/** Something asked for that is not open (yet). */
export interface Asked {
  /** Name in the worker. */
  readonly id: string;
  /** What the person or the page asked for, in a word. */
  readonly source: string;
  readonly phase: 'loading' | 'error' | 'cancelled';
  readonly error?: Failure;
}

/** A model as it was asked for. */
export interface ModelAddress {
  /** Name, URL or `kept:…` as the page or the person gave it, or the name of files. */
  readonly source: string;
  /** Files; or an absolute URL, or `kept:` and the hash of one that the browser keeps. */
  readonly from: string | readonly File[];
  /** The page has the files in itself: the browser need not keep them. */
  readonly inPage?: true;
}

export interface AskedModel extends Asked, ModelAddress {
  /** What to select once it is open. */
  readonly select: SelectionPart;
  /** How the open model is to be read from now on; only then the id is that of the open one. */
  readonly choices?: AskedChoices;
}

/** A photo as it was asked for. */
export interface AskedPhoto {
  /** URL as the page or the person gave it, or the name of a file. */
  readonly source: string;
  /** Short name, for showing. */
  readonly name: string;
  /** A file, or an absolute URL. */
  readonly from: Blob | string;
}

export interface AskedImage extends Asked, AskedPhoto {}

export interface OpenedModel extends ModelAddress {
  readonly id: string;
  readonly value: ModelSummary;
}

export interface OpenedImage extends AskedPhoto {
  readonly id: string;
  /** Id of the model that it was prepared for. */
  readonly model: string;
  readonly value: OpenImage;
}

/** What is open stays open until its successor is; a failed successor leaves it alone. */
export interface OpenState<A, O> {
  readonly open: O | null;
  readonly asked: A | null;
}

export type SelectionPart = Partial<Selection>;

/** Answers by key, those used last at the end; they belong to the open model and photo. */
export type Answers = { readonly [K in ViewJob]: ReadonlyMap<string, Slot<JobResult<K>>> };

export interface BackendState {
  readonly info: BackendInfo | null;
  /** What to ask for next, and whether that waits until nothing else is to do. */
  readonly asked: { readonly prefer: string | null; readonly whenIdle: boolean } | null;
}

/** What is to be done about the models that the browser keeps; the answer lists them. */
export type KeptAsked = JobRequest<'kept-models'>;

export interface KeptState {
  readonly value: KeptModels | null;
  /** What to ask for, one after another. */
  readonly asked: readonly KeptAsked[];
}

export interface SessionState {
  readonly model: OpenState<AskedModel, OpenedModel>;
  /** Absolute address of the file of class names that the page gives. */
  readonly labels: string | null;
  readonly image: OpenState<AskedImage, OpenedImage>;
  readonly selection: Selection;
  readonly notice: Failure | BackendNotice | null;
  readonly wants: readonly Want[];
  /**
   * Whether the views have said what they want since the last answer or choice. Until then the next
   * urgent thing may be still to come, and nothing that takes long is started.
   */
  readonly settled: boolean;
  readonly answers: Answers;
  readonly runs: readonly Run[];
  readonly paused: boolean;
  readonly backend: BackendState;
  readonly kept: KeptState;
  readonly locked: readonly Locked[];
  readonly timings: Readonly<Partial<Record<JobName, number>>>;
  /** Counts models and photos, so that each has a name of its own. */
  readonly opened: number;
}

export const initialSelection: Selection = Object.freeze({
  classIndex: null,
  layer: null,
  channel: null,
  method: DEFAULT_METHOD,
  order: 'telling',
  page: 0,
  cell: null,
});

export const noAnswers: Answers = Object.freeze(emptyMaps());

function emptyMaps(): Answers {
  const maps = Object.fromEntries(jobOrder.map((job) => [job, new Map<string, never>()]));
  // Made name by name, so that no job can be forgotten; the type cannot follow that.
  return maps as unknown as Answers;
}

export const initialState: SessionState = Object.freeze({
  model: { open: null, asked: null },
  labels: null,
  image: { open: null, asked: null },
  selection: initialSelection,
  notice: null,
  wants: [],
  settled: false,
  answers: noAnswers,
  runs: [],
  paused: false,
  backend: { info: null, asked: { prefer: 'auto', whenIdle: true } },
  kept: { value: null, asked: [] },
  locked: [],
  timings: {},
  opened: 0,
});
