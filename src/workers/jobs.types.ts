/**
 * The types of all jobs. Types only, and of plain data: what the page imports from here brings neither code nor
 * tensors along. That the jobs are these is checked where they are listed.
 */
import type { ActivationsResult, OverviewResult } from '../core/activation/activations.types.js';
import type { ApplicationTiming } from '../core/applications/application-timing.types.js';
import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { EvaluationResult } from '../core/classification/classification.types.js';
import type { CoverResult, Disagreement } from '../core/covering/cover.types.js';
import type { Faithfulness } from '../core/evaluation/faithfulness.js';
import type { Sanity } from '../core/evaluation/sanity-check.js';
import type { FilterPicture, FiltersResult } from '../core/feature-visualization/filters.types.js';
import type { ModelOutline } from '../core/formats/load-model.js';
import type { PredictResult } from '../core/prediction/predict.types.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';
import type { KernelResult } from '../core/unit/kernel.types.js';
import type { Patch } from '../core/unit/patch.types.js';
import type { ScanResult } from '../core/unit/top-patches.types.js';
import type { UnitResult } from '../core/unit/unit.types.js';
import type { ActivationsRequest } from './jobs/activations.js';
import type { BackendInfo, BackendRequest } from './jobs/backend.js';
import type { CoverRequest } from './jobs/cover.js';
import type { DisagreementRequest } from './jobs/disagreement.js';
import type { DreamFilm, DreamJobRequest } from './jobs/dream.js';
import type { EvaluateRequest } from './jobs/evaluate.js';
import type { FaithfulnessRequest } from './jobs/faithfulness.js';
import type { FiltersRequest } from './jobs/filters.js';
import type { HeatmapRequest } from './jobs/heatmap.js';
import type { OnImage } from './jobs/job.js';
import type { KeptModels, KeptModelsRequest } from './jobs/kept-models.js';
import type { KernelRequest } from './jobs/kernel.js';
import type { OpenImage, OpenImageRequest } from './jobs/open-image.js';
import type { OpenModelRequest } from './jobs/open-model.js';
import type { PatchRequest } from './jobs/patch.js';
import type { PredictRequest } from './jobs/predict.js';
import type { Reading } from './jobs/readings.js';
import type { SanityRequest } from './jobs/sanity.js';
import type { ScanRequest } from './jobs/scan.js';
import type { TimeApplicationRequest } from './jobs/time-application.js';
import type { UnitRequest } from './jobs/unit.js';

export type { BackendInfo } from './jobs/backend.js';
export type { Progress } from './jobs/job.js';
export type { DreamFilm } from './jobs/dream.js';
export type { KeptModels } from './jobs/kept-models.js';
export type { OpenImage } from './jobs/open-image.js';
export type { AskedChoices } from './jobs/open-model.js';
export type { Reading } from './jobs/readings.js';

/** What a job is asked, what it answers, and what it streams. */
interface JobTypes<Request, Result, Partial = never> {
  readonly request: Request;
  readonly result: Result;
  readonly partial: Partial;
}

/** Request, result and streamed part of every job. */
export interface Jobs {
  readonly 'open-model': JobTypes<OpenModelRequest, ModelSummary, ModelOutline>;
  readonly 'open-image': JobTypes<OpenImageRequest, OpenImage>;
  readonly predict: JobTypes<PredictRequest, PredictResult>;
  readonly heatmap: JobTypes<HeatmapRequest, HeatmapResult>;
  readonly overview: JobTypes<OnImage, OverviewResult>;
  readonly activations: JobTypes<ActivationsRequest, ActivationsResult>;
  readonly kernel: JobTypes<KernelRequest, KernelResult>;
  readonly unit: JobTypes<UnitRequest, UnitResult>;
  readonly patch: JobTypes<PatchRequest, Patch | null>;
  readonly cover: JobTypes<CoverRequest, CoverResult, CoverResult>;
  readonly disagreement: JobTypes<DisagreementRequest, Disagreement>;
  readonly faithfulness: JobTypes<FaithfulnessRequest, Faithfulness>;
  readonly sanity: JobTypes<SanityRequest, Sanity>;
  readonly scan: JobTypes<ScanRequest, ScanResult, ScanResult>;
  readonly evaluate: JobTypes<EvaluateRequest, EvaluationResult, EvaluationResult>;
  readonly dream: JobTypes<DreamJobRequest, DreamFilm, DreamFilm>;
  readonly readings: JobTypes<OnImage, readonly Reading[]>;
  readonly 'kept-models': JobTypes<KeptModelsRequest, KeptModels>;
  readonly filters: JobTypes<FiltersRequest, FiltersResult, FilterPicture>;
  readonly 'time-application': JobTypes<TimeApplicationRequest, ApplicationTiming>;
  readonly backend: JobTypes<BackendRequest, BackendInfo>;
}

export type JobName = keyof Jobs;
export type JobRequest<K extends JobName> = Jobs[K]['request'];
export type JobResult<K extends JobName> = Jobs[K]['result'];
export type JobPartial<K extends JobName> = Jobs[K]['partial'];
