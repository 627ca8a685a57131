import { batchNormalization } from '../../../src/core/ops/batch-normalization.js';
import {
  cropping,
  identity,
  pad,
  permute,
  rescaling,
  reshape,
  tile,
  upSampling,
  zeroPadding,
} from '../../../src/core/ops/shape.js';
import { testOps, type OpCase } from './op-case.js';

const image = [[2, 4, 5, 3]];
const gpu = true;

const normalized = (scale: boolean, center: boolean): OpCase => ({
  title: `batch normalisation ${scale ? 'with' : 'without'} scale, ${center ? 'with' : 'without'} centre`,
  op: batchNormalization({ epsilon: 1e-3, scale, center }),
  inputs: [[2, 2, 3, 4]],
  weights: Array.from({ length: 2 + Number(scale) + Number(center) }, () => [4]),
  gpu,
});

describe('ops that move, repeat or scale values', () => {
  testOps([
    { title: 'reshape to a vector', op: reshape([-1]), inputs: image, gpu },
    { title: 'reshape to another map', op: reshape([5, 4, 3]), inputs: image, gpu },
    { title: 'permute channels first', op: permute([0, 3, 1, 2]), inputs: image, gpu },
    { title: 'permute in a circle', op: permute([0, 2, 3, 1]), inputs: image, gpu },
    {
      title: 'pad unequally',
      op: zeroPadding([
        [1, 2],
        [0, 3],
      ]),
      inputs: image,
      gpu,
    },
    {
      title: 'crop unequally',
      op: cropping([
        [1, 0],
        [2, 1],
      ]),
      inputs: image,
      gpu,
    },
    {
      title: 'pad any axis with a value',
      op: pad(
        [
          [0, 0],
          [1, 0],
          [0, 2],
          [2, 1],
        ],
        0.5,
      ),
      inputs: image,
      gpu,
    },
    { title: 'tile', op: tile([1, 2, 1, 3]), inputs: image, gpu },
    { title: 'repeat cells', op: upSampling([2, 2]), inputs: image, gpu },
    { title: 'repeat cells unequally', op: upSampling([3, 1]), inputs: image, gpu },
    { title: 'rescale by one factor', op: rescaling([0.5], [-1]), inputs: image, gpu },
    {
      title: 'rescale by channel',
      op: rescaling([0.5, 2, -1], [-1, 0, 1]),
      inputs: image,
      gpu,
    },
    { title: 'identity', op: identity(), inputs: image, gpu },
    normalized(true, true),
    normalized(true, false),
    normalized(false, true),
    normalized(false, false),
  ]);
});
