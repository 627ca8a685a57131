import type {
  ClassificationFigures,
  ConfusionCell,
} from '../core/classification/classification.types.js';

/** A part of a confusion matrix that can be read. */
export interface ConfusionTable {
  /** Classes of the rows and of the columns, by index. */
  readonly classes: readonly number[];
  /** How many classes the whole has. */
  readonly all: number;
  /** Pictures of the class of each row, those given a class outside the table included. */
  readonly pictures: readonly number[];
  /** Pictures by row (true class) and column (class given). */
  readonly cells: readonly (readonly number[])[];
}

/** More rows than this are not read any more, and their names find no room. */
export const mostRows = 16;

/**
 * The whole matrix where it has few classes, else that of those classes which are most often taken
 * for one another.
 *
 * @param confusion - pictures by true class and class given
 */
export function confusionTable(
  confusion: readonly ConfusionCell[],
  { perClass, confused }: ClassificationFigures,
  most = mostRows,
): ConfusionTable {
  const known = new Map(perClass.map(({ classIndex, pictures }) => [classIndex, pictures]));
  const classes = known.size <= most ? [...known.keys()] : mostConfused(confused, most);
  const places = new Map(classes.map((classIndex, place) => [classIndex, place]));
  const cells = classes.map(() => classes.map(() => 0));
  for (const [trueClass, predicted, pictures] of confusion) {
    const row = places.get(trueClass);
    const column = places.get(predicted);
    if (row !== undefined && column !== undefined) cells[row]![column] = pictures;
  }
  return {
    classes,
    all: known.size,
    pictures: classes.map((classIndex) => known.get(classIndex) ?? 0),
    cells,
  };
}

function mostConfused(confused: readonly ConfusionCell[], most: number): readonly number[] {
  const chosen = new Set<number>();
  for (const [trueClass, predicted] of confused) {
    const added = [trueClass, predicted].filter((classIndex) => !chosen.has(classIndex));
    if (chosen.size + added.length > most) continue;
    for (const classIndex of added) chosen.add(classIndex);
  }
  return [...chosen].sort((a, b) => a - b);
}
