import { ModelFormatError } from '../../errors.js';
import type { Preprocessing } from '../../graph/layer-info.js';
import { preprocessingOf } from '../../assembly/preprocessing-of.js';
import { isJson, type Json } from '../../kinds/config.js';
import { CUT_OFF, type Look } from '../files/look.js';
import { shortName } from '../files/model-file.js';
import { readJson } from '../files/read-json.js';
import type { Recognised, RecognisedModel } from '../format.js';
import { say, str } from '../../sentence.js';

/**
 * Tells whether a file is a model.json that a reader knows. Parts of it may be texts that are JSON again.
 * @param isGraph - whether its topology shall be nodes of TensorFlow, and not layers of Keras
 * @throws ReadingLimitError
 */
export function recogniseModelJson(
  { file, json, options }: Look,
  isGraph: boolean,
  model: (json: Json) => RecognisedModel,
): Recognised | null {
  const plain = (value: unknown): unknown =>
    typeof value === 'string' ? readJson(value, shortName(file), options.budget) : value;
  try {
    const topology = plain(json?.['modelTopology']);
    if (!json || !isJson(topology) || Array.isArray(topology['node']) !== isGraph) return null;
    const config = topology['model_config'];
    const whole = typeof config === 'string' ? { model_config: plain(config) } : {};
    return model({ ...json, modelTopology: { ...topology, ...whole } });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { is: 'refused', why: say(str`a part of it ${CUT_OFF}`) };
  }
}

/** What a model.json has of Keras: `{class_name, config}`. */
export function modelConfig(model: Json): unknown {
  const topology = model['modelTopology'];
  if (!isJson(topology)) throw new ModelFormatError(say('the file has no modelTopology'));
  return topology['model_config'] ?? topology;
}

/** The name of a model, and how it wants photos, where whoever converted it wrote them down. */
export function metadataOf(model: Json): {
  readonly metadata: Json;
  readonly preprocessing: Preprocessing;
  readonly name?: string;
} {
  const metadata = isJson(model['userDefinedMetadata']) ? model['userDefinedMetadata'] : {};
  const name = metadata['name'];
  return {
    metadata,
    preprocessing: preprocessingOf(metadata),
    ...(typeof name === 'string' ? { name: name.slice(0, LONGEST_NAME) } : {}),
  };
}

const LONGEST_NAME = 200;
