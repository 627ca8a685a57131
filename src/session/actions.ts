import type { GpuLoss } from '../platform/browser/gpu-loss.types.js';
import type { JobCall, Completed } from './call.js';
import type { Locked } from './locked.js';
import type { Failure, Want } from './snapshot.js';
import type { KeptAsked, ModelAddress, AskedPhoto, SelectionPart } from './state.js';
import type {
  AskedChoices,
  BackendInfo,
  JobName,
  JobPartial,
  Progress,
} from '../workers/jobs.types.js';

/** Everything that can happen to a session. */
export type Action =
  /** The person or the page asks for a model; `select` is applied when it is open. */
  | ({
      readonly type: 'model-asked';
      readonly select?: SelectionPart;
    } & ModelAddress)
  /** The person chooses how the open model reads a photo, or names its classes. */
  | { readonly type: 'reading-asked'; readonly choices: AskedChoices }
  /** The page names a file of class names, or (null) takes it back. */
  | { readonly type: 'labels-given'; readonly labels: string | null }
  /** Keep the open model, forget a kept one, or list them. */
  | { readonly type: 'kept-asked'; readonly kept: KeptAsked }
  | ({ readonly type: 'image-asked' } & AskedPhoto)
  | { readonly type: 'selected'; readonly selection: SelectionPart }
  /** The page says what stays as it is. */
  | { readonly type: 'locked'; readonly locked: readonly Locked[] }
  /** What all views need now, most urgent first. */
  | { readonly type: 'wanted'; readonly wants: readonly Want[] }
  | { readonly type: 'started'; readonly run: number; readonly call: JobCall; readonly at: number }
  | {
      readonly type: 'progressed';
      readonly run: number;
      readonly progress: Progress<JobPartial<JobName>>;
    }
  | {
      readonly type: 'done';
      readonly run: number;
      readonly completed: Completed;
      readonly at: number;
    }
  | { readonly type: 'failed'; readonly run: number; readonly failure: Failure }
  /** Nobody wants it any more. */
  | { readonly type: 'dropped'; readonly run: number }
  /** The person stops the job that the status line shows. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'paused'; readonly paused: boolean }
  /** Try again: what failed among these wants, or (null) whatever failed. */
  | { readonly type: 'retried'; readonly wants: readonly Want[] | null }
  | { readonly type: 'backend-asked'; readonly prefer: string }
  /** Which backend computes, and what it lacks. */
  | { readonly type: 'backend-known'; readonly info: BackendInfo }
  /** The backend changed without being asked to: the GPU went away, or (null) another session chose. */
  | {
      readonly type: 'backend-changed';
      readonly info: BackendInfo;
      readonly reason: GpuLoss | null;
    };
