import { ModelFormatError } from '../errors.js';
import { attention as attentionOp, multiHeadAttention as headsOp } from '../ops/attention.js';
import type { Config } from './config.js';
import type { Kind, Shape } from './kind.js';
import { say, str } from '../sentence.js';

function threeShapes(config: Config, inputs: readonly Shape[]): readonly [Shape, Shape, Shape] {
  const [query, value, key = value, more] = inputs;
  if (query && value && key && !more) return [query, value, key];
  throw new ModelFormatError(
    say(str`layer "${config.layer}" needs a query, a value and perhaps a key`),
  );
}

/** Attention by products of queries and keys. */
export const attention: Kind = (config, inputs) => {
  const [query, value] = threeShapes(config, inputs);
  if (config.string('score_mode', 'dot') !== 'dot') {
    throw config.wrong('score_mode', say('"dot"'), config.raw('score_mode'));
  }
  const scaled = config.boolean('use_scale', false);
  const weights: Record<string, Shape> = scaled ? { scale: [] } : {};
  return {
    steps: [{ suffix: '', op: attentionOp(), weights: Object.keys(weights) }],
    outputShape: [...query.slice(0, -1), value[value.length - 1] ?? 1],
    weights,
    geometry: null,
  };
};

/** MultiHeadAttention over all places of its inputs. */
export const multiHeadAttention: Kind = (config, inputs) => {
  const [query, value, key] = threeShapes(config, inputs);
  const axes = config.raw('attention_axes') ?? null;
  if (axes !== null && config.axes('attention_axes', query.length).length !== query.length - 1) {
    throw config.wrong('attention_axes', say('all axes of places'), axes);
  }
  for (const name of ['use_gate', 'sliding_window']) {
    const set = config.raw(name) ?? false;
    if (set !== false) throw config.wrong(name, say('off'), set);
  }
  const count = config.count('num_heads');
  const keySize = config.count('key_dim');
  const valueSize = config.optional('value_dim') ?? keySize;
  const [given] = [config.raw('output_shape') ?? null].flat(2);
  const last = (shape: Shape) => shape[shape.length - 1] ?? 1;
  const channels = given === null ? last(query) : given;
  if (typeof channels !== 'number' || !Number.isInteger(channels)) {
    throw config.wrong('output_shape', say('a number of channels'), given);
  }
  const bias = config.boolean('use_bias', true);
  const part = (name: string, kernel: Shape, added: Shape): Record<string, Shape> => ({
    [`${name}/kernel`]: kernel,
    ...(bias ? { [`${name}/bias`]: added } : {}),
  });
  const weights = {
    ...part('query', [last(query), count, keySize], [count, keySize]),
    ...part('key', [last(key), count, keySize], [count, keySize]),
    ...part('value', [last(value), count, valueSize], [count, valueSize]),
    ...part('attention_output', [count, valueSize, channels], [channels]),
  };
  const op = headsOp({ count, keySize, bias });
  return {
    steps: [{ suffix: '', op, weights: Object.keys(weights) }],
    outputShape: [...query.slice(0, -1), channels],
    weights,
    geometry: null,
  };
};
