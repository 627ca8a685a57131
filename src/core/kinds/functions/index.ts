import type { BuiltLayer } from '../kind.js';
import { activations } from './activations.js';
import { OpArguments } from './arguments.js';
import { arithmetic } from './arithmetic.js';
import { axisFunctions } from './axis.js';
import type { OpBuilder } from './builder.js';
import type { OpCall } from './call.js';
import { indexing } from './indexing.js';
import { parts } from './slicing.js';
import { pictures } from './images.js';
import { plainName } from './plain-name.js';
import { products } from './products.js';
import { reductions } from './reductions.js';
import { shapes } from './shapes.js';

/**
 * Builds what a call of a function of TensorFlow or `keras.ops` comes to; undefined for a function
 * that is not known.
 *
 * @param name - `math.multiply`, `__operators__.add` (Keras 2), or the class `TrueDivide` (Keras 3)
 * @throws ModelFormatError, UnsupportedLayerError
 */
export function buildOp(name: string, call: OpCall): BuiltLayer | undefined {
  return FUNCTIONS.get(plainName(name))?.(new OpArguments(call));
}

/** By name, in small letters and without underscores. */
const FUNCTIONS: ReadonlyMap<string, OpBuilder> = new Map<string, OpBuilder>([
  ...arithmetic,
  ...activations,
  ...products,
  ...reductions,
  ...axisFunctions,
  ...shapes,
  ...parts,
  ...pictures,
  ['getitem', indexing],
]);
