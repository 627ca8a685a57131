import type { ClassFolder, Evaluation } from '../core/classification/classification.types.js';
import { classificationFigures } from '../core/classification/figures.js';
import { targetName } from '../view/target-name.js';
import { count, percent } from '../view/numbers.js';
import { table } from './table.js';

/** Rows of a table that a person reads; all of them are in the JSON. */
const CLASSES = 40;
const SHOWN = 10;
/** Classes of a folder that are named, and what one without a class may be. */
const NAMED = 4;
const MEANT = 3;

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
    ...figuresText(evaluation),
    ...confusedText(evaluation),
    ...mistakesText(evaluation),
  ];
}

function foldersText(evaluation: Evaluation): readonly string[] {
  const { folders, classes } = evaluation;
  const without = folders.filter(({ classIndex }) => classIndex === null);
  const lines: string[] = [];
  if (folders.some(({ by }) => by === 'order')) {
    lines.push(
      `the model has no names of classes; the ${classes.length} folders stand for them in order`,
    );
  }
  lines.push(...meantText(evaluation));
  if (without.length === 0) return lines;
  const pictures = without.reduce((sum, folder) => sum + folder.pictures, 0);
  lines.push(
    `folders without a class: ${without.length} (pictures left out: ${count(pictures)}); ` +
      'say with --classes FILE which they are',
  );
  return [
    ...lines,
    ...table(
      without.slice(0, SHOWN).map((folder) => folderRow(folder, classes)),
      ['left', 'right', 'left'],
    ),
    ...rest(without.length, SHOWN),
  ];
}

/** What folders stand for, where one is not called like its class. */
function meantText({ folders, classes }: Evaluation): readonly string[] {
  const rules: readonly (string | null)[] = ['meaning', 'given', 'wordnet', 'number'];
  const meant = folders.filter(({ by, classIndex }) => classIndex !== null && rules.includes(by));
  if (meant.length === 0) return [];
  const rows = meant
    .slice(0, CLASSES)
    .map(({ folder, pictures, classes: own, by }) => [
      `  ${folder}`,
      count(pictures),
      `${classesText(own, classes)}${by === 'meaning' ? ' (by meaning)' : ''}`,
    ]);
  return [
    'what folders stand for, unless they are called like a class:',
    ...table(rows, ['left', 'right', 'left']),
    ...rest(meant.length, CLASSES),
  ];
}

/** The first of some classes by name, and how many there are. */
export function classesText(own: readonly number[], classes: readonly string[]): string {
  const names = own.slice(0, NAMED).map((index) => classes[index]!);
  if (own.length === 1) return names[0]!;
  return `${own.length} classes: ${names.join(', ')}${own.length > NAMED ? ', …' : ''}`;
}

function folderRow(folder: ClassFolder, classes: readonly string[]): readonly string[] {
  const meant = meantBy(folder, classes).join(', or ');
  return [`  ${folder.folder}`, count(folder.pictures), meant && `did you mean ${meant}?`];
}

/** What a folder without a class may stand for, likeliest first: classes, and meanings with several of them. */
export function meantBy(
  { meanings, suggestions }: ClassFolder,
  classes: readonly string[],
): readonly string[] {
  const single = new Set(meanings.flatMap(({ classes: own }) => (own.length > 1 ? [] : own)));
  const meant = meanings.map(({ words, kind, classes: own }) => {
    const word = kind ?? words[0];
    return own.length > 1
      ? `${word} (${own.length} classes)`
      : `${classes[own[0]!]}, a kind of ${word}`;
  });
  const others = suggestions.filter((name) => !single.has(classes.indexOf(name)));
  return [...meant, ...others].slice(0, MEANT);
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

function figuresText(evaluation: Evaluation): readonly string[] {
  const { perClass } = classificationFigures(evaluation.counts);
  if (perClass.length === 0) return [];
  const shown =
    perClass.length > CLASSES
      ? [...perClass].sort((a, b) => a.f1 - b.f1 || a.classIndex - b.classIndex).slice(0, CLASSES)
      : perClass;
  const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  const rows = shown.map(({ classIndex, pictures, predicted, precision, recall, f1 }) => [
    targetName(evaluation, classIndex),
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

function confusedText(evaluation: Evaluation): readonly string[] {
  const { confused } = classificationFigures(evaluation.counts);
  if (confused.length === 0) return [];
  const rows = confused
    .slice(0, SHOWN)
    .map(([own, taken, pictures]) => [
      `  ${count(pictures)}`,
      `${targetName(evaluation, own)} taken for ${targetName(evaluation, taken)}`,
    ]);
  return ['', 'most often taken for another:', ...table(rows, ['right', 'left'])];
}

function mistakesText(evaluation: Evaluation): readonly string[] {
  const { mistakes } = evaluation.counts;
  if (mistakes.length === 0) return [];
  const rows = mistakes
    .slice(0, SHOWN)
    .map(({ name, trueClass, predicted, confidence, trueProbability, classes }) => [
      `  ${percent(confidence)}`,
      targetName(evaluation, classes?.[1] ?? predicted),
      `${targetName(evaluation, trueClass)}, ${percent(trueProbability)}`,
      name,
    ]);
  const head = ['  share', 'taken for', 'true class', 'picture'];
  return ['', 'surest mistakes:', ...table([head, ...rows], ['right', 'left', 'left', 'left'])];
}

function rest(all: number, shown: number): readonly string[] {
  return all > shown ? [`  … and ${count(all - shown)} more`] : [];
}
