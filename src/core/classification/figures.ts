import type {
  ClassFigures,
  ClassificationCounts,
  ClassificationFigures,
  Evaluation,
  EvaluationResult,
} from './classification.types.js';

/**
 * Accuracy, and precision, recall and F1 of each class, as scikit-learn's `accuracy_score`,
 * `balanced_accuracy_score` and `classification_report` define them; what would divide by zero is
 * null.
 */
export function classificationFigures(counts: ClassificationCounts): ClassificationFigures {
  const { classes, pictures, right, rightInFive, confusion } = counts;
  const perClass = classFigures(counts);
  const recalls = perClass.flatMap(({ recall }) => recall ?? []);
  return {
    top1: share(right, pictures),
    top5: classes > 5 ? share(rightInFive, pictures) : null,
    balanced: share(
      recalls.reduce((sum, recall) => sum + recall, 0),
      recalls.length,
    ),
    perClass,
    confused: confusion
      .filter(([trueClass, predicted]) => trueClass !== predicted)
      .sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]),
  };
}

/** An evaluation with what follows from its counts. */
export function withFigures(evaluation: Evaluation): EvaluationResult {
  return { ...evaluation, figures: classificationFigures(evaluation.counts) };
}

function classFigures({ confusion }: ClassificationCounts): readonly ClassFigures[] {
  const sums = new Map<number, { pictures: number; predicted: number; right: number }>();
  const of = (index: number) => {
    const known = sums.get(index) ?? { pictures: 0, predicted: 0, right: 0 };
    sums.set(index, known);
    return known;
  };
  for (const [trueClass, predicted, count] of confusion) {
    of(trueClass).pictures += count;
    of(predicted).predicted += count;
    if (trueClass === predicted) of(trueClass).right += count;
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([classIndex, { pictures, predicted, right }]) => ({
      classIndex,
      pictures,
      predicted,
      right,
      precision: share(right, predicted),
      recall: share(right, pictures),
      f1: (2 * right) / (pictures + predicted),
    }));
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
