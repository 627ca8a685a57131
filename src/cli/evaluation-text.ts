import type { ClassFolder, Evaluation } from '../core/classification/classification.types.js';
import { classificationFigures } from '../core/classification/figures.js';
import { count, percent } from '../view/numbers.js';
import { table } from './table.js';

/** Rows of a table that a person reads; all of them are in the JSON. */
const CLASSES = 40;
const SHOWN = 10;

/** An evaluation in words and tables. */
export function evaluationText(evaluation: Evaluation): readonly string[] {
  const { model, seen, planned, counts, parts } = evaluation;
  const { pictures, right } = counts;
  const { top1, top5, balanced } = classificationFigures(counts);
  const share = (value: number | null): string => (value === null ? '–' : percent(value));
  const part = parts.of > 1 ? ` (shards ${parts.done.join(', ')} of ${parts.of})` : '';
  const five = top5 === null ? '' : `, ${share(top5)} among the first five`;
  return [
    `${model}: ${count(right)} of ${count(pictures)} pictures right, ${share(top1)}${five}; ` +
      `mean of the classes ${share(balanced)}${part}`,
    ...(seen < planned ? [`stopped after ${count(seen)} of ${count(planned)} pictures`] : []),
    ...foldersText(evaluation),
    ...unreadText(evaluation),
    ...classesText(evaluation),
    ...confusedText(evaluation),
    ...mistakesText(evaluation),
  ];
}

function foldersText({ folders, classes }: Evaluation): readonly string[] {
  const without = folders.filter(({ classIndex }) => classIndex === null);
  const lines: string[] = [];
  if (folders.some(({ by }) => by === 'order')) {
    lines.push(
      `the model has no names of classes; the ${classes.length} folders stand for them in order`,
    );
  }
  if (without.length === 0) return lines;
  const pictures = without.reduce((sum, folder) => sum + folder.pictures, 0);
  lines.push(
    `folders without a class: ${without.length} (pictures left out: ${count(pictures)}); ` +
      'say with --classes FILE which they are',
  );
  return [
    ...lines,
    ...table(without.slice(0, SHOWN).map(folderRow), ['left', 'right', 'left']),
    ...rest(without.length, SHOWN),
  ];
}

function folderRow({ folder, pictures, suggestions }: ClassFolder): readonly string[] {
  const meant = suggestions.length > 0 ? `did you mean ${suggestions.join(', or ')}?` : '';
  return [`  ${folder}`, count(pictures), meant];
}

function unreadText({ counts: { unread, firstUnread } }: Evaluation): readonly string[] {
  if (unread === 0) return [];
  const shown = firstUnread.slice(0, SHOWN);
  return [
    `pictures that could not be read: ${count(unread)}`,
    ...shown.map(({ name, reason }) => `  ${name}: ${reason}`),
    ...rest(unread, shown.length),
  ];
}

function classesText({ counts, classes }: Evaluation): readonly string[] {
  const { perClass } = classificationFigures(counts);
  if (perClass.length === 0) return [];
  const shown =
    perClass.length > CLASSES
      ? [...perClass].sort((a, b) => a.f1 - b.f1 || a.classIndex - b.classIndex).slice(0, CLASSES)
      : perClass;
  const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  const rows = shown.map(({ classIndex, pictures, predicted, precision, recall, f1 }) => [
    classes[classIndex]!,
    count(pictures),
    count(predicted),
    share(precision),
    share(recall),
    share(f1),
  ]);
  const right = ['right', 'right', 'right', 'right', 'right'] as const;
  return [
    '',
    ...(shown === perClass ? [] : [`the ${CLASSES} worst of ${perClass.length} classes`]),
    ...table(
      [['class', 'pictures', 'given', 'precision', 'recall', 'F1'], ...rows],
      ['left', ...right],
    ),
  ];
}

function confusedText({ counts, classes }: Evaluation): readonly string[] {
  const { confused } = classificationFigures(counts);
  if (confused.length === 0) return [];
  const rows = confused
    .slice(0, SHOWN)
    .map(([own, taken, pictures]) => [
      `  ${count(pictures)}`,
      `${classes[own]} taken for ${classes[taken]}`,
    ]);
  return ['', 'most often taken for another:', ...table(rows, ['right', 'left'])];
}

function mistakesText({ counts: { mistakes }, classes }: Evaluation): readonly string[] {
  if (mistakes.length === 0) return [];
  const rows = mistakes
    .slice(0, SHOWN)
    .map(({ name, trueClass, predicted, confidence, trueProbability }) => [
      `  ${percent(confidence)}`,
      classes[predicted]!,
      `${classes[trueClass]}, ${percent(trueProbability)}`,
      name,
    ]);
  const head = ['  share', 'taken for', 'true class', 'picture'];
  return ['', 'surest mistakes:', ...table([head, ...rows], ['right', 'left', 'left', 'left'])];
}

function rest(all: number, shown: number): readonly string[] {
  return all > shown ? [`  … and ${count(all - shown)} more`] : [];
}
