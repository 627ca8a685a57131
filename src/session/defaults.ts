import type { SessionState } from './state.js';
import type { ActivationsResult } from '../core/activation/activations.types.js';
import { defaultLayer } from '../view/default-layer.js';

/** Of a number that stands for no class, what makes it higher is explained unless a person asks for lower. */
const HIGHER = 1;

/** The selected class, else the strongest once it is known. */
export function chosenClass({ selection, answers }: SessionState): number | null {
  if (selection.classIndex !== null) return selection.classIndex;
  const known = [...answers.predict.values()].find(({ value }) => value)?.value;
  return known?.top[0]?.index ?? (known?.value === undefined ? null : HIGHER);
}

/** The selected layer, else the one by rule. */
export function chosenLayer({ selection, model }: SessionState): string | null {
  return selection.layer ?? (model.open && defaultLayer(model.open.value));
}

/** The selected channel, else the most telling one, once it is known. */
export function chosenChannel(state: SessionState): number | null {
  if (state.selection.channel !== null) return state.selection.channel;
  const layer = chosenLayer(state);
  const known = [...state.answers.activations.values()].find(({ value }) => value?.layer === layer);
  return known?.value ? mostTelling(known.value) : null;
}

/** The most telling channel that is not dead; null when all are. */
function mostTelling({ telling, dead }: ActivationsResult): number | null {
  const silent = new Set(dead);
  let best: number | null = null;
  telling.forEach((value, channel) => {
    if (!silent.has(channel) && (best === null || value > telling[best]!)) best = channel;
  });
  return best;
}
