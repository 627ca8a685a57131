import { highest, lowest } from '../extremes.js';
import type { WindowAxis } from '../ops/window.js';
import type { ReceptiveAxis, ReceptiveField } from './layer-info.js';

/**
 * Theoretical receptive field of a layer's cells from those of what it reads: a window of extent e
 * over cells that are s pixels apart covers (e − 1)·s pixels more, and begins `before` cells earlier
 * (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", 2019).
 *
 * @param cells - rows and columns of what is read; without them paths that meet are compared at the
 * first cell alone
 */
export function receptiveField(
  inputs: readonly (ReceptiveField | undefined)[],
  geometry?: readonly [WindowAxis, WindowAxis],
  cells: readonly [rows: number, columns: number] = [1, 1],
): ReceptiveField | undefined {
  const known = inputs.filter((field) => field !== undefined);
  const [only, another] = known;
  if (!only) return undefined;
  if (!another) return through(only, geometry);
  const rows = known.map((field) => field.vertical);
  const columns = known.map((field) => field.horizontal);
  const scattered =
    known.some((field) => field.scattered) || apart(rows, cells[0]) || apart(columns, cells[1]);
  const all = { vertical: union(rows), horizontal: union(columns) };
  return through(scattered ? { ...all, scattered } : all, geometry);
}

/** What a window over cells of that field sees. */
function through(
  field: ReceptiveField,
  geometry: readonly [WindowAxis, WindowAxis] | undefined,
): ReceptiveField {
  if (!geometry) return field;
  const [rows, columns] = geometry;
  const { vertical, horizontal } = field;
  return { ...field, vertical: slide(vertical, rows), horizontal: slide(horizontal, columns) };
}

function slide(axis: ReceptiveAxis, window: WindowAxis): ReceptiveAxis {
  const { kernel, dilation, stride, before } = window;
  return {
    start: axis.start - before * axis.stride,
    stride: axis.stride * stride,
    size: axis.size + (kernel - 1) * dilation * axis.stride,
  };
}

/** The smallest field that covers all; paths that meet have the same stride. */
function union(axes: readonly ReceptiveAxis[]): ReceptiveAxis {
  const start = lowest(axes.map((axis) => axis.start));
  const end = highest(axes.map((axis) => axis.start + axis.size));
  return { start, stride: highest(axes.map((axis) => axis.stride)), size: end - start };
}

/** Whether the middles of what one cell sees by several paths lie further apart than its neighbours. */
function apart(axes: readonly ReceptiveAxis[], cells: number): boolean {
  const stride = highest(axes.map((axis) => axis.stride));
  return [0, cells - 1].some((cell) => {
    const middles = axes.map((axis) => axis.start + axis.size / 2 + cell * axis.stride);
    return highest(middles) - lowest(middles) > stride * (1 + 1e-6);
  });
}
