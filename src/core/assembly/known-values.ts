import type { KnownValue, Made } from './made.js';
import { UnsupportedLayerError } from '../errors.js';
import { asList, isJson, shown } from '../kinds/config.js';
import type { Argument, CallArguments } from '../kinds/functions/call.js';
import { plainName } from '../kinds/functions/plain-name.js';
import type { ReadingBudget } from '../reading-budget.js';
import type { LayerConfig } from './topology.js';
import { say, str } from '../sentence.js';

const BATCH = -1;

/**
 * What a function of shapes gives, output by output; undefined where it is a function of tensors.
 * @throws UnsupportedLayerError when it is none that is known
 */
export function knownValues(
  { name, functionName }: LayerConfig,
  given: CallArguments,
  read: readonly Made[],
  budget: ReadingBudget,
): readonly KnownValue[] | undefined {
  if (functionName === undefined) return undefined;
  const plain = plainName(functionName);
  const [first] = read;
  if (plain === 'shape' && first && first.known === undefined) return [shapeOf(first)];
  if (read.length === 0 || read.some(({ known }) => known === undefined)) return undefined;
  const { positional, named } = withKnown(given, read).given;
  const [x, second = named.get('y')] = positional.map(valueOf);
  const y = second instanceof Object && 'value' in second ? valueOf(second) : second;
  // Before it is made: a list joined to itself twenty times is a million times as long.
  budget.spend('shapes', sizeOf(x), name);
  const values = compute(plain, x, y, named);
  if (values) {
    budget.spend('links', values.length, name);
    return values;
  }
  throw new UnsupportedLayerError(
    say(
      str`layer ${shown(name)} is the function ${shown(functionName)} of shapes, which is not read yet.`,
    ),
  );
}

function shapeOf({ shape, channelsFirst }: Made): readonly number[] {
  const [height = 1, width = 1, channels = 1] = shape;
  return channelsFirst === true ? [BATCH, channels, height, width] : [BATCH, ...shape];
}

/** Numbers in a value, lists of lists among them. */
function sizeOf(value: unknown): number {
  return asList(value).reduce<number>((sum, one) => sum + Math.max(1, asList(one).length), 1);
}

const valueOf = ({ value, list }: Argument): unknown => value ?? list?.map(valueOf);

const isNumber = (value: unknown): value is number => typeof value === 'number';

function compute(
  name: string,
  x: unknown,
  y: unknown,
  named: ReadonlyMap<string, Argument>,
): readonly KnownValue[] | undefined {
  const list = asList(x).filter(isNumber);
  const whole = Array.isArray(x) && list.length === x.length;
  switch (name) {
    case 'cast':
    case 'identity':
      return whole ? [list] : isNumber(x) ? [x] : undefined;
    case 'unstack':
      return whole ? list : undefined;
    case 'stack':
      return whole ? [list] : undefined;
    case 'concat': {
      const joined = asList(x).flat().filter(isNumber);
      return [joined];
    }
    case 'getitem': {
      const item = named.get('slice_spec');
      const index = item && [valueOf(item)].flat()[0];
      return whole ? taken(list, index) : undefined;
    }
    default:
      return isNumber(x) && isNumber(y) ? calculated(name, x, y) : undefined;
  }
}

/** An item, or those of a slice. */
function taken(list: readonly number[], index: unknown): readonly KnownValue[] | undefined {
  if (isNumber(index)) {
    const item = list.at(index);
    return item === undefined ? undefined : [item];
  }
  if (!isJson(index) || (index['step'] ?? 1) !== 1) return undefined;
  const place = (value: unknown) => (isNumber(value) ? value : undefined);
  return [list.slice(place(index['start']), place(index['stop']))];
}

/** Of sizes, but not of the batch's, which nobody knows. */
function calculated(name: string, x: number, y: number): readonly number[] | undefined {
  if (x === BATCH || y === BATCH) return undefined;
  if (name === 'mul' || name === 'multiply') return [x * y];
  if (name === 'floordiv' || name === 'floordivide') return [Math.floor(x / y)];
  if (name === 'add') return [x + y];
  return name === 'sub' || name === 'subtract' ? [x - y] : undefined;
}

/** A call with what is known in the place of tensors, and the tensors that are left. */
export function withKnown(
  { positional, named }: CallArguments,
  read: readonly Made[],
): { readonly given: CallArguments; readonly read: readonly Made[] } {
  const isTensor = ({ known }: Made) => known === undefined;
  const left = read.filter(isTensor);
  if (left.length === read.length) return { given: { positional, named }, read };
  let tensors = 0;
  const places = read.map((tensor) => (isTensor(tensor) ? tensors++ : tensors));
  const replaced = (argument: Argument): Argument => {
    const { tensor, list } = argument;
    if (tensor === undefined) return list ? { ...argument, list: list.map(replaced) } : argument;
    const value = read[tensor]?.known;
    if (value !== undefined) return { value };
    return { tensor: places[tensor] ?? 0 };
  };
  const given = {
    positional: positional.map(replaced),
    named: new Map([...named].map(([name, argument]) => [name, replaced(argument)])),
  };
  return { given, read: left };
}
