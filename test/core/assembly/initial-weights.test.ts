import { expect } from 'chai';
import { initialWeights } from '../../../src/core/assembly/initial-weights.js';
import { ModelFormatError } from '../../../src/core/errors.js';
import type { Shape } from '../../../src/core/kinds/kind.js';
import { rejection } from '../graph/rejection.js';

const values = async (
  weight: string,
  shape: Shape,
  config: Readonly<Record<string, unknown>> = {},
  seed = 1,
): Promise<readonly number[]> => {
  const layer = { name: 'it', className: 'Conv2D', config, top: 'it', folder: 'layers/it' };
  const found = initialWeights(seed).of(layer, { weights: { [weight]: shape } });
  return [...(await found.get(weight)!.read())];
};

const kernel: Shape = [3, 3, 16, 32];
/** Values that come into a cell of the kernel, 3 · 3 · 16, and go out of it, 3 · 3 · 32. */
const [into, out] = [144, 288];

const largest = (all: readonly number[]): number => Math.max(...all.map(Math.abs));
const deviation = (all: readonly number[]): number =>
  Math.sqrt(all.reduce((sum, value) => sum + value ** 2, 0) / all.length);

describe('weights before any training', () => {
  it('begin a kernel by Glorot’s uniform rule where the layer does not say', async () => {
    const limit = Math.sqrt(6 / (into + out));
    const all = await values('kernel', kernel);
    expect(all).to.have.length(4608);
    expect(largest(all)).to.be.within(0.99 * limit, limit);
    expect(deviation(all)).to.be.closeTo(limit / Math.sqrt(3), 0.02 * limit);
  });

  it('begin with ones and zeros elsewhere', async () => {
    expect(await values('gamma', [2])).to.eql([1, 1]);
    expect(await values('moving_variance', [2])).to.eql([1, 1]);
    for (const zero of ['bias', 'beta', 'moving_mean']) {
      expect(await values(zero, [2])).to.eql([0, 0]);
    }
  });

  it('begin the factors of a LayerScale as it says', async () => {
    const config = { init_values: 0.25, projection_dim: 2 };
    expect(await values('gamma', [2], config)).to.eql([0.25, 0.25]);
  });

  /** Initialiser, as Keras writes it, and the deviation that it has by its formula. */
  const rules: readonly (readonly [string, unknown, number])[] = [
    ['he_normal by its name alone', 'he_normal', Math.sqrt(2 / into)],
    ['LecunNormal', { class_name: 'LecunNormal', config: { seed: null } }, Math.sqrt(1 / into)],
    [
      'VarianceScaling, as EfficientNet has it',
      {
        class_name: 'VarianceScaling',
        config: { scale: 2, mode: 'fan_out', distribution: 'truncated_normal' },
      },
      Math.sqrt(2 / out),
    ],
    ['RandomNormal', { class_name: 'RandomNormal', config: { stddev: 0.2 } }, 0.2],
    [
      'RandomUniform',
      { class_name: 'RandomUniform', config: { minval: -0.3, maxval: 0.3 } },
      0.3 / Math.sqrt(3),
    ],
  ];
  for (const [name, initialiser, wanted] of rules) {
    it(`follow the layer's own rule: ${name}`, async () => {
      const all = await values('kernel', kernel, { kernel_initializer: initialiser });
      expect(deviation(all)).to.be.closeTo(wanted, 0.03 * wanted);
    });
  }

  it('draw a value beyond two deviations again where the rule cuts', async () => {
    const cut = { class_name: 'TruncatedNormal', config: { stddev: 0.1 } };
    expect(largest(await values('kernel', kernel, { kernel_initializer: cut }))).to.be.below(0.2);
    const whole = { class_name: 'RandomNormal', config: { stddev: 0.1 } };
    expect(largest(await values('kernel', kernel, { kernel_initializer: whole }))).to.be.above(0.3);
  });

  it('come to an end where a file asks for a deviation that no number can have', async () => {
    for (const stddev of [-1, 0, 1e300]) {
      const config = { kernel_initializer: { class_name: 'TruncatedNormal', config: { stddev } } };
      expect(await values('kernel', kernel, config)).to.have.length(4608);
    }
  });

  it('read the rule of a depthwise kernel by its own name', async () => {
    const config = { depthwise_initializer: { class_name: 'Constant', config: { value: 3 } } };
    expect(await values('depthwise_kernel', [1, 1, 2, 1], config)).to.eql([3, 3]);
  });

  it('are the same from the same seed, and others from another', async () => {
    expect(await values('kernel', kernel)).to.eql(await values('kernel', kernel));
    expect(await values('kernel', kernel, {}, 2)).not.to.eql(await values('kernel', kernel));
  });

  it('are refused by name where the rule is not known', async () => {
    const config = { kernel_initializer: { class_name: 'Orthogonal', config: {} } };
    const error = await rejection(values('kernel', kernel, config));
    expect(error).to.be.instanceOf(ModelFormatError);
    expect(error.message).to.match(/^layer "it" starts its kernel by "Orthogonal"/);
  });
});
