import { WeightsError } from '../../errors.js';
import type { StoredWeight } from '../../graph/definition.js';
import { shown } from '../../kinds/config.js';
import { countOf, dataSpaceOf, dataTypeOf } from './data-type.js';
import { brokenHdf5 } from './errors.js';
import { filtersOf, unfiltered, type Filters } from './filters.js';
import { layoutOf, type Layout } from './layout.js';
import { decodeNumbers, type NumberType } from './numbers.js';
import { MESSAGE, type Message } from './object-header.js';
import { brokenUnlessNamed, type Hdf5Source } from './source.js';
import { treeNodes } from './tree.js';
import { say, str } from '../../sentence.js';

/** What a byte of a compressed file can become, and what models never do. */
const MOST_INFLATION = 200;
const MOST_AXES = 12;
/** Values of a piece, at most; Keras writes none, and other writers few. */
const LARGEST_PIECE = 2 ** 28;

/**
 * An array of numbers, read as float32 when asked for.
 * @param path - names it in errors
 * @throws WeightsError where it holds something else, or more than the file can
 */
export function datasetOf(
  source: Hdf5Source,
  messages: readonly Message[],
  path: string,
): StoredWeight {
  const [space, type, layout, filters] = [
    MESSAGE.dataspace,
    MESSAGE.datatype,
    MESSAGE.layout,
    MESSAGE.filters,
  ].map((wanted) => messages.find((message) => message.type === wanted)?.body);
  if (!space || !type || !layout) throw new WeightsError(say(str`the file lacks ${shown(path)}`));
  const values = dataTypeOf(type);
  if (values.is !== 'number')
    throw new WeightsError(say(str`${shown(path)} does not hold numbers`));
  const { number } = values;
  const shape = dataSpaceOf(space);
  const place = layoutOf(layout);
  if (shape.length > MOST_AXES) {
    throw new WeightsError(say(str`${shown(path)} has ${shape.length} axes; no weight has`));
  }
  const bytes = countOf(shape) * number.size;
  const most = source.file.size * (place.is === 'pieces' ? MOST_INFLATION : 1);
  if (!(bytes <= most)) {
    throw new WeightsError(
      say(str`${shown(path)} claims ${shown(shape)}, more than the file holds`),
    );
  }
  const array = { path, shape, number, filters: filters ? filtersOf(filters) : [] };
  const read = () => brokenUnlessNamed(() => readValues(source, array, place));
  return { shape, read, ...(number.isFloat || number.size > 1 ? {} : { quantised: true }) };
}

interface NumberArray {
  readonly path: string;
  readonly shape: readonly number[];
  readonly number: NumberType;
  readonly filters: Filters;
}

async function readValues(
  source: Hdf5Source,
  array: NumberArray,
  place: Layout,
): Promise<Float32Array> {
  const { shape, number } = array;
  const count = countOf(shape);
  if (count === 0) return new Float32Array();
  if (place.is === 'pieces') return readPieces(source, array, place);
  if (place.is === 'here') return decodeNumbers(place.bytes, number, count);
  const { address } = place;
  if (address === null || !(address + count * number.size <= source.file.size)) throw brokenHdf5();
  return decodeNumbers(await source.range(address, address + count * number.size), number, count);
}

async function readPieces(
  source: Hdf5Source,
  { path, shape, number, filters }: NumberArray,
  { tree, piece }: Extract<Layout, { is: 'pieces' }>,
): Promise<Float32Array> {
  const length = countOf(piece);
  const known = piece.length === shape.length && length > 0 && length <= LARGEST_PIECE;
  if (!known) throw brokenHdf5();
  const values = new Float32Array(countOf(shape));
  let packed = 0;
  for await (const { level, entries } of treeNodes(source, tree, 1, 16 + 8 * shape.length)) {
    if (level > 0) continue;
    for (const { key, child } of entries) {
      const [bytes, skipped] = [key.u32(), key.u32()];
      const offset = shape.map(() => key.u64());
      // Pieces do not overlap; those that do are made to be unpacked without end.
      packed += bytes;
      if (packed > source.file.size || child + bytes > source.file.size) throw brokenHdf5();
      if (length * number.size > MOST_INFLATION * source.file.size) throw brokenHdf5();
      source.budget.spend('unpacked', length * number.size, path);
      const whole = await unfiltered(
        await source.range(child, child + bytes),
        filters,
        skipped,
        length * number.size,
        number.size,
        path,
      );
      place(decodeNumbers(whole, number, length), piece, offset, values, shape);
    }
  }
  return values;
}

/** Puts a piece where it belongs; what of it reaches beyond the array is nothing. */
function place(
  piece: Float32Array,
  size: readonly number[],
  offset: readonly number[],
  values: Float32Array,
  shape: readonly number[],
): void {
  const last = shape.length - 1;
  const row = Math.min(size[last] ?? 0, (shape[last] ?? 0) - (offset[last] ?? 0));
  if (row <= 0) return;
  const rows = piece.length / (size[last] ?? 1);
  for (let index = 0; index < rows; index++) {
    let rest = index;
    let to = offset[last] ?? 0;
    let stride = shape[last] ?? 0;
    let inside = true;
    for (let axis = last - 1; axis >= 0; axis--) {
      const at = (offset[axis] ?? 0) + (rest % (size[axis] ?? 1));
      rest = Math.floor(rest / (size[axis] ?? 1));
      inside &&= at < (shape[axis] ?? 0);
      to += at * stride;
      stride *= shape[axis] ?? 0;
    }
    const from = index * (size[last] ?? 0);
    if (inside) values.set(piece.subarray(from, from + row), to);
  }
}
