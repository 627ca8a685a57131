import {
  sanityCheck,
  type Randomisation,
  type Sanity,
} from '../../core/evaluation/sanity-check.js';
import { randomisations, sanitySchema } from '../../facts/sanity.js';
import { rawValue } from '../../view/numbers.js';
import type { Args } from '../args.js';
import type { Command } from '../command.js';
import { explained, explaining, readMethod, oneMethod, readSettings } from '../explain-options.js';
import { openBoth } from '../open.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common } from '../shared-options.js';
import { table } from '../table.js';
import { UsageError } from '../usage-error.js';

/** `convlens sanity`: whether a method's map depends on what the network has learned. */
export const sanity: Command = {
  name: 'sanity',
  summary: 'whether a heatmap changes when the weights are made random',
  operand: 'IMAGE',
  options: {
    ...oneMethod,
    ...explaining,
    randomisation: {
      value: 'R',
      help: `${randomisations.join(' or ')} (${sanitySchema.randomisation.default})`,
    },
    steps: {
      value: 'N',
      help: `layers at which the maps are compared (${sanitySchema.steps.default})`,
    },
    seed: { value: 'N', help: `same seed, same weights (${sanitySchema.seed.default})` },
    ...onPhoto,
    ...common,
  },
  example: 'convlens sanity cat.jpg --method guided-backprop',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const method = readMethod(args);
    const settings = readSettings(args, method);
    const randomisation = randomisationOf(args);
    const steps = args.setting('steps', sanitySchema.steps);
    const seed = args.setting('seed', sanitySchema.seed);
    const { network, image, photo } = await openBoth(path, args, output);
    const { classIndex, layer } = explained(args, network);
    if (Array.isArray(layer)) throw new UsageError('sanity takes one --layer');
    const onProgress = (done: number, total: number) =>
      output.progress(`${method}: ${done} of ${total} networks`);
    const found = await sanityCheck(network, image.values, {
      ...{ method, settings, randomisation, steps, seed, classIndex, onProgress },
      layer: typeof layer === 'string' ? layer : undefined,
    });
    printResult(output, args, photo, { json: () => found, text: () => text(found) });
  },
};

function randomisationOf(args: Args): Randomisation | undefined {
  const name = args.text('randomisation');
  const found = randomisations.find((one) => one === name);
  if (name === undefined || found) return found;
  throw new UsageError(`no randomisation "${name}": there is ${randomisations.join(', ')}`);
}

function text({ method, randomisation, steps, mean, limit, verdict }: Sanity): readonly string[] {
  const words =
    verdict === 'passes'
      ? 'passes: the map changes with the weights'
      : 'fails: the map hardly changes with the weights, so it tells little about the network';
  const lines = steps.map((step) => [
    step.layer,
    rawValue(step.rankCorrelation),
    rawValue(step.structuralSimilarity),
  ]);
  const reached = randomisation === 'cascading' ? 'random from here on' : 'random layer';
  return [
    `${method} ${words}`,
    `mean rank correlation ${rawValue(mean)}, allowed ${rawValue(limit)}`,
    ...table([[reached, 'rank correlation', 'SSIM'], ...lines], ['left', 'right', 'right']),
  ];
}
