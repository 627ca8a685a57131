import type { Locked } from './locked.js';
import type {
  BackendInfo,
  JobName,
  JobRequest,
  JobResult,
  KeptModels,
  OpenImage,
  Progress,
} from '../workers/jobs.types.js';
import type { BackendName } from '../platform/browser/backend-name.js';
import type { GpuLoss } from '../platform/browser/gpu-loss.types.js';
import type { ErrorData } from '../core/error-facts.js';
import type { ModelOutline } from '../core/formats/load-model.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';

/** The jobs whose results elements ask for; opening, keeping and backends are the session's own. */
export type ViewJob = Exclude<JobName, 'open-model' | 'open-image' | 'kept-models' | 'backend'>;

/**
 * Something that an element needs: a job and its request. What the session has is left to it: model,
 * image, the maps of heatmaps to be measured, and what a scan, an evaluation or a dream carries on from.
 */
export type Want<K extends ViewJob = ViewJob> = {
  [P in K]: {
    readonly job: P;
    readonly request: Omit<JobRequest<P>, 'model' | 'image' | 'map' | 'occlusion' | 'from'>;
    /** Nobody asked for it: it waits until all else that is wanted is there, and makes room for what comes. */
    readonly unbidden?: true;
  };
}[K];

/**
 * - `empty`: nothing asked for yet, or something it needs is missing (no model, no photo)
 * - `loading`: asked for, nothing to show yet
 * - `streaming`: running, and `value` has what is finished so far
 * - `ready`: `value` is the answer
 * - `cancelled`: stopped by the person; `value` has what was finished
 * - `error`: `error` says what happened
 */
export type Phase = 'empty' | 'loading' | 'streaming' | 'ready' | 'cancelled' | 'error';

/** What is shown of an error. */
export type Failure = ErrorData;

/**
 * Where a session failed: in opening a model or a photo, in what was chosen, in what computes, in what the
 * browser lacks, or in a job.
 */
export type FailedPlace = 'model' | 'image' | 'choice' | 'backend' | 'browser' | ViewJob;

/** What a session could not do, as long as that stands. */
export interface SessionFailure {
  readonly at: FailedPlace;
  readonly error: Failure;
  /** True where the session goes on without it: the model and photo that were open still are. */
  readonly goesOn: boolean;
  /** True of a model asked for by its name alone, which is looked for in the folder of embedded models. */
  readonly named: boolean;
}

/** What there is to say about a failure, in the reader's language. */
export interface FailureWords {
  /** What did not come about. */
  readonly title: string;
  /** Why, in a few words; empty where the title says it. */
  readonly why: string;
  /** What to do about it. */
  readonly advice: string;
  /** What it is about exactly: an address, a name. */
  readonly technical: string;
  /** Whether it may be tried again. */
  readonly retry: boolean;
}

/** A failure with what there is to say about it. */
export interface SaidFailure extends SessionFailure {
  readonly words: FailureWords;
}

/** A failure as a view is to say it: in full, or in a few words where another says the rest. */
export interface HeardFailure extends SaidFailure {
  readonly inFull: boolean;
}

/** The GPU went away, and another backend computes in its place. */
export interface BackendNotice {
  readonly name: 'BackendChange';
  readonly reason: GpuLoss;
  /** The one that computes now. */
  readonly backend: BackendName;
}

/** One answer on its way. */
export interface Slot<T> {
  readonly phase: Phase;
  readonly value?: T;
  readonly progress?: Progress;
  readonly error?: Failure;
}

/** In which order the channels of a layer are shown. */
export type ChannelOrder = 'telling' | 'strongest' | 'channel' | 'similarity';

/** What the person has chosen; null: nothing chosen, the rule decides. */
export interface Selection {
  readonly classIndex: number | null;
  readonly layer: string | null;
  readonly channel: number | null;
  readonly method: string;
  /** Order of the channels: one for both grids, so that the same channels face each other. */
  readonly order: ChannelOrder;
  /** Page of channels in that order, from 0; one for both grids. */
  readonly page: number;
  /** The cell of a map that the pointer is at; its receptive field is outlined on the photo. */
  readonly cell: { readonly layer: string; readonly row: number; readonly column: number } | null;
}

