import type { LayerInfo, ReceptiveAxis } from '../core/graph/layer-info.js';

/** A rectangle on the input, in input pixels: covers `[left, left + width)` × `[top, top + height)`. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of the input that one cell of a layer's map can see: its theoretical receptive field,
 * cut to the input. Null for a layer whose output is not spatial, and for a field that lies in the
 * padding altogether.
 *
 * @param input `[height, width, channels]` of the network's input
 */
export function receptiveRect(
  layer: Pick<LayerInfo, 'receptiveField'>,
  cell: { readonly row: number; readonly column: number },
  input: readonly number[],
): Rect | null {
  if (layer.receptiveField === undefined) return null;
  const { vertical, horizontal } = layer.receptiveField;
  const [top, bottom] = clip(vertical, cell.row, input[0] ?? 0);
  const [left, right] = clip(horizontal, cell.column, input[1] ?? 0);
  if (bottom <= top || right <= left) return null;
  return { left, top, width: right - left, height: bottom - top };
}

function clip(axis: ReceptiveAxis, index: number, size: number): [from: number, to: number] {
  const from = axis.start + index * axis.stride;
  return [Math.max(0, from), Math.min(size, from + axis.size)];
}
