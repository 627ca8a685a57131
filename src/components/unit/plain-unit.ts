import type { ClassEffects } from '../../core/unit/class-effects.types.js';
import type { UnitResult } from '../../core/unit/unit.types.js';
import { areFloats, bytes, floats, list, needed, valueMap } from '../shared/plain-data.js';

/** A channel of plain arrays, or as the command line prints it: without its patch. @throws ResultDataError */
export function plainUnit(data: Partial<UnitResult>): UnitResult {
  if (isDrawn(data)) return data;
  const { patch, classes } = data;
  return {
    layer: needed(data.layer, 'layer'),
    channel: needed(data.channel, 'channel'),
    channels: needed(data.channels, 'channels'),
    map: valueMap(data.map, 'map'),
    placement: data.placement ?? null,
    peak: needed(data.peak, 'peak'),
    patch: patch ? { ...patch, picture: pictureOf(patch.picture) } : null,
    inputs: list(data.inputs, 'inputs'),
    outputs: list(data.outputs, 'outputs'),
    classes: classes ? classesOf(classes) : null,
  };
}

const isDrawn = (data: Partial<UnitResult>): data is UnitResult => areFloats(data.map?.values);

type Patch = NonNullable<UnitResult['patch']>;

const pictureOf = (picture: Patch['picture']): Patch['picture'] => ({
  ...picture,
  pixels: bytes(picture.pixels, 'patch.picture.pixels', picture),
});

function classesOf({ push, before, zero, mean }: ClassEffects): ClassEffects {
  const answer = (field: 'before' | 'zero' | 'mean', given: ClassEffects['before']) => ({
    logits: floats(given.logits, `classes.${field}.logits`),
    probabilities: floats(given.probabilities, `classes.${field}.probabilities`),
  });
  return {
    push: floats(push, 'classes.push'),
    before: answer('before', before),
    zero: answer('zero', zero),
    mean: answer('mean', mean),
  };
}
