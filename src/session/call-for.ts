import type { JobCall } from './call.js';
import { answerTo } from './answers.js';
import type { ViewJob, Want } from './snapshot.js';
import type { Answers } from './state.js';
import { traitsOf } from './view-jobs.js';

/** The call that answers `want` for the model and the photo of these ids. */
export function callFor<K extends ViewJob>(
  { job, request }: Want<K>,
  model: string,
  image: string,
  answers: Answers,
): JobCall<K> {
  const { complete, of } = traitsOf(job);
  const opened = of === 'device' ? {} : of === 'photo' ? { model, image } : { model };
  const asked = {
    ...request,
    ...complete?.(request, (want) => answerTo(answers, want)),
    ...opened,
  };
  // What a want leaves to the session is put together here; a union cannot say that it is all.
  return { job, request: asked } as unknown as JobCall<K>;
}
