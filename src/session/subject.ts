import { isViewCall, type JobCall } from './call.js';
import type { ViewJob, Want } from './snapshot.js';
import type { SessionState } from './state.js';
import { traitsOf } from './view-jobs.js';

/** What a call works on, in the words of the model: a file, a class, a layer, a channel. */
export function subjectOf(state: SessionState, call: JobCall): string {
  if (isViewCall(call)) return subjectOfWant(state, call);
  const { model } = state;
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
): string {
  return traitsOf(job).subject(request, {
    model: model.open?.value.name ?? '',
    photo: image.open?.source ?? '',
    className: (index) => model.open?.value.classNames[index] ?? '',
  });
}
