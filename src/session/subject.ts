import { isViewCall, type JobCall } from './call.js';
import type { RunningJob, ViewJob, Want } from './snapshot.js';
import type { SessionState } from './state.js';
import { traitsOf } from './view-jobs.js';

/** What a job works on, as the status line is told. */
type Subject = Pick<RunningJob, 'about' | 'place'>;

/** What a call works on, in the words of the model: a file, a class, a layer, a channel. */
export function subjectOf(state: SessionState, call: JobCall): Subject {
  return isViewCall(call) ? subjectOfWant(state, call) : { about: openingOf(state, call) };
}

function openingOf({ model }: SessionState, call: Exclude<JobCall, JobCall<ViewJob>>): string {
  switch (call.job) {
    case 'open-model':
      return model.asked?.source ?? '';
    case 'open-image':
      return call.request.name;
    case 'kept-models':
      return call.request.keep?.name ?? '';
    case 'backend':
      return '';
  }
}

/** What a view wants to know about. */
export function subjectOfWant<K extends ViewJob>(
  { model, image }: SessionState,
  { job, request }: Want<K> | JobCall<K>,
): Subject {
  const subject = traitsOf(job).subject(request, {
    model: model.open?.value.name ?? '',
    photo: image.open?.source ?? '',
    className: (index) => model.open?.value.classNames[index] ?? '',
  });
  if (typeof subject === 'string') return { about: subject };
  const { layer, channel } = subject;
  return { about: channel === undefined ? layer : `${layer} · ${channel}`, place: subject };
}
