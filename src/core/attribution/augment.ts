import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { valuesWhere } from '../placement/place-map.js';
import { placedBy, type Placement } from '../placement/placement.js';
import type { Size } from '../resample/raster.js';
import type { ValueMap } from '../value-map.js';
import type { Answer, Question } from './method.js';

const CONTRASTS = [1, 0.9, 1.1];

/**
 * The mean answer to an image and to slight changes of it: mirrored or not, and its values times
 * 0.9, 1 and 1.1 (`aug_smooth` of pytorch-grad-cam). What was explained and its number are those of
 * the image itself.
 */
export async function augmented(
  question: Question,
  ask: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const size = imageSize(imageInput(question.network));
  const changes = [false, true].flatMap((mirror) => CONTRASTS.map((times) => ({ mirror, times })));
  const answers: Answer[] = [];
  for (const [index, { mirror, times }] of changes.entries()) {
    const image = changed(question.image, size, mirror, times);
    const aim = answers[0]?.aim ?? question.aim;
    const progress = (done: number, total: number) =>
      question.progress(index * total + done, changes.length * total);
    const { map, perChannel, ...rest } = await ask({ ...question, image, aim, progress });
    answers.push({
      ...rest,
      map: mirror ? mirroredBack(map, rest.placement) : map,
      ...(perChannel && { perChannel: mirror ? mirrored(perChannel, size) : perChannel }),
    });
  }
  const [first] = answers;
  const values = mean(answers.map(({ map }) => map.values));
  const perChannel = answers.flatMap((one) => one.perChannel ?? []);
  return {
    ...first!,
    map: { ...first!.map, values },
    ...(perChannel.length > 0 && { perChannel: mean(perChannel) }),
  };
}

/**
 * The map of a mirror image, turned back. Cells that lie off the middle of the image look elsewhere in
 * its mirror image: each gets the value at the place where it looks.
 */
function mirroredBack(map: ValueMap, placement: Placement): ValueMap {
  const back = { ...map, values: mirrored(map.values, map) };
  const { by, vertical, horizontal, input } = placement;
  const { start, stride, size } = horizontal;
  const turned = input.width - (start + (map.width - 1) * stride + size);
  if (Math.abs(turned - start) < 1e-6 * stride) return back;
  const axes = { vertical, horizontal: { start: turned, stride, size } };
  return valuesWhere(back, placedBy(by, axes, map, input), placement, map);
}

function changed(image: Float32Array, size: Size, mirror: boolean, times: number): Float32Array {
  const side = mirror ? mirrored(image, size) : image;
  return times === 1 ? side : side.map((value) => value * times);
}

/** Left and right exchanged; `values` are `[height, width]` or `[height, width, channels]`. */
function mirrored(values: Float32Array, { height, width }: Size): Float32Array<ArrayBuffer> {
  const depth = values.length / (height * width);
  const turned = new Float32Array(values.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * depth;
      const to = (row * width + (width - 1 - column)) * depth;
      for (let c = 0; c < depth; c++) turned[to + c] = values[from + c]!;
    }
  }
  return turned;
}

function mean(lists: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const sum = new Float32Array(lists[0]!.length);
  for (const list of lists) list.forEach((value, i) => (sum[i]! += value / lists.length));
  return sum;
}
