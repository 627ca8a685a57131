import type { Placement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';

/** What the channels of one layer pass on for one image. */
export interface ActivationsResult {
  readonly layer: string;
  readonly height: number;
  readonly width: number;
  /** Where the cells lie on the image; null for a layer without rows and columns. */
  readonly placement: Placement | null;
  /** Channels that the layer has. */
  readonly channels: number;
  /** Channels included, in the order of `maps`. */
  readonly indices: readonly number[];
  /** Raw maps one after another: map `i` is `values.subarray(i·h·w, (i+1)·h·w)`. */
  readonly values: Float32Array<ArrayBuffer>;
  /** Mean of each channel of the layer (all of them, by channel). */
  readonly mean: Float32Array<ArrayBuffer>;
  /** Maximum of each channel of the layer (all of them, by channel). */
  readonly max: Float32Array<ArrayBuffer>;
  /** How telling each channel of the layer is, strong in few places (all of them, by channel); see `telling`. */
  readonly telling: Float32Array<ArrayBuffer>;
  /** Channels that can never be excited: their BatchNorm's running variance is 0. */
  readonly dead: readonly number[];
}

/** Mean over the channels of every spatial layer, for the network column. */
export interface OverviewResult {
  readonly maps: Readonly<Record<string, ValueMap>>;
}
