/** What a network took, a photo at a time. */
export interface ApplicationTiming {
  /** Milliseconds of a prediction: the median of the runs, and between which they lay. */
  readonly forwardMs: number;
  readonly spreadMs: readonly [least: number, most: number];
  /** Milliseconds of a Grad-CAM, forward pass included: the median. */
  readonly gradCamMs: number;
  /** Bytes that tensors took at most, weights included. */
  readonly bytes: number;
  /** The backend that computed. */
  readonly backend: string;
  /** Predictions that were timed, after one that was not. */
  readonly runs: number;
}
