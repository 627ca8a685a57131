import { layer } from '../core/formats/model-files.js';
import { behindConv, filesOf, shares } from './small-models.js';

/**
 * A layer of a page's own whose work nobody can foresee: XNNPACK takes 2.6 GB for its window, and there
 * are 2 GB in use, which nothing is written to, so that the machine's own memory is not taken.
 */
export const greedy = `export default ({ registerLayer, tf }) => {
  registerLayer('Greedy', (config, [shape]) => ({
    steps: [{ suffix: '', op, weights: [] }],
    outputShape: shape,
    weights: {},
  }));
  const op = {
    type: 'greedy',
    needs: { inputs: false, output: false },
    forward: ([x]) => {
      const gigabyte = () =>
        tf.engine().makeTensorFromTensorInfo(tf.backend().makeOutput([2 ** 28], 'float32'));
      gigabyte();
      gigabyte();
      tf.conv2d(tf.ones([1, 160, 160, 1]), tf.ones([160, 160, 1, 1]), 1, 'same');
      return tf.clone(x);
    },
    backward: ({ dy }) => [dy],
  };
};`;

/** A small model with one layer more before its two classes. */
export const modelWith = (
  className: string,
  config: Readonly<Record<string, unknown>> = {},
): File[] => {
  const model = behindConv([layer(className, 'large', config, 'conv'), ...shares('large')]);
  return Object.entries(filesOf(model)).map(([name, content]) => new File([content], name));
};
