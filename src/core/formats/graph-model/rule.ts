import type { BuiltLayer, Kind, Shape } from '../../kinds/kind.js';
import type { Op } from '../../ops/op.js';
import type { NodeDef } from './node-def.js';
import type { Translation, Value } from './translation.js';

/** How a node of one op becomes layers: gives the value of its output, or of each of its outputs. */
export type Rule = (at: Translation, node: NodeDef) => Value | readonly Value[];

/** A layer of one op of the graph's own: what no Keras class does. */
export const layerOf =
  (
    op: Op,
    outputShape: Shape,
    weights: Readonly<Record<string, Shape>> = {},
    geometry?: BuiltLayer['geometry'],
  ): Kind =>
  () => ({
    steps: [{ suffix: '', op, weights: Object.keys(weights) }],
    outputShape,
    weights,
    ...(geometry === undefined ? {} : { geometry }),
  });
