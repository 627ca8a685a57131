import type { Network } from '../graph/network.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { classOutput } from '../prediction/predict.js';
import { resolveClass } from '../prediction/resolve-class.js';

/**
 * The class whose probability is measured.
 *
 * @param asked - by index or name
 * @throws NoClassesError of a number or features, which have no probability; ClassNotFoundError
 */
export function measuredClass(network: Network, asked: ClassChoice): number {
  classOutput(network);
  return resolveClass(network, asked);
}
