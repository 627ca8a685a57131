/** One class with its share. */
export interface Prediction {
  readonly index: number;
  /** Short name, unique among the classes. */
  readonly name: string;
  /** 0…1, after softmax or sigmoid. */
  readonly probability: number;
  /** Before softmax or sigmoid. */
  readonly logit: number;
}

export interface PredictResult {
  /** Strongest first. */
  readonly top: readonly Prediction[];
  /** All classes, by index. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** All classes, by index, 0…1. */
  readonly probabilities: Float32Array<ArrayBuffer>;
}
