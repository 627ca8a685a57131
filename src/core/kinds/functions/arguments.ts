import { ModelFormatError, UnsupportedLayerError } from '../../errors.js';
import type { Constant } from '../../ops/with-constant.js';
import { isJson, shown } from '../config.js';
import type { Argument, OpCall } from './call.js';
import type { Shape } from '../kind.js';
import { say, str, type Sentence } from '../../sentence.js';

/** Values of a constant; no operand of a network's function has more. */
const MOST_VALUES = 2 ** 20;
const DEEPEST = 8;

/** Reads the arguments of a function's call, wherever a file has them. */
export class OpArguments {
  /** Short, for messages. */
  readonly layer: string;
  readonly inputs: readonly Shape[];

  constructor(private readonly call: OpCall) {
    this.layer = call.layer.slice(0, 60);
    this.inputs = call.inputs;
  }

  /** The same call, of tensors of other shapes. */
  reading(inputs: readonly Shape[]): OpArguments {
    return new OpArguments({ ...this.call, inputs });
  }

  /** Whether it is a function of `keras.ops`, whose settings are in its configuration. */
  get ofKeras3(): boolean {
    return !Object.hasOwn(this.call.config, 'function');
  }

  /** The shape that a function of one tensor reads. */
  get input(): Shape {
    const [first] = this.inputs;
    if (first && this.inputs.length === 1) return first;
    throw this.unsupported(say(str`a function of one tensor with ${this.inputs.length}`));
  }

  /** The positional arguments from one on. */
  positional(from: number): readonly Argument[] {
    return this.call.given.positional.slice(from);
  }

  /** The argument at a position, or of one of the names. */
  argument(position: number, names: readonly string[]): Argument | undefined {
    const { positional, named } = this.call.given;
    return positional[position] ?? names.map((name) => named.get(name)).find(Boolean);
  }

  /**
   * A constant by its names, in the function's own configuration (Keras 3) or among the arguments;
   * undefined when the file has none, or null.
   */
  constant(names: readonly string[], position?: number): unknown {
    const { config } = this.call;
    const own = names.find((name) => Object.hasOwn(config, name));
    if (own !== undefined && own !== 'name') return config[own] ?? undefined;
    const given = this.argument(position ?? Infinity, names);
    return given && (plain(this, given) ?? undefined);
  }

  number(names: readonly string[], fallback: number, position?: number): number {
    const value = this.constant(names, position) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw this.wrong(names[0], say('a number'), value);
  }

  boolean(names: readonly string[], fallback: boolean, position?: number): boolean {
    const value = this.constant(names, position) ?? fallback;
    if (typeof value === 'boolean') return value;
    throw this.wrong(names[0], say('true or false'), value);
  }

  text(names: readonly string[], fallback: string, position?: number): string {
    const value = this.constant(names, position) ?? fallback;
    if (typeof value === 'string') return value;
    throw this.wrong(names[0], say('a text'), value);
  }

  /** Whole numbers; one stands for a list of one. */
  integers(names: readonly string[], position?: number): number[] | undefined {
    const value = this.constant(names, position);
    if (value === undefined) return undefined;
    const list: unknown[] = [value].flat();
    const numbers = list.filter((one): one is number => Number.isInteger(one));
    if (numbers.length === list.length) return numbers;
    throw this.wrong(names[0], say('whole numbers'), value);
  }

  /** An axis counted with the batch axis, which it must not be. */
  axis(given: number, rank: number): number {
    const axis = given < 0 ? given + rank : given;
    if (axis >= 1 && axis < rank) return axis;
    throw this.unsupported(say(str`axis ${given} of [batch, …] with ${rank} axes`));
  }

  /** A constant operand. @throws ModelFormatError */
  operand(argument: Argument): Constant {
    const value = plain(this, argument);
    const inner = isJson(value) && isJson(value['config']) ? value['config']['value'] : value;
    if (typeof inner === 'number' && Number.isFinite(inner)) return inner;
    const values: number[] = [];
    const shape = this.#collect(inner, values, 0);
    return { shape, values: Float32Array.from(values) };
  }

  #collect(value: unknown, into: number[], depth: number): number[] {
    if (typeof value === 'number' && Number.isFinite(value) && into.length < MOST_VALUES) {
      into.push(value);
      return [];
    }
    if (!Array.isArray(value) || value.length === 0 || depth > DEEPEST) {
      throw this.wrong(say('a constant'), say('numbers'), value);
    }
    const shapes = value.map((one: unknown) => this.#collect(one, into, depth + 1));
    const [first = []] = shapes;
    if (shapes.every((shape) => shape.join() === first.join())) return [value.length, ...first];
    throw this.wrong(say('a constant'), say('rows of one length'), value);
  }

  wrong(name: string | undefined | Sentence, wanted: Sentence, value: unknown): ModelFormatError {
    return new ModelFormatError(
      say(
        str`layer "${this.layer}": ${name ?? say('an argument')} must be ${wanted}, not ${shown(value)}`,
      ),
    );
  }

  unsupported(what: Sentence): UnsupportedLayerError {
    return new UnsupportedLayerError(
      say(str`layer "${this.layer}" is ${what}, which is not read yet.`),
    );
  }
}

export function shapeOf(constant: Constant): readonly number[] {
  if (typeof constant === 'number') return [];
  return 'shape' in constant ? constant.shape : [constant.length];
}

/** An argument without its tensors, as the file has it. @throws when there is one in it */
function plain(call: OpArguments, argument: Argument, depth = 0): unknown {
  if (argument.tensor !== undefined || depth > DEEPEST) {
    throw call.unsupported(say('a function whose settings are computed'));
  }
  if (argument.value !== undefined) return argument.value;
  return argument.list?.map((one) => plain(call, one, depth + 1));
}
