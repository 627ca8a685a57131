import {
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  pointWeights,
} from '../core/formats/model-files.js';

/** A module with a layer that convlens does not know: what it reads times a weight for each channel. */
export const scaling = `
  export default ({ registerLayer, tf }) => {
    registerLayer('Scaling', (config, [shape]) => ({
      steps: [{ suffix: '', op: scaling(tf), weights: ['gain'] }],
      outputShape: shape,
      weights: { gain: [shape.at(-1)] },
    }));
  };
  const scaling = (tf) => ({
    type: 'scaling',
    needs: { inputs: false, output: false },
    forward: ([x], [gain]) => tf.mul(x, gain),
    backward: ({ dy, weights: [gain] }) => [tf.mul(dy, gain)],
  });`;

const weights = [...pointWeights('point'), { name: 'scaled/gain', shape: [2] }];

/** Files of a model that has it; the gains are 0.09 and 0.1. */
export const scaledModel = {
  'model.json': JSON.stringify(
    modelJson(
      functional(
        [
          input(),
          layer('Conv2D', 'point', point, 'image'),
          layer('Custom>Scaling', 'scaled', {}, 'point'),
          layer('GlobalAveragePooling2D', 'mean', {}, 'scaled'),
          layer('Activation', 'shares', { activation: 'softmax' }, 'mean'),
        ],
        ['image'],
        ['shares'],
      ),
      weights,
    ),
  ),
  'group1-shard1of1.bin': floats(weights),
};
