import { permute } from '../../ops/shape.js';
import type { OpArguments } from './arguments.js';
import type { OpBuilder } from './builder.js';
import { say } from '../../sentence.js';

/** Where `data_format` is among the arguments of TensorFlow's functions that have it. */
const FORMAT_AT = 4;

/** Whether a function of images says that their channels come first. */
export const comesFirst = (call: OpArguments): boolean =>
  /^(channels_first|NC)/.test(call.text(['data_format'], '', FORMAT_AT));

/**
 * A function of images with a data format: images whose channels come first get them last before it, and
 * first again behind it.
 */
export const ofImages =
  (build: OpBuilder): OpBuilder =>
  (call) => {
    if (!comesFirst(call)) return build(call);
    const [channels, height, width, more] = call.input;
    if (!channels || !height || !width || more !== undefined) {
      throw call.unsupported(say('a function of images that reads none'));
    }
    const last = [height, width, channels];
    const { steps, outputShape, weights, ...rest } = build(call.reading([last]));
    const [rows = 1, columns = 1, depth = 1] = outputShape;
    return {
      ...rest,
      steps: [
        { suffix: 'channels_last', op: permute([0, 2, 3, 1]), weights: [], outputShape: last },
        ...steps.map((step) => ({
          ...step,
          suffix: step.suffix === '' ? 'image' : step.suffix,
          outputShape: step.outputShape ?? outputShape,
        })),
        { suffix: '', op: permute([0, 3, 1, 2]), weights: [] },
      ],
      outputShape: [depth, rows, columns],
      weights,
      geometry: null,
    };
  };
