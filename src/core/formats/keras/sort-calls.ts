import { ModelFormatError } from '../../errors.js';
import type { TensorReference } from '../../assembly/topology.js';
import { say, str } from '../../sentence.js';

interface Reading {
  readonly layer: string;
  readonly index: number;
  readonly reads: readonly TensorReference[];
}

/**
 * Calls in an order in which each comes after what it reads; keeps the file's order where it can.
 * Calls that read nothing are left out.
 * @param inputs - layers whose tensor is there from the start
 * @throws ModelFormatError when one reads what there is not, or when they read in a circle
 */
export function sortCalls<T extends Reading>(inputs: readonly string[], calls: readonly T[]): T[] {
  const key = ({ layer, call }: { layer: string; call: number }) => `${call} ${layer}`;
  const done = new Set(inputs.map((layer) => key({ layer, call: 0 })));
  const connected = calls.filter(({ reads }) => reads.length > 0);
  const waiting = new Map(
    connected.map((call) => [key({ layer: call.layer, call: call.index }), call]),
  );
  const order: T[] = [];
  const begun = new Set<string>();
  for (const start of waiting.keys()) {
    // Depth first on a stack of its own: a chain may be as long as the model.
    const stack = [start];
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const call = waiting.get(name);
      if (done.has(name)) stack.pop();
      else if (!call)
        throw new ModelFormatError(say(str`layers read ${layerOf(name)}, which the model lacks`));
      else if (!begun.has(name)) {
        begun.add(name);
        for (const read of call.reads) if (!done.has(key(read))) stack.push(key(read));
      } else if (call.reads.every((read) => done.has(key(read)))) {
        done.add(name);
        order.push(call);
        stack.pop();
      } else {
        throw new ModelFormatError(say(str`layers read each other in a circle: ${layerOf(name)}`));
      }
    }
  }
  return order;
}

/** The layer of a call's key, for a message. */
const layerOf = (key: string): string => `"${key.slice(key.indexOf(' ') + 1).slice(0, 60)}"`;
