import { isViewCall, type JobCall } from './call.js';
import type { ViewJob } from './snapshot.js';
import type { SessionState } from './state.js';
import { traitsOf, type OpenedNames } from './view-jobs.js';

/** What a call works on, in the words of the model: a file, a class, a layer, a channel. */
export function subjectOf({ model, image }: SessionState, call: JobCall): string {
  if (isViewCall(call)) {
    return subjectOfView(call, {
      model: model.open?.value.name ?? '',
      photo: image.open?.source ?? '',
      className: (index) => model.open?.value.classNames[index] ?? '',
    });
  }
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

function subjectOfView<K extends ViewJob>(
  { job, request }: JobCall<K>,
  opened: OpenedNames,
): string {
  return traitsOf(job).subject(request, opened);
}
