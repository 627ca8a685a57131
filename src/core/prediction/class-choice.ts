import { ClassNotFoundError } from '../errors.js';
import type { OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { resolveClass } from './resolve-class.js';
import { say, str } from '../sentence.js';

/** A class by its index, or by a name as `resolveClass` takes it. */
export type ClassChoice = number | string;

/**
 * Indices of the classes of an output that are asked for, one or several. A number stays as it is:
 * whoever needs the class checks it. Names are those of the network's first output.
 *
 * @throws ClassNotFoundError for a name that no class has, or several
 */
export function classIndices(
  network: Network,
  { name }: OutputInfo,
  asked: ClassChoice | readonly ClassChoice[],
): readonly number[] {
  return [asked].flat().map((one) => {
    if (typeof one === 'number') return one;
    const [named] = network.outputs;
    if (named?.name === name) return resolveClass(network, one);
    if (/^\s*\d+\s*$/.test(one)) return Number(one);
    throw new ClassNotFoundError(
      say(
        str`only the classes of "${named?.name}" have names: give the index of a class of "${name}", not "${one.slice(0, 60)}"`,
      ),
    );
  });
}
