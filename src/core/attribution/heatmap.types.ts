import type { ValueMap } from '../value-map.js';

/** What a class heatmap method gives, whichever it is. */
export interface HeatmapResult {
  /** `grad-cam`, … */
  readonly method: string;
  /** Layer explained. */
  readonly layer: string;
  /** Why this layer, when it was chosen by rule; null when the caller named it. */
  readonly layerReason: string | null;
  readonly classIndex: number;
  readonly className: string;
  /** Value explained: the class's logit, before softmax. */
  readonly logit: number;
  /** Raw map at the layer's resolution, signed, before ReLU. */
  readonly map: ValueMap;
  /** The same after ReLU. */
  readonly positive: ValueMap;
  /** `positive` at the size of the input, bilinear. */
  readonly inputMap: ValueMap;
}
