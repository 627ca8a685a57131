import { msg } from '@lit/localize';
import type { FailedPlace, Failure, FailureWords, SessionFailure } from '../../session/snapshot.js';
import { errorText } from '../../view/error-text.js';
import { adviceFor } from './advice.js';

export function failureWords(failure: SessionFailure): FailureWords {
  const { at, error } = failure;
  const { title: why, text, retry } = adviceFor(error);
  const technical = errorText(error);
  const title = titleOf(at, error);
  if (title !== undefined)
    return { title, why, advice: openAdvice(failure) ?? text, technical, retry };
  // What was chosen or preferred is refused, and the line says what there is.
  const advice = at === 'choice' || at === 'backend' ? '' : text;
  return { title: why, why: '', advice, technical, retry };
}

/** Whether the model that a page asks for by its name does not lie where the page looks for it. */
export function isMissing({ error, named }: SessionFailure): boolean {
  return named && (error.name === 'FetchError' || error.name === 'ModelFormatError');
}

/** In one line, for where there is room for no more. */
export function failureLine(failure: SessionFailure): string {
  const { title, why, advice, technical } = failureWords(failure);
  const sentences = [title, why].filter((words) => words !== '').map((words) => `${words}.`);
  return [...sentences, advice, technical].filter((words) => words !== '').join(' ');
}

/** What did not open; undefined where the advice says what happened. */
function titleOf(at: FailedPlace, error: Failure): string | undefined {
  if (error.name === 'WorkerLostError') return undefined;
  if (at === 'model') return msg('The model did not open');
  if (at === 'image') return msg('The photo did not open');
  return undefined;
}

/** What to do where the page has chosen the address, and there is no picker to choose another. */
function openAdvice(failure: SessionFailure): string | undefined {
  if (isMissing(failure)) {
    return msg(
      'Check the connection and try again. If it stays so: the model does not lie where the page looks for it; whoever made the page can name the folder in models-base.',
    );
  }
  return failure.error.name === 'FetchError'
    ? msg(
        'Check the connection and try again. If it stays so, whoever made the page can look at the address.',
      )
    : undefined;
}
