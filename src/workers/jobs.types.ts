import type { ActivationsResult, OverviewResult } from '../core/activations.types.js';
import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { FilterPicture, FiltersResult } from '../core/feature-visualization/filters.types.js';
import type { Picture } from '../core/image/picture.js';
import type { KernelResult } from '../core/kernel.types.js';
import type { ModelSummary } from '../core/model-summary.js';
import type { PredictResult } from '../core/predict.types.js';

/** How far a job is. */
export interface Progress<Partial = never> {
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'steps' | 'layers' | 'channels';
  /** What is finished so far, for jobs that stream. */
  readonly partial?: Partial;
}

/** A photo opened for a model. */
export interface OpenImage {
  readonly name: string;
  /** Of the photo itself, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Exactly what the model sees, at its input size. */
  readonly input: Picture;
  /** The same crop in finer resolution, for showing (at most 680 pixels a side). */
  readonly display: Picture;
}

export interface BackendInfo {
  readonly name: 'wasm' | 'webgl' | 'webgpu' | 'cpu';
  /** Backends that work here, the one in use included. */
  readonly available: readonly string[];
  readonly tensors: number;
  readonly bytes: number;
}

/** Models and images are named by the caller; later jobs refer to them by these ids. */
interface On {
  readonly model: string;
}
interface OnImage extends On {
  readonly image: string;
}

/** Request, result and streamed part of every job. */
export interface Jobs {
  'open-model': {
    request: { readonly id: string; readonly url: string };
    result: ModelSummary;
    partial: never;
  };
  'open-image': {
    request: {
      readonly id: string;
      readonly model: string;
      readonly source: Blob | string;
      readonly name: string;
    };
    result: OpenImage;
    partial: never;
  };
  predict: { request: OnImage & { readonly top?: number }; result: PredictResult; partial: never };
  heatmap: {
    request: OnImage & {
      readonly method: string;
      readonly classIndex?: number;
      readonly layer?: string;
    };
    result: HeatmapResult;
    partial: never;
  };
  overview: { request: OnImage; result: OverviewResult; partial: never };
  activations: {
    request: OnImage & { readonly layer: string; readonly channels?: readonly number[] };
    result: ActivationsResult;
    partial: never;
  };
  kernel: {
    request: On & { readonly layer: string; readonly channel: number };
    result: KernelResult;
    partial: never;
  };
  filters: {
    request: On & {
      readonly layer: string;
      readonly channels: readonly number[];
      readonly steps?: number;
      readonly size?: number;
      readonly seed?: number;
    };
    result: FiltersResult;
    partial: FilterPicture;
  };
  /** Asks for a backend (`auto` probes for the fastest); answers with the one in use. */
  backend: { request: { readonly prefer?: string }; result: BackendInfo; partial: never };
}

export type JobName = keyof Jobs;
export type JobRequest<K extends JobName> = Jobs[K]['request'];
export type JobResult<K extends JobName> = Jobs[K]['result'];
export type JobPartial<K extends JobName> = Jobs[K]['partial'];
