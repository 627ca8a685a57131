import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import type { Run } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { ascentLayers, ascentStep, forwardTo, livingChannels, noise } from '../support/runs.js';
import { compare, type Work } from '../timing.js';

const STEPS = 16;

/** As `visualizeFilters` runs it, with its frames read back; time of one step of sixteen. */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  const feed = noise(8, 128);
  for (const layer of ascentLayers) {
    const channels = await livingChannels(network, layer, 8);
    const whole = perStep(() => visualizeFilters(network, { layer, channels, steps: STEPS }));
    const forward = repeated(forwardTo(network, feed, layer));
    const step = repeated(ascentStep(network, feed, layer, channels));
    const few = { pairs: 3, warmUp: 1 };
    const toForward = await compare(whole, forward, few);
    report(ratioFigure(`whole filter step ÷ forward, ${layer}`, toForward));
    report(
      ratioFigure(`whole filter step ÷ its gradient, ${layer}`, await compare(whole, step, few)),
    );
  }
};

const perStep =
  (work: Work): Work =>
  async () => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / STEPS;
  };

const repeated = (work: Work): Work =>
  perStep(async () => {
    for (let i = 0; i < STEPS; i++) await work();
  });
