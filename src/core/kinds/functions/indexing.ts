import { reshape } from '../../ops/shape.js';
import { type AxisSlice, slice, slicedShape, slicedWindows } from '../../ops/slice.js';
import { asList, isJson } from '../config.js';
import { type OpArguments } from './arguments.js';
import type { OpBuilder } from './builder.js';
import { say, str } from '../../sentence.js';

/** One item of an index: a range, or a single cell whose axis goes. */
interface Index {
  readonly range: AxisSlice;
  readonly single: boolean;
}

/** A part of a tensor by its index, `x[:, 1:, ..., None]`. */
export const indexing: OpBuilder = (call) => {
  const given = call.constant(['slice_spec', 'key'], 1);
  const all = Array.isArray(given) ? asList(given) : [given];
  // None stands for an axis of one cell that is new.
  const items = all.filter((item) => item !== null);
  const rank = call.input.length + 1;
  const dots = items.findIndex(isEllipsis);
  const filled =
    dots < 0
      ? items
      : [
          ...items.slice(0, dots),
          ...Array.from({ length: rank - items.length + 1 }, () => ({ start: null })),
          ...items.slice(dots + 1),
        ];
  if (filled.length > rank) throw call.wrong('its index', say(str`${rank} items at most`), given);
  const indices = filled.map((item) => indexOf(call, item));
  const [batch] = indices;
  const whole = !batch || (!batch.single && Object.values(batch.range).every((n) => n === null));
  if (!whole) throw call.unsupported(say('a part of the batch'));
  const ranges = indices.map(({ range }) => range);
  const sliced = slicedShape([1, ...call.input], ranges);
  if (sliced.includes(0)) throw call.wrong('its index', say('one that leaves something'), given);
  const kept = withNewAxes(call, all, sliced, indices);
  const cut = { suffix: '', op: slice(ranges), weights: [], outputShape: sliced.slice(1) };
  const asTaken = kept.join() === sliced.slice(1).join();
  const steps = asTaken
    ? [cut]
    : [
        { ...cut, suffix: 'slice' },
        { suffix: '', op: reshape(kept), weights: [] },
      ];
  const geometry = asTaken ? slicedWindows([1, ...call.input], ranges) : null;
  return { steps, outputShape: kept, weights: {}, geometry };
};

/** The shape without axes of which one cell is taken, and with those that are new. */
function withNewAxes(
  call: OpArguments,
  items: readonly unknown[],
  sliced: readonly number[],
  indices: readonly Index[],
): number[] {
  const shape: number[] = [];
  const left = sliced.map((size, i) => ({ size, single: indices[i]?.single === true }));
  const named = items.filter((item) => item !== null && !isEllipsis(item)).length;
  for (const item of [...items, ...(items.some(isEllipsis) ? [] : [{ class_name: 'Ellipsis' }])]) {
    const count = isEllipsis(item) ? sliced.length - named : item === null ? 0 : 1;
    if (item === null) shape.push(1);
    for (const { size, single } of left.splice(0, count)) if (!single) shape.push(size);
  }
  if (items[0] === null) throw call.unsupported(say('an axis before the batch'));
  return shape.slice(1);
}

function isEllipsis(item: unknown): boolean {
  if (!isJson(item)) return false;
  const type = item['class_name'] ?? item['type'];
  return type === '__ellipsis__' || type === 'Ellipsis' || type === 'ellipsis';
}

function indexOf(call: OpArguments, item: unknown): Index {
  if (typeof item === 'number' && Number.isInteger(item)) {
    return { range: { start: item, stop: item === -1 ? null : item + 1, step: 1 }, single: true };
  }
  const range = isJson(item) && isJson(item['config']) ? item['config'] : item;
  if (!isJson(range))
    throw call.unsupported(say('an index of another kind than slices and numbers'));
  const place = (name: string): number | null => {
    const value = range[name] ?? null;
    if (value === null || Number.isInteger(value)) return value === null ? null : Number(value);
    throw call.wrong(name, say('a whole number'), value);
  };
  const step = place('step');
  if (step === 0) throw call.wrong('step', say('not 0'), 0);
  return { range: { start: place('start'), stop: place('stop'), step }, single: false };
}
