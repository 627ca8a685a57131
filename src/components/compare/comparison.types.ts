import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { Failure, Phase } from '../../session/snapshot.js';
import type { Progress } from '../../workers/jobs.types.js';

/** What a measure says of one map. */
export interface Measured {
  /** Area under the curve (deletion, insertion), or the mean of the curve (ROAD). */
  readonly score: number;
  /** Shares of the pixels taken away or put in, 0…1. */
  readonly shares: readonly number[];
  /**
   * At each share the probability of the class; for ROAD half of what it is more probable with the
   * least important pixels taken away than with the most important.
   */
  readonly values: readonly number[];
}

/** One method asked about one column. */
export interface ComparisonCell {
  readonly phase: Phase;
  readonly map?: HeatmapResult;
  readonly progress?: Progress;
  readonly error?: Failure;
  readonly measured?: Measured;
  /** How far the measuring of this map is; without it, nobody measures. */
  readonly measuring?: Phase;
}

/** What every method is asked about: a class of a photo. */
export interface ComparisonColumn {
  readonly title: string;
  /** Beneath the title: the share of the class, the name of the photo. */
  readonly detail: string;
  /** Null: the mean of an output that has no classes. */
  readonly classIndex: number | null;
  /** The photo that the maps lie on, cut as the model sees it. */
  readonly photo: Picture | null;
}

/** Methods by classes, or methods by photos. */
export interface Comparison {
  /** Methods, one a row: `grad-cam`, … */
  readonly methods: readonly string[];
  readonly columns: readonly ComparisonColumn[];
  /** Row by row, one cell a column. */
  readonly cells: readonly (readonly ComparisonCell[])[];
}
