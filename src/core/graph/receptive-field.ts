import { highest, lowest } from '../extremes.js';
import type { WindowAxis } from '../ops/window.js';
import type { ReceptiveAxis, ReceptiveField } from './layer-info.js';

/**
 * Theoretical receptive field of a layer's cells from those of what it reads: a window of extent e
 * over cells that are s pixels apart covers (e − 1)·s pixels more, and begins `before` cells earlier
 * (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", 2019).
 */
export function receptiveField(
  inputs: readonly (ReceptiveField | undefined)[],
  geometry?: readonly [WindowAxis, WindowAxis],
): ReceptiveField | undefined {
  const known = inputs.filter((field) => field !== undefined);
  if (known.length === 0) return undefined;
  const vertical = union(known.map((field) => field.vertical));
  const horizontal = union(known.map((field) => field.horizontal));
  return geometry
    ? { vertical: slide(vertical, geometry[0]), horizontal: slide(horizontal, geometry[1]) }
    : { vertical, horizontal };
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
