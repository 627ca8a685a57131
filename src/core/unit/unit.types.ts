import type { Placement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';
import type { Circuit } from './circuit.types.js';
import type { ClassEffects } from './class-effects.types.js';
import type { Cell, Patch } from './patch.types.js';

/** What one channel is and does, on one photo. */
export interface UnitResult extends Circuit {
  readonly layer: string;
  readonly channel: number;
  /** Channels that the layer has. */
  readonly channels: number;
  /** Raw values; one cell for a layer without rows and columns. */
  readonly map: ValueMap;
  /** Where its cells lie on the image; null for a layer without rows and columns. */
  readonly placement: Placement | null;
  /** Where the map is highest: the first place, row by row. */
  readonly peak: Cell & { readonly value: number };
  /** What that place sees of the photo; null where the layer has no rows and columns. */
  readonly patch: Patch | null;
  /** Null when the network has no classes, or they do not depend on the layer. */
  readonly classes: ClassEffects | null;
}
