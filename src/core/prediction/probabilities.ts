import type { OutputInfo } from '../graph/layer-info.js';

/**
 * Shares 0…1 of logits, computed in doubles. A network without an activation at its end gets a
 * softmax, as its training loss had one; with a single logit a sigmoid.
 * @param slope - of a hard sigmoid
 */
export function probabilitiesOf(
  logits: Float32Array,
  activation: OutputInfo['activation'],
  slope = 1 / 6,
): Float32Array<ArrayBuffer> {
  if (activation === 'hard_sigmoid') {
    return Float32Array.from(logits, (logit) => Math.min(1, Math.max(0, slope * logit + 0.5)));
  }
  if (activation === 'sigmoid' || (activation === 'linear' && logits.length === 1)) {
    return Float32Array.from(logits, (logit) => 1 / (1 + Math.exp(-logit)));
  }
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const powers = Float64Array.from(logits, (logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return Float32Array.from(powers, (power) => power / sum);
}
