import { factsOf, isSlow } from '../../facts/methods.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import type { BesideAnswer } from '../../view/beside-answer.js';
import { wholeRange } from '../../view/heatmap-look.js';
import { targetText } from '../../view/target-text.js';

type Question = Extract<Want, { job: 'heatmap' }>['request'];

/** The map of the answer, to hold that of another class against it; none where that has no unit or takes long. */
export function answerWants(
  question: Question,
  snapshot: Snapshot,
  questionOf: (classIndex: number) => Question,
): readonly Want[] {
  const answer = snapshot.slot({ job: 'predict', request: {} }).value?.top[0]?.index;
  const other = answer !== undefined && answer !== question.classIndex;
  if (!other || !factsOf(question.method)?.inScore || isSlow(question)) return [];
  return [{ job: 'heatmap', request: questionOf(answer) }];
}

/**
 * How a class that is explained stands to the answer, once its map is there; null: it is the answer itself.
 *
 * @param questionOf - the same question about another class
 */
export function besideAnswer(
  question: Question,
  snapshot: Snapshot,
  questionOf: (classIndex: number) => Question,
): BesideAnswer | null {
  const { classIndex: index } = question;
  const { top: [answer] = [], probabilities } =
    snapshot.slot({ job: 'predict', request: {} }).value ?? {};
  const map = snapshot.slot({ job: 'heatmap', request: question }).value;
  if (!map || !answer || typeof index !== 'number' || index === answer.index) return null;
  const comparable = factsOf(map.method)?.inScore === true;
  const other = snapshot.slot({ job: 'heatmap', request: questionOf(answer.index) }).value;
  return {
    name: targetText(map.target),
    share: probabilities?.[index] ?? 0,
    peak: wholeRange(map).max,
    answer: {
      name: answer.name,
      share: answer.probability,
      peak: comparable && other ? wholeRange(other).max : null,
    },
  };
}
