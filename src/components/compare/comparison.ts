import { msg } from '@lit/localize';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { Prediction } from '../../core/prediction/predict.types.js';
import type { Measure } from '../../facts/measures.js';
import { isSlow } from '../../facts/methods.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { percent } from '../../view/numbers.js';
import { methodOf } from '../heatmap/methods.js';
import type { Comparison, ComparisonCell, ComparisonColumn } from './comparison.types.js';

/** What is to be compared. */
export interface ComparisonChoice {
  readonly methods: readonly string[];
  /** Classes by index; null stands for the mean of an output that has no classes. */
  readonly classes: readonly (number | null)[];
  /** Layer that is explained; without it, the network's own rule decides. */
  readonly layer: string | undefined;
  /** Where cells are taken to lie on the photo. */
  readonly placement?: AskedPlacement;
  /** How the maps are measured; `none`: not at all. */
  readonly measure: Measure | 'none';
}

type Asked = Partial<Pick<ComparisonChoice, 'layer' | 'placement'>>;
type HeatmapWant = Extract<Want, { job: 'heatmap' }>;
type MeasureWant = Extract<Want, { job: 'faithfulness' }>;
type Slots = Pick<Snapshot, 'slot'>;

/** What one cell needs. */
export function heatmapWant(method: string, classIndex: number | null, asked: Asked): HeatmapWant {
  const of = classIndex === null ? {} : { classIndex };
  return { job: 'heatmap', request: { method, ...of, ...where(method, asked) } };
}

/** The layer, and where its cells lie; a method that explains the input has no cells to place. */
function where(method: string, { layer, placement }: Asked) {
  const stretched = placement === 'stretched' && methodOf(method)?.group === 'layer';
  return { ...(layer ? { layer } : {}), ...(stretched ? { placement } : {}) };
}

/** What all cells need, row by row. */
export function mapWants(choice: ComparisonChoice): readonly HeatmapWant[] {
  const { methods, classes } = choice;
  return methods.flatMap((method) => classes.map((index) => heatmapWant(method, index, choice)));
}

/** What measuring the maps needs that are there; a map of nothing has nothing to measure. */
function measureWants(choice: ComparisonChoice, snapshot: Slots): readonly MeasureWant[] {
  const { methods, classes, measure } = choice;
  if (measure === 'none') return [];
  return methods.flatMap((method) =>
    classes
      .filter((index) => index !== null)
      .filter((index) => isMeasurable(snapshot.slot(heatmapWant(method, index, choice)).value))
      .map((index) => measureWant(method, index, choice, measure)),
  );
}

/**
 * What all cells need, and what measuring them needs. Slow maps that have not begun wait until the quick ones
 * are there and measured, so that there is something to read while they come.
 */
export function comparisonWants(choice: ComparisonChoice, snapshot: Slots): readonly Want[] {
  const maps = mapWants(choice);
  const measures = measureWants(choice, snapshot);
  const isQuick = ({ request }: HeatmapWant | MeasureWant) => !isSlow(request);
  const isComing = (want: Want) => snapshot.slot(want).phase === 'loading';
  const waits = [...maps, ...measures].filter(isQuick).some(isComing);
  const hasBegun = (want: HeatmapWant) => {
    const { value, progress } = snapshot.slot(want);
    return value !== undefined || progress !== undefined;
  };
  return [...(waits ? maps.filter((one) => isQuick(one) || hasBegun(one)) : maps), ...measures];
}

function isMeasurable(map: HeatmapResult | undefined): boolean {
  return map?.empty === null;
}

function measureWant(
  method: string,
  classIndex: number,
  asked: Asked,
  measure: Measure,
): MeasureWant {
  const request = { measure, method, classIndex, ...where(method, asked) };
  return { job: 'faithfulness', request };
}

/** The comparison as far as its answers are there. */
export function comparisonOf(choice: ComparisonChoice, snapshot: Snapshot): Comparison {
  const { methods, classes } = choice;
  return {
    methods,
    columns: classes.map((index) => columnOf(index, snapshot)),
    cells: methods.map((method) => classes.map((index) => cellOf(choice, method, index, snapshot))),
  };
}

function cellOf(
  choice: ComparisonChoice,
  method: string,
  classIndex: number | null,
  snapshot: Snapshot,
): ComparisonCell {
  const { value, ...standing } = snapshot.slot(heatmapWant(method, classIndex, choice));
  const { measure } = choice;
  const cell = { ...standing, ...(value && { map: value }) };
  if (measure === 'none' || classIndex === null || !isMeasurable(value)) return cell;
  const test = snapshot.slot(measureWant(method, classIndex, choice, measure));
  return { ...cell, measuring: test.phase, ...(test.value && { measured: test.value }) };
}

/** The classes that stand to choose: the likeliest, and any that is chosen already. */
export function offeredClasses(
  top: readonly Prediction[],
  chosen: readonly (number | null)[],
): number[] {
  const also = chosen.filter((index) => index !== null);
  return [...new Set([...top.map(({ index }) => index), ...also])];
}

function columnOf(classIndex: number | null, snapshot: Snapshot): ComparisonColumn {
  const photo = snapshot.image.value?.input ?? null;
  if (classIndex === null)
    return { title: msg('mean of the output'), detail: '', classIndex, photo };
  const prediction = snapshot.slot({ job: 'predict', request: {} }).value;
  const share =
    prediction?.top.find(({ index }) => index === classIndex)?.probability ??
    prediction?.probabilities[classIndex];
  return {
    title: snapshot.model.value?.classNames[classIndex] ?? String(classIndex),
    detail: share === undefined ? '' : percent(share),
    classIndex,
    photo,
  };
}
