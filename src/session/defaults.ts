import type { SessionState } from './state.js';
import type { ActivationsResult } from '../core/activation/activations.types.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';
import { showsPhoto } from '../view/shows-photo.js';

/** Rows that a map needs to show where in a photo something is. */
const TELLING_ROWS = 12;

/**
 * The layer shown when nobody has chosen one: the last addition whose maps still have a dozen rows,
 * because the output of a residual block reads best, and coarser maps hardly say where. Without an
 * addition the layer that heatmaps explain; where only the output itself has rows and columns, as of one
 * convolution from picture to picture, that.
 */
export function defaultLayer(model: ModelSummary): string | null {
  const additions = model.layers.filter((layer) => layer.role === 'sum' && showsPhoto(layer));
  const telling = additions.filter(({ outputShape: [rows = 0] }) => rows >= TELLING_ROWS);
  const shown = telling.at(-1) ?? additions.at(-1);
  return shown?.name ?? model.heatmapLayer?.layer ?? lastOf(model) ?? null;
}

const lastOf = ({ layers }: ModelSummary): string | undefined =>
  layers
    .filter((layer) => layer.role !== 'input' && layer.partOf === undefined && showsPhoto(layer))
    .at(-1)?.name;

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

/** The selected channel, else the one that fires most on average, once it is known. */
export function chosenChannel(state: SessionState): number | null {
  if (state.selection.channel !== null) return state.selection.channel;
  const layer = chosenLayer(state);
  const known = [...state.answers.activations.values()].find(({ value }) => value?.layer === layer);
  return known?.value ? strongestChannel(known.value) : null;
}

/** The channel with the largest mean that is not dead; null when all are. */
function strongestChannel({ mean, dead }: ActivationsResult): number | null {
  const silent = new Set(dead);
  let best: number | null = null;
  mean.forEach((value, channel) => {
    if (!silent.has(channel) && (best === null || value > mean[best]!)) best = channel;
  });
  return best;
}
