import type { Prediction } from '../../core/predict.types.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { percent } from '../../view/numbers.js';
import type { Comparison, ComparisonCell, ComparisonColumn, Measure } from './comparison.types.js';

/** What is to be compared. */
export interface ComparisonChoice {
  readonly methods: readonly string[];
  readonly classes: readonly number[];
  /** Layer that is explained; without it, the network's own rule decides. */
  readonly layer: string | undefined;
  /** How the maps are measured; `none`: not at all. */
  readonly measure: Measure | 'none';
}

type HeatmapWant = Extract<Want, { job: 'heatmap' }>;
type MeasureWant = Extract<Want, { job: 'faithfulness' }>;

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

/** What has to be measured, row by row; only maps that are there, so that all maps come first. */
export function measureWants(choice: ComparisonChoice, snapshot: Snapshot): readonly MeasureWant[] {
  return mapWants(choice).flatMap(({ request: { classIndex, ...map } }) => {
    const { value } = snapshot.slot({ job: 'heatmap', request: { ...map, classIndex } });
    const want = typeof classIndex === 'number' && measureWant(choice, map.method, classIndex);
    return value && want ? [want] : [];
  });
}

function measureWant(
  { measure, layer }: ComparisonChoice,
  method: string,
  classIndex: number,
): MeasureWant | null {
  if (measure === 'none') return null;
  const request = { measure, method, classIndex, ...(layer && { layer }) };
  return { job: 'faithfulness', request };
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
        const want = value && measureWant(choice, method, index);
        const test = want && snapshot.slot(want);
        return {
          ...standing,
          ...(value && { map: value }),
          ...(test && { measuring: test.phase }),
          ...(test?.value && { measured: test.value }),
        };
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
