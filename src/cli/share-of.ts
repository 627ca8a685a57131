import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { Network } from '../core/graph/network.js';
import { predict } from '../core/prediction/predict.js';
import { percent } from '../view/numbers.js';

/** How sure the network is of the one class that was explained, as `, 40.2 %`; else nothing. */
export async function shareOf(
  network: Network,
  values: Float32Array,
  { target }: HeatmapResult,
): Promise<string> {
  const [explained, ...others] = target.classes;
  const [output] = network.outputs;
  if (!explained || others.length > 0 || output?.features) return '';
  const { probabilities } = await predict(network, values, { top: 1 });
  const share = probabilities[explained.index];
  return share === undefined ? '' : `, ${percent(share)}`;
}