/** A layer, or one of its channels, that a job works on. */
export interface LayerSubject {
  readonly layer: string;
  readonly channel?: number | undefined;
}

/** The job that the status line shows. */
export interface RunningJob {
  readonly job: JobName;
  /** What it works on: a layer, a class, a file. */
  readonly about: string;
  /** The layer or channel, where it works on one: views have a name for it. */
  readonly place?: LayerSubject;
  readonly progress: Progress | null;
  /** The whole that this run is a part of, where one run follows another: pictures of a grid. */
  readonly series?: Series;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly paused: boolean;
}

/** What a page waits for. */
export type Awaited = Pick<RunningJob, 'job' | 'about' | 'place'>;

/** A row of runs, seen while one of them goes on. */
export interface Series {
  /** Pictures finished, and wanted in all. */
  readonly done: number;
  readonly total: number;
  /** Of everything wanted, 0…1; it counts the steps of pictures that are growing. */
  readonly share: number;
  /** Steps that come after this run. */
  readonly ahead: number;
}

/**
 * Everything that a page shows at one moment. Frozen; a change makes a new one. Every element
 * inside a session receives each snapshot and takes its part.
 */
export interface Snapshot {
  readonly model: Slot<ModelSummary>;
  /** Name, URL or `kept:…` that the model was asked for by; of files their name. */
  readonly modelSource: string | null;
  /** How large the model on its way is; null before that is known. */
  readonly modelOutline: ModelOutline | null;
  /** Models that the browser keeps; null before it has been asked. */
  readonly kept: KeptModels | null;
  readonly image: Slot<OpenImage>;
  /** Sample id, file name or URL that the image was asked for by. */
  readonly imageSource: string | null;
  readonly selection: Selection;
  /** The selection with its gaps filled by rule; null while that needs an answer still to come. */
  readonly chosen: {
    readonly classIndex: number | null;
    readonly layer: string | null;
    readonly channel: number | null;
  };
  readonly job: RunningJob | null;
  /** What views wait for, also while nothing runs for it yet; null: they have all that can be had. */
  readonly awaited: Awaited | null;
  /**
   * What was asked for and cannot be: a layer, class or channel that does not exist, a backend that
   * does not start; or that the backend had to change. The view stays as it was; gone with the next
   * choice that works.
   */
  readonly notice: Failure | BackendNotice | null;
  readonly backend: BackendInfo | null;
  /** What the page keeps as it is: views offer no way to change it, and requests to are refused. */
  readonly locked: readonly Locked[];
  /** Milliseconds that the last run of each job took. */
  readonly timings: Readonly<Partial<Record<JobName, number>>>;
  /**
   * The answer to a want: the same want always gives the same slot. For `filters` the channels asked
   * for do not matter: the value has every picture of that layer and those settings so far.
   */
  slot<K extends ViewJob>(want: Want<K>): Slot<JobResult<K>>;
}

/** What an element inside a session is to it. */
export interface SessionView extends HTMLElement {
  /** What it needs to have, most urgent first, given this snapshot. */
  wants(snapshot: Snapshot): readonly Want[];
  /** Takes its part of a new snapshot. */
  receive(snapshot: Snapshot): void;
  /** Whether it has popups, which need a browser with popovers. */
  readonly opensPopups?: boolean;
  /** Of which places it shows failures in full already, so that nobody else has to. */
  readonly tells?: readonly FailedPlace[];
  /** Without what of the session it has nothing to show. */
  readonly needs?: readonly FailedPlace[];
  /** Takes what failed in the session, jobs left out: these say it in their slots. */
  hear?(failures: readonly HeardFailure[]): void;
}
