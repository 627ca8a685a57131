import { eachStep } from '../ops/reshaped.js';
import { Config, isJson } from './config.js';
import type { BuiltLayer, Kind, Shape } from './kind.js';
import { say, str } from '../sentence.js';

/* Layers that have another one in them. */

/** The kind of the layer within, by its class. */
export type FindKind = (className: string) => Kind | undefined;

/** Layers in layers in layers; Keras has at most two. */
const DEEPEST = 8;

/** What the layer within comes to. @throws ModelFormatError */
function within(find: FindKind, config: Config, inputs: readonly Shape[]): BuiltLayer {
  checkDepth(config);
  const layer = config.raw('layer');
  const className = isJson(layer) ? layer['class_name'] : undefined;
  const settings = isJson(layer) ? layer['config'] : undefined;
  const kind = typeof className === 'string' ? find(className) : undefined;
  if (kind && isJson(settings))
    return kind(new Config(config.layer, settings, config.keras), inputs);
  throw config.wrong('layer', say('one that can be read'), className);
}

/** Told before the first is looked into: each takes a turn of the stack. */
function checkDepth(config: Config): void {
  let layer = config.raw('layer');
  for (let depth = 0; isJson(layer); depth++) {
    if (depth === DEEPEST)
      throw config.wrong('layer', say(str`less than ${DEEPEST} layers deep`), layer);
    layer = isJson(layer['config']) ? layer['config']['layer'] : undefined;
  }
}

/** SpectralNormalization: in inference its layer, whose kernel was divided while it was trained. */
export const spectralNormalization =
  (find: FindKind): Kind =>
  (config, inputs) =>
    within(find, config, inputs);

/** TimeDistributed: its layer for each step of time alone. */
export const timeDistributed =
  (find: FindKind): Kind =>
  (config, [whole = []]) => {
    const [time = 1, ...shape] = whole;
    const built = within(find, config, [shape]);
    return {
      ...built,
      steps: built.steps.map(({ outputShape, ...step }) => ({
        ...step,
        op: eachStep(step.op),
        ...(outputShape ? { outputShape: [time, ...outputShape] } : {}),
      })),
      outputShape: [time, ...built.outputShape],
      geometry: null,
      // Its channels are those of one step of time, not the map's own.
      role: 'other',
    };
  };
