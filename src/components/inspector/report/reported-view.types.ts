import type { ActivationsResult } from '../../../core/activation/activations.types.js';
import type { HeatmapResult } from '../../../core/attribution/heatmap.types.js';
import type { EvaluationResult } from '../../../core/classification/classification.types.js';
import type { FilterPicture } from '../../../core/feature-visualization/filters.types.js';
import type { Picture } from '../../../core/image/picture.js';
import type { Placement } from '../../../core/placement/placement.js';
import type { PredictResult } from '../../../core/prediction/predict.types.js';
import type { ModelSummary } from '../../../core/summary/model-summary.types.js';
import type { KernelResult } from '../../../core/unit/kernel.types.js';
import type { UnitResult } from '../../../core/unit/unit.types.js';
import type { ValueMap } from '../../../core/value-map.js';
import type { Measure } from '../../../facts/measures.js';
import type { BackendInfo, OpenImage } from '../../../workers/jobs.types.js';
import type { SharedScale } from '../../../view/map-scales.js';
import type { Range } from '../../../view/scale.js';
import type { Comparison } from '../../compare/comparison.types.js';
import type { PhotoColours } from '../../heatmap/controls.js';
import type { Sample } from '../../image-picker/samples.js';
import type { UnitPictures } from '../../unit/pictures.js';

/** What a report tells: the view that is open, as far as it has been computed. */
export interface ReportedView {
  /** When, in milliseconds since the epoch. */
  readonly at: number;
  readonly model: ModelSummary;
  /** By what the model was asked for: a name, an address, a file. */
  readonly modelSource: string | null;
  readonly photo: OpenImage;
  /** The sample that the photo is; null: another photo. */
  readonly sample: Sample | null;
  readonly backend: BackendInfo | null;
  readonly decision: ReportedDecision | null;
  readonly heatmap: ReportedHeatmap | null;
  readonly channel: ReportedChannel | null;
  readonly unit: ReportedUnit | null;
  readonly compare: ReportedComparison | null;
  readonly dream: ReportedDream | null;
  readonly evaluation: EvaluationResult | null;
  /** What is open and not there, a sentence each. */
  readonly missing: readonly string[];
}

export interface ReportedDecision {
  readonly result: PredictResult;
  /** The class explained; null: the strongest. */
  readonly classIndex: number | null;
}

/** A heatmap with how it is drawn. */
export interface ReportedHeatmap {
  readonly result: HeatmapResult;
  readonly photo: Picture | undefined;
  readonly colourMap: PhotoColours;
  /** 0…1. */
  readonly opacity: number;
  readonly contours: boolean;
  /** Share of the width up to which the photo is bare; null: nowhere. */
  readonly split: number | null;
}

/** One channel of a layer: where it fires, and what it looks for. */
export interface ReportedChannel {
  readonly layer: string;
  readonly channel: number;
  /** Null while that is not known. */
  readonly fires: ReportedFiring | null;
  /** Pictures grown for it; none as long as none is finished. */
  readonly pictures: readonly FilterPicture[];
  /** Its kernel, where that is shown in the place of pictures. */
  readonly kernel: KernelResult | null;
}

export interface ReportedFiring {
  readonly result: ActivationsResult;
  readonly map: ValueMap;
  readonly placement: Placement | null;
  readonly photo: Picture | undefined;
  /** Scale of the raw map. */
  readonly range: Range;
}

export interface ReportedUnit {
  readonly result: UnitResult;
  readonly photo: Picture | undefined;
  readonly pictures: UnitPictures;
}

export interface ReportedComparison {
  readonly result: Comparison;
  readonly scale: SharedScale;
  readonly measure: Measure | 'none';
}

export interface ReportedDream {
  readonly picture: Picture;
  /** What was dreamed of, and over which photo. */
  readonly about: string;
}
