import type { TensorReference } from '../../assembly/topology.js';
import { ModelFormatError } from '../../errors.js';
import { asList, isJson, type Json, type KerasVersion } from '../../kinds/config.js';
import type { Argument, CallArguments } from '../../kinds/functions/call.js';
import { say, str } from '../../sentence.js';

/** What a call reads, and all of its arguments, in which tensors stand as their place in `reads`. */
export interface ReadCall {
  readonly reads: readonly TensorReference[];
  readonly given: CallArguments;
  /** Which Keras has written it. */
  readonly written: KerasVersion;
}

/** Lists of lists of tensors are as deep as arguments go. */
const DEEPEST = 4;

/**
 * Reads one of a layer's `inbound_nodes`: Keras 3 writes `{args, kwargs}`, in which tensors know where
 * they come from, Keras 2 `[["layer", call, output, {kwargs}], …]`, one such entry alone, or a
 * dictionary of them.
 * @throws ModelFormatError
 */
export function readCall(node: unknown, of: string): ReadCall {
  const reader = new ArgumentReader(of);
  if (isJson(node) && !Object.hasOwn(node, 'args')) {
    // Keras 2 calls a model on a dictionary: `{"name": ["layer", call, output, {}]}`.
    const list = Object.values(node).map((row) => reader.keras2(row));
    const given = { positional: [{ list, value: node }], named: new Map<string, Argument>() };
    return { reads: reader.reads, given, written: 2 };
  }
  if (isJson(node)) {
    const positional = asList(node['args']).map((value) => reader.keras3(value, 0));
    const named = entries(node['kwargs'], (value) => reader.keras3(value, 0));
    return { reads: reader.reads, given: { positional, named }, written: 3 };
  }
  const list = asList(node);
  const alone = typeof list[0] === 'string';
  const rows = alone ? [list] : list;
  const all = rows.map((row) => reader.keras2(row));
  const kwargs = asList(rows[0])[3];
  const named = entries(kwargs, (value) => reader.keras2Named(value, 0));
  const first: readonly Argument[] = alone || all.length === 1 ? all : [{ list: all }];
  return { reads: reader.reads, given: { positional: first, named }, written: 2 };
}

/**
 * A call whose tensors are read in the order of the names that they have in the layer's signature;
 * as it is where there are others among them.
 */
export function bySignature(call: ReadCall, names: readonly string[]): ReadCall {
  const { positional, named } = call.given;
  const given = names.flatMap((name, i) => positional[i] ?? named.get(name) ?? []);
  const reads = given.flatMap(({ tensor }) => call.reads[tensor ?? -1] ?? []);
  return reads.length === call.reads.length ? { ...call, reads } : call;
}

/**
 * The tensors of `input_layers` and `output_layers`: one reference, a list, lists of them, or a
 * dictionary.
 * @throws ModelFormatError
 */
export function references(value: unknown, of: string): TensorReference[] {
  const reader = new ArgumentReader(of);
  reader.keras2Named(value, 0);
  const plain = isJson(value) || Array.isArray(value);
  if (plain && (reader.reads.length > 0 || Object.keys(value).length === 0))
    return [...reader.reads];
  if (value === undefined || value === null) return [];
  throw new ModelFormatError(
    say(str`the connections of "${of.slice(0, 60)}" are not [layer, call, output]`),
  );
}

/** A dictionary in the order of its names, in which Keras counts it; anything else as it is. */
export const counted = (value: unknown): unknown =>
  isJson(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : value;

function entries(value: unknown, read: (value: unknown) => Argument): Map<string, Argument> {
  const pairs = isJson(value) ? Object.entries(value) : [];
  return new Map(pairs.map(([name, argument]) => [name, read(argument)]));
}

class ArgumentReader {
  readonly reads: TensorReference[] = [];

  constructor(private readonly of: string) {}

  keras3(value: unknown, depth: number): Argument {
    this.#checkDepth(depth);
    if (Array.isArray(value)) return { list: value.map((one) => this.keras3(one, depth + 1)) };
    const config = isJson(value) && isJson(value['config']) ? value['config'] : {};
    const history = config['keras_history'];
    if (history !== undefined) return this.#tensor(asList(history));
    // A dictionary of tensors; anything else with a class is a constant.
    if (isJson(value) && value['class_name'] === undefined) return this.#dictionary(value, depth);
    return { value };
  }

  /** `["layer", call, output, {kwargs}]`, or a constant in the place of a tensor. */
  keras2(row: unknown): Argument {
    const list = asList(row);
    // `["_CONSTANT_VALUE", -1, 2.0, {kwargs}]`
    if (list[0] === '_CONSTANT_VALUE') return { value: list[2] };
    return this.#tensor(list);
  }

  /** An argument among the named ones of Keras 2, where tensors are `["layer", call, output]`. */
  keras2Named(value: unknown, depth: number): Argument {
    this.#checkDepth(depth);
    if (Array.isArray(value)) {
      if (isReference(value)) return this.keras2(value);
      return { list: value.map((one) => this.keras2Named(one, depth + 1)) };
    }
    if (!isJson(value)) return { value };
    return { list: Object.values(value).map((one) => this.keras2Named(one, depth + 1)), value };
  }

  #dictionary(value: Json, depth: number): Argument {
    return { list: Object.values(value).map((one) => this.keras3(one, depth + 1)), value };
  }

  #tensor([layer, call = 0, output = 0]: readonly unknown[]): Argument {
    const place = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 0;
    if (typeof layer !== 'string' || !place(call) || !place(output)) {
      throw new ModelFormatError(
        say(str`the connections of "${this.of.slice(0, 60)}" are not [layer, call, output]`),
      );
    }
    return { tensor: this.reads.push({ layer, call, output }) - 1 };
  }

  #checkDepth(depth: number): void {
    if (depth <= DEEPEST) return;
    throw new ModelFormatError(say(str`"${this.of.slice(0, 60)}" reads lists of lists of lists`));
  }
}

function isReference(list: readonly unknown[]): boolean {
  const [layer, call, output] = list;
  if (typeof layer !== 'string') return false;
  return Number.isInteger(call) && (Number.isInteger(output) || layer === '_CONSTANT_VALUE');
}
