import { ChannelNotFoundError, ClassNotFoundError, LayerNotFoundError } from '../core/errors.js';
import { say, str } from '../core/sentence.js';
import { defaultLayer } from '../view/default-layer.js';
import { failureOf } from './failure-of.js';
import type { Failure, Selection } from './snapshot.js';
import type { SelectionPart, SessionState } from './state.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';

/**
 * Selects `part`. What does not exist in the open model is refused as a whole, with a notice; as
 * long as no model is open everything is taken, to be checked when one is.
 */
export function select(state: SessionState, part: SelectionPart): SessionState {
  const selection = merge(state.selection, part);
  const failure = state.model.open && checkAll(state.model.open.value, selection);
  if (failure) return { ...state, notice: failure };
  const pointsOnly = Object.keys(part).every((name) => name === 'cell');
  return { ...state, selection, notice: pointsOnly ? state.notice : null };
}

/** What of `selection` exists in `model`, and the first thing that does not. */
export function fitSelection(
  model: ModelSummary,
  selection: Selection,
): { selection: Selection; notice: Failure | null } {
  const noClass = checkClass(model, selection);
  const noLayer = checkLayer(model, selection);
  const noChannel = noLayer ?? checkChannel(model, selection);
  return {
    selection: Object.freeze({
      ...selection,
      classIndex: noClass ? null : selection.classIndex,
      layer: noLayer ? null : selection.layer,
      channel: noChannel ? null : selection.channel,
      cell: null,
    }),
    notice: noClass ?? noChannel,
  };
}

/** Another layer has other channels, another order other pages. */
function merge(old: Selection, part: SelectionPart): Selection {
  const otherLayer = part.layer !== undefined && part.layer !== old.layer;
  const otherOrder = part.order !== undefined && part.order !== old.order;
  return Object.freeze({
    ...old,
    ...(otherLayer ? { channel: null, cell: null } : {}),
    ...(otherLayer || otherOrder ? { page: 0 } : {}),
    ...part,
  });
}

function checkAll(model: ModelSummary, selection: Selection): Failure | null {
  return (
    checkClass(model, selection) ?? checkLayer(model, selection) ?? checkChannel(model, selection)
  );
}

function checkClass(model: ModelSummary, { classIndex }: Selection): Failure | null {
  const { output, classNames } = model;
  const own = output.features ? 0 : (output.shape.at(-1) ?? 0);
  const classes = Math.max(classNames.length, own);
  if (classIndex === null || isIndex(classIndex, classes)) return null;
  const { name } = model;
  const sentence =
    classes === 0
      ? say(str`${name} has no classes`)
      : say(str`no class ${classIndex}; ${name} knows ${classes} classes, 0 to ${classes - 1}`);
  return failureOf(
    new ClassNotFoundError({ kind: 'no-class', index: classIndex, model: name, classes, sentence }),
  );
}

function checkLayer(model: ModelSummary, { layer }: Selection): Failure | null {
  if (layer === null || model.layers.some(({ name }) => name === layer)) return null;
  const { name, layers, heatmapLayer } = model;
  const last = heatmapLayer?.layer ?? null;
  const count = layers.length;
  const sentence =
    last === null
      ? say(str`no layer "${layer}"; ${name} has ${count} layers`)
      : say(
          str`no layer "${layer}"; ${name} has ${count} layers, the last with rows and columns is "${last}"`,
        );
  return failureOf(
    new LayerNotFoundError({ kind: 'no-layer', layer, model: name, layers: count, last, sentence }),
  );
}

function checkChannel(model: ModelSummary, selection: Selection): Failure | null {
  const { channel } = selection;
  if (channel === null) return null;
  const layer = selection.layer ?? defaultLayer(model) ?? '';
  const channels = model.layers.find((one) => one.name === layer)?.channels ?? 0;
  if (isIndex(channel, channels)) return null;
  const sentence = say(
    str`no channel ${channel}; "${layer}" has ${channels}, 0 to ${channels - 1}`,
  );
  return failureOf(
    new ChannelNotFoundError({ kind: 'no-channel', channel, layer, channels, sentence }),
  );
}

function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}
