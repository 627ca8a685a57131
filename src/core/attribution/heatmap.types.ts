import type { Settings } from '../../facts/setting.js';
import type { Placement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';
import type { LayerReason } from './default-layer.js';
import type { ExplainedTarget } from './target.js';

/**
 * Why a map shows nothing: `flat` when what is explained does not change with what the method
 * varies, so that every value is zero; `negative` when nothing speaks for it, only against; `outside`
 * when only cells do that look at a padding alone, beyond the image.
 */
export type EmptyMap = 'flat' | 'negative' | 'outside';

/** What a heatmap method gives, whichever it is. */
export interface HeatmapResult {
  /** `grad-cam`, … */
  readonly method: string;
  /** Every setting of the method, also those that were not given; a seed among them. */
  readonly settings: Settings;
  /** Layers explained; none by a method that explains the input itself. */
  readonly layers: readonly string[];
  /** Why this layer, when it was chosen by rule; null when the caller named it. */
  readonly layerReason: LayerReason | null;
  /** What was explained. */
  readonly target: ExplainedTarget;
  /** The number explained: of a class its logit, before softmax. */
  readonly value: number;
  /** Whether negative values count as evidence against; if not, only `positive` is meant. */
  readonly signed: boolean;
  /**
   * Raw map, signed, at the resolution of the layer or of the input. Of several layers: their
   * positive maps joined at the input's resolution.
   */
  readonly map: ValueMap;
  /** The same after ReLU. */
  readonly positive: ValueMap;
  /** Where the cells of `map` lie on the input, and which part of it they look at. */
  readonly placement: Placement;
  /**
   * What is shown, `map` when `signed`, else `positive`, at the size of the input, bilinear between
   * the places where cells look; 0 where none does.
   */
  readonly inputMap: ValueMap;
  /** Set when there is nothing to see. */
  readonly empty: EmptyMap | null;
  /** Before channels were reduced, `[height, width, channels]` of the input; else null. */
  readonly perChannel: Float32Array<ArrayBuffer> | null;
  /**
   * Numbers that belong to the result: channels used, what is left unexplained, the share of the
   * input that no cell looks at (`unseen`; absent where there is none). Of several layers
   * each has its layer's name behind it: `channels (block10_add)`.
   */
  readonly facts: Readonly<Record<string, number>>;
}
