import type { Topology } from '../../assembly/topology.js';
import { ReadingBudget } from '../../reading-budget.js';
import { flattenModel } from './flatten-model.js';
import { readNested } from './nested-model.js';

/**
 * Reads `{class_name, config}` of a `Sequential` or functional Keras model.
 * @throws ModelFormatError
 */
export const readTopology = (model: unknown, budget = new ReadingBudget()): Topology =>
  flattenModel(readNested(model, budget), budget);
