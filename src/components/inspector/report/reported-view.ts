import { msg, str } from '@lit/localize';
import { say } from '../../../core/sentence.js';
import { ConvlensError } from '../../../core/errors.js';
import { stretched } from '../../../core/placement/placement.js';
import type { Failure, Phase, Snapshot } from '../../../session/snapshot.js';
import { errorText } from '../../../view/error-text.js';
import { channelMap, mapRange } from '../../activations/channel-map.js';
import type { ClActivations } from '../../activations/activations.js';
import { picturesOf } from '../../filters/filter-status.js';
import type { ClFilters } from '../../filters/filters.js';
import type { ClHeatmap } from '../../heatmap/heatmap.js';
import { rankedChannels } from '../../shared/ranked-channels.js';
import type { ClUnit } from '../../unit/unit.js';
import type {
  ReportedChannel,
  ReportedFiring,
  ReportedHeatmap,
  ReportedUnit,
  ReportedView,
} from './reported-view.types.js';

/** There is no model, or no photo, of which a report could tell. */
export class NothingToReportError extends ConvlensError {
  override readonly name = 'NothingToReportError';
}

/** The element of that name among those in sight; null where it is not there. */
export type FindShown = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
) => HTMLElementTagNameMap[T] | null;

/**
 * What the elements show at this moment: results as they are, nothing is asked for.
 * @throws NothingToReportError
 */
export function reportedView(snapshot: Snapshot, shown: FindShown): ReportedView {
  const model = snapshot.model.value;
  const photo = snapshot.image.value;
  if (!model) throw new NothingToReportError(say('no model is open: open one and a photo first'));
  if (!photo) throw new NothingToReportError(say('no photo is open: choose one first'));
  const missing: string[] = [];
  /** The result of an element that shows the answer to its newest question; else says why not. */
  const current = <T>(title: string, element: Showing<T> | null): T | null => {
    if (!element) return null;
    const { result, stale, phase, error } = element;
    if (result !== undefined && !stale && phase !== 'loading' && phase !== 'error') return result;
    missing.push(whyMissing(title, phase, error));
    return null;
  };
  const predictions = shown('cl-predictions');
  const heatmap = shown('cl-heatmap');
  const unit = shown('cl-unit');
  const compare = shown('cl-compare');
  const dream = shown('cl-dream');
  const decided = current(msg('What it decided'), predictions);
  const explained = current(msg('Heatmap'), heatmap);
  const told = current(msg('Circuit'), unit);
  const compared = current(msg('Compare'), compare);
  const picture = current(msg('Dream'), dream)?.frames.at(-1);
  return {
    at: Date.now(),
    ...{ model, photo, modelSource: snapshot.modelSource, backend: snapshot.backend },
    sample: shown('cl-image-picker')?.sample ?? null,
    decision: decided && { result: decided, classIndex: predictions?.classIndex ?? null },
    heatmap: heatmap && explained && { ...lookOf(heatmap), result: explained },
    channel: channelOf(shown('cl-activations'), shown('cl-filters'), current, missing),
    unit: unit && told && unitOf(unit, told),
    compare: compare &&
      compared && {
        result: compared,
        scale: compare.scale,
        // Of an output without shares nothing is measured, whatever is chosen.
        measure: compared.cells.flat().some(({ measured, measuring }) => measured ?? measuring)
          ? compare.measure
          : 'none',
      },
    dream: picture ? { picture, about: dream?.shown ?? '' } : null,
    evaluation: current(msg('Test'), shown('cl-evaluate')),
    missing,
  };
}

/** What elements that show one result have in common. */
interface Showing<T> {
  readonly result: T | undefined;
  readonly stale: boolean;
  readonly phase: Phase;
  readonly error: Failure | undefined;
}

function whyMissing(title: string, phase: Phase, error: Failure | undefined): string {
  if (phase === 'error' && error) return `${title}: ${errorText(error)}`;
  if (phase === 'loading' || phase === 'streaming') {
    return msg(str`${title}: was still being computed.`);
  }
  return phase === 'cancelled'
    ? msg(str`${title}: was stopped.`)
    : msg(str`${title}: had not been asked for.`);
}

function lookOf(heatmap: ClHeatmap): Omit<ReportedHeatmap, 'result'> {
  const { photo, colourMap, noContours, split, opacity } = heatmap;
  return { photo, colourMap, contours: !noContours, split: split ?? null, opacity };
}

function unitOf({ photo, pictures }: ClUnit, result: ReportedUnit['result']): ReportedUnit {
  return { result, photo, pictures };
}

function channelOf(
  activations: ClActivations | null,
  filters: ClFilters | null,
  current: <T>(title: string, element: Showing<T> | null) => T | null,
  missing: string[],
): ReportedChannel | null {
  if (!activations) return null;
  const result = current(msg('Where it fires'), activations);
  const channel = activations.channel ?? (result && rankedChannels(result, activations.order)[0]);
  const map = result && typeof channel === 'number' ? channelMap(result, channel) : undefined;
  if (!result || typeof channel !== 'number' || !map) return null;
  const { placement } = result;
  const fires: ReportedFiring = {
    result,
    map,
    placement:
      placement && activations.placement === 'stretched'
        ? stretched(result, placement.input)
        : placement,
    photo: activations.photo,
    range: mapRange(result, map, activations.scale),
  };
  const kernel = filters?.kernels?.byChannel.get(channel) ?? null;
  const pictures = picturesOf(filters?.result, channel).filter(({ status }) => status === 'done');
  if (filters && !kernel && pictures.length === 0) {
    missing.push(whyMissing(msg('What it looks for'), filters.phase, filters.error));
  }
  return { layer: result.layer, channel, fires, pictures, kernel };
}
