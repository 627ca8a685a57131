import type { Run } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { ascentLayers, ascentStep, forwardTo, livingChannels, noise } from '../support/runs.js';
import { compare } from '../timing.js';

export const run: Run = async (report) => {
  const network = await openEmbedded();
  const feed = noise(8, 128);
  for (const layer of ascentLayers) {
    const channels = await livingChannels(network, layer, 8);
    const step = ascentStep(network, feed, layer, channels);
    const measured = await compare(step, forwardTo(network, feed, layer));
    report(ratioFigure(`ascent step ÷ forward, ${layer}`, measured, { most: 2.5 }));
  }
};
