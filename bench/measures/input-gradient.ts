import * as tf from '@tensorflow/tfjs-core';
import type { Objective } from '../../src/core/graph/network.js';
import { classOutput } from '../../src/core/prediction/predict.js';
import type { Run } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { forwardTo, gradientOf, noise } from '../support/runs.js';
import { compare } from '../timing.js';

export const run: Run = async (report) => {
  const network = await openEmbedded();
  const { logits, shape } = classOutput(network);
  const feed = noise(1, 224);
  const objective: Objective = {
    reads: [logits],
    seed: () => ({ [logits]: tf.cast(tf.oneHot([281], shape[0] ?? 0), 'float32') }),
  };
  const step = gradientOf(network, feed, objective);
  const measured = await compare(step, forwardTo(network, feed, logits), { pairs: 21, warmUp: 3 });
  report(ratioFigure('input gradient ÷ forward', measured, { most: 2.5 }));
};
