import { MergeError } from '../errors.js';
import type { Evaluation } from './classification.types.js';
import { ClassificationTally } from './tally.js';
import { say, str, type Sentence } from '../sentence.js';

/**
 * One evaluation of several that were shared out as parts of the same folder. With all parts it is
 * equal in every value to an evaluation of the whole.
 *
 * @throws MergeError when they are of different models, folders or shares, a part comes twice, or
 * one was stopped before its end
 */
export function mergeEvaluations(evaluations: readonly Evaluation[]): Evaluation {
  const [first, ...others] = evaluations;
  if (!first) throw new MergeError(say('there is nothing to merge; give what the shards printed'));
  for (const other of others) checkSame(first, other);
  const done = evaluations.flatMap(({ parts }) => parts.done).sort((a, b) => a - b);
  const twice = done.find((part, i) => part === done[i - 1]);
  if (twice !== undefined) {
    throw new MergeError(
      say(str`shard ${twice}/${first.parts.of} comes twice; give each shard once`),
    );
  }
  const stopped = evaluations.find(({ seen, planned }) => seen < planned);
  if (stopped) {
    const { seen, planned, parts } = stopped;
    throw new MergeError(
      say(
        str`shard ${parts.done.join('+')}/${parts.of} was stopped after ${seen} of ${planned} pictures; run it to its end`,
      ),
    );
  }
  const tally = new ClassificationTally(first.classes.length, first.mistakesKept, first.folders);
  for (const { counts } of evaluations) tally.merge(counts);
  const sum = (of: 'planned' | 'seen') => evaluations.reduce((all, one) => all + one[of], 0);
  const whole = done.length === first.parts.of;
  return {
    ...first,
    parts: whole ? { of: 1, done: [1] } : { of: first.parts.of, done },
    planned: sum('planned'),
    seen: sum('seen'),
    counts: tally.counts(),
  };
}

/** What must be the same, and how it is called. */
const shared = [
  ['fingerprint', say('models')],
  ['classes', say('classes')],
  ['folders', say('folders')],
  ['total', say('folders')],
  ['crop', say('crops')],
  ['preprocessing', say('preprocessings')],
  ['mistakesKept', say('numbers of mistakes kept')],
] as const satisfies readonly (readonly [keyof Evaluation, Sentence])[];

function checkSame(first: Evaluation, other: Evaluation): void {
  for (const [key, called] of shared) {
    if (JSON.stringify(first[key]) === JSON.stringify(other[key])) continue;
    throw new MergeError(
      say(str`the evaluations are of different ${called}; merge what belongs together`),
    );
  }
  if (first.parts.of === other.parts.of) return;
  throw new MergeError(
    say(
      str`one evaluation is of ${first.parts.of} shards, another of ${other.parts.of}; merge the shards of one run`,
    ),
  );
}
