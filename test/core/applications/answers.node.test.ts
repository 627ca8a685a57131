import { tensor } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { applicationGraph } from '../../../src/core/applications/application-graph.js';
import type { ApplicationOptions } from '../../../src/core/applications/options.js';
import { applicationFacts } from '../../../src/core/applications/registry.js';
import { gradCam } from '../../../src/core/attribution/heatmap.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { startBackend } from '../../../src/platform/node/start-backend.js';
import { drawn, formulaWeights } from './formula-weights.js';

/** What Keras answers; tools/make_application_answers.py has written it. */
interface Answer {
  readonly name: string;
  readonly options: ApplicationOptions & { readonly inputShape: readonly number[] };
  /** Times the kernels. */
  readonly gain: number;
  readonly parameters: number;
  /** The first of the logits, or of what comes out without a top. */
  readonly output: readonly number[];
  /** The largest of all of them. */
  readonly largest: number;
  readonly layer: string;
  readonly class: number;
  /** Of Grad-CAM. */
  readonly map: readonly number[];
}

const url = new URL('../../golden/applications/answers.json', import.meta.url);
const answers = JSON.parse(readFileSync(url, 'utf8')) as readonly Answer[];

/** Larger ones take as long as all others together: `LARGE=1` has them, too. */
const MOST_PARAMETERS = process.env['LARGE'] === undefined ? 3.5e7 : Infinity;

describe('What networks of Keras Applications answer, held against Keras', () => {
  before(() => startBackend('wasm'));

  for (const answer of answers.filter(({ parameters }) => parameters <= MOST_PARAMETERS)) {
    const { name, options, gain } = answer;
    it(`${name} with ${JSON.stringify(options)}`, async () => {
      const { inputShape, includeTop = true } = options;
      const whole = { ...options, weights: null };
      const graph = await applicationGraph(applicationFacts(name), whole, () =>
        formulaWeights(gain),
      );
      const network = await GraphNetwork.open(graph);
      const size = inputShape.reduce((product, n) => product * n, 1);
      const photo = drawn('photo', size, 100, 128);
      const [input] = network.inputs;
      const [output] = network.outputs;
      const x = tensor(photo, [1, ...inputShape]);
      const found = await network.execute({ [input!.name]: x }, [output!.logits]);
      const logits = await found[output!.logits]!.data();
      expect(difference(logits, answer.output, answer.largest), 'logits').to.be.lessThan(1e-4);
      if (includeTop) {
        const { layer, class: classIndex, map } = answer;
        const cam = await gradCam(network, photo, { layer, classIndex });
        const largest = Math.max(...map.map(Math.abs));
        expect(difference(cam.map.values, map, largest), 'Grad-CAM').to.be.lessThan(1e-4);
      }
      x.dispose();
      network.dispose();
    });
  }
});

/** The largest difference from the values that there are, as a share of the largest value. */
function difference(found: ArrayLike<number>, wanted: readonly number[], largest: number): number {
  const apart = wanted.map((value, i) => Math.abs((found[i] ?? NaN) - value));
  return Math.max(...apart) / largest;
}
