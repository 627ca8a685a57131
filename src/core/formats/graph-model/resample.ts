import { framedAxis, type Kind } from '../../kinds/kind.js';
import { nearestAxis, resizedAxis } from '../../kinds/resizing.js';
import { resample } from '../../ops/resample.js';
import {
  interpolated,
  mirroredBorder,
  type Centres,
  type Interpolation,
} from '../../ops/resample-weights.js';
import { borderOf } from './layout.js';
import type { NodeDef } from './node-def.js';
import type { Rule } from './rule.js';
import { say, str } from '../../sentence.js';

/* Nodes that work on rows and on columns apart: resizing, and borders behind a mirror. */

function centresOf({ attributes }: NodeDef): Centres {
  if (attributes.boolean('half_pixel_centers')) return 'half';
  return attributes.boolean('align_corners') ? 'aligned' : 'corner';
}

/** ResizeBilinear and ResizeNearestNeighbor to a constant size. */
export const resize =
  (interpolation: Interpolation): Rule =>
  (at, node) => {
    const x = at.flow(node);
    const [h = 1, w = 1, c = 1] = x.shape;
    const [height = 0, width = 0, more] = at.numbers(node, 1);
    const whole = [height, width].every((n) => Number.isInteger(n) && n >= 1 && n <= 8192);
    if (x.shape.length !== 3 || more !== undefined || !whole) {
      throw at.unsupported(
        node,
        say(str`resizes [${x.shape.join(', ')}] to another form than an image`),
      );
    }
    const centres = centresOf(node);
    const axis = (from: number, to: number) =>
      interpolation === 'nearest'
        ? nearestAxis(from, to, centres)
        : resizedAxis(from, to, 1, centres);
    const kind: Kind = () => ({
      steps: [
        {
          suffix: '',
          op: resample({
            rows: (size) => interpolated(interpolation, size, height, centres),
            columns: (size) => interpolated(interpolation, size, width, centres),
          }),
          weights: [],
        },
      ],
      outputShape: [height, width, c],
      weights: {},
      geometry: [axis(h, height), axis(w, width)],
      strides: [h / height, w / width],
    });
    return at.layer(node.name, { className: node.op, reads: [x], kind });
  };

/** MirrorPad of rows and columns. */
export const mirrorPad: Rule = (at, node) => {
  const x = at.flow(node);
  const list = at.numbers(node, 1);
  const [rows, columns] = borderOf(list, false);
  const inner = node.attributes.choice('mode', ['REFLECT', 'SYMMETRIC']) === 'REFLECT' ? 1 : 0;
  const [h = 1, w = 1, c = 1] = x.shape;
  const others = [list[0], list[1], list[6], list[7]].every((n) => n === 0);
  const fits = Math.max(...rows) <= h - inner && Math.max(...columns) <= w - inner;
  if (x.shape.length !== 3 || list.length !== 8 || !others || !fits || list.some((n) => n < 0)) {
    throw at.unsupported(node, say('puts a mirrored border around more than rows and columns'));
  }
  const geometry = [framedAxis(h, rows, 1), framedAxis(w, columns, 1)] as const;
  const kind: Kind = () => ({
    steps: [
      {
        suffix: '',
        op: resample({
          rows: (size) => mirroredBorder(size, rows, inner),
          columns: (size) => mirroredBorder(size, columns, inner),
        }),
        weights: [],
      },
    ],
    outputShape: [geometry[0].output, geometry[1].output, c],
    weights: {},
    geometry,
  });
  return at.layer(node.name, { className: node.op, reads: [x], kind });
};
