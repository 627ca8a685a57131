import type { Prediction } from '../../core/predict.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { percent } from '../../view/numbers.js';
import type { Comparison, ComparisonCell, ComparisonColumn } from './comparison.types.js';

/** What is to be compared. */
export interface ComparisonChoice {
  readonly methods: readonly string[];
  readonly classes: readonly number[];
  /** Layer that is explained; without it, the network's own rule decides. */
  readonly layer: string | undefined;
}

type HeatmapWant = Extract<Want, { job: 'heatmap' }>;

/** What one cell needs. */
export function heatmapWant(
  method: string,
  classIndex: number,
  layer: string | undefined,
): HeatmapWant {
  return { job: 'heatmap', request: { method, classIndex, ...(layer && { layer }) } };
}

/** What all cells need, row by row. */
export function mapWants({ methods, classes, layer }: ComparisonChoice): readonly HeatmapWant[] {
  return methods.flatMap((method) => classes.map((index) => heatmapWant(method, index, layer)));
}

/** The comparison as far as its answers are there. */
export function comparisonOf(choice: ComparisonChoice, snapshot: Snapshot): Comparison {
  const { methods, classes, layer } = choice;
  return {
    methods,
    columns: classes.map((index) => columnOf(index, snapshot)),
    cells: methods.map((method) =>
      classes.map((index): ComparisonCell => {
        const { value, ...standing } = snapshot.slot(heatmapWant(method, index, layer));
        return { ...standing, ...(value && { map: value }) };
      }),
    ),
  };
}

/** The classes that stand to choose: the likeliest, and any that is chosen already. */
export function offeredClasses(top: readonly Prediction[], chosen: readonly number[]): number[] {
  return [...new Set([...top.map(({ index }) => index), ...chosen])];
}

function columnOf(classIndex: number, snapshot: Snapshot): ComparisonColumn {
  const prediction = snapshot.slot({ job: 'predict', request: {} }).value;
  const share =
    prediction?.top.find(({ index }) => index === classIndex)?.probability ??
    prediction?.probabilities[classIndex];
  return {
    title: snapshot.model.value?.classNames[classIndex] ?? String(classIndex),
    detail: share === undefined ? '' : percent(share),
    classIndex,
    photo: snapshot.image.value?.input ?? null,
  };
}
