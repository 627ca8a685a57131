import { answerKey } from './answer-key.js';
import type { Run } from './call.js';
import { filterGroups, missingChannels } from './filter-answers.js';
import type { Series } from './snapshot.js';
import type { SessionState } from './state.js';

/** How far all the pictures are that a run of filters belongs to; undefined for other runs. */
export function seriesOf({ wants, answers }: SessionState, run: Run): Series | undefined {
  const { call, progress } = run;
  if (call.job !== 'filters' || !progress) return undefined;
  const key = answerKey(call);
  const group = filterGroups(wants).find((one) => one.key === key);
  const total = group?.channels.length ?? 0;
  if (!group || total === 0) return undefined;
  const own = new Set(call.request.channels);
  const later = missingChannels(group, answers.filters.get(key)).filter((one) => !own.has(one));
  const each = progress.total / own.size;
  const ahead = later.length * each;
  const left = ahead + progress.total - progress.done;
  const done = total - missingChannels(group, answers.filters.get(key)).length;
  return { done, total, share: Math.max(0, 1 - left / (total * each)), ahead };
}
