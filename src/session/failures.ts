import type { SlowFacts } from '../core/error-facts.js';
import { OldBrowserError, SlowBackendError } from '../core/errors.js';
import { say, type Sentence } from '../core/sentence.js';
import { failureOf } from './failure-of.js';
import type { FailedPlace, Failure, SessionFailure } from './snapshot.js';
import type { ModelAddress, SessionState } from './state.js';
import { jobOrder } from './view-jobs.js';
import type { BackendInfo } from '../workers/jobs.types.js';

/** All that failed and was not tried again since; what several failed with is there once. */
export function failuresOf(state: SessionState): readonly SessionFailure[] {
  return firsts([...failuresOfSession(state), ...ofJobs(state)]);
}

function firsts(failures: readonly SessionFailure[]): readonly SessionFailure[] {
  const byMessage = new Map<string, SessionFailure>();
  for (const failure of failures) {
    const { message } = failure.error;
    if (!byMessage.has(message)) byMessage.set(message, failure);
  }
  return [...byMessage.values()];
}

/** Menus do not open. The same object each time. */
export const withoutPopups: SessionFailure = goingOn(
  'browser',
  failureOf(
    new OldBrowserError({
      kind: 'no-popover',
      sentence: say(
        'the menus of this page do not open: a browser with popovers is needed, as Chrome 114, Firefox 125 and Safari 17 and later are',
      ),
    }),
  ),
);

/** Those that concern all views, which are not of one job. */
export function failuresOfSession(state: SessionState): readonly SessionFailure[] {
  const { model, image, notice, backend } = state;
  const failures: SessionFailure[] = [];
  const failed = (
    at: FailedPlace,
    error: Failure | undefined,
    more: Partial<SessionFailure> = {},
  ) => {
    if (error) failures.push({ ...goingOn(at, error), ...more });
  };
  if (model.asked) {
    const { error } = model.asked;
    failed('model', error, { goesOn: model.open !== null, named: isNamed(model.asked) });
  }
  failed('image', image.asked?.error, { goesOn: image.open !== null });
  if (notice && !('reason' in notice)) {
    failed(notice.facts?.kind === 'no-backend' ? 'backend' : 'choice', notice);
  }
  if (backend.info) failed('backend', slownessOf(backend.info));
  return firsts(failures);
}

function ofJobs({ answers }: SessionState): readonly SessionFailure[] {
  return jobOrder.flatMap((job) =>
    [...answers[job].values()].flatMap(({ error }) =>
      error ? [{ ...goingOn(job, error), goesOn: false }] : [],
    ),
  );
}

function goingOn(at: FailedPlace, error: Failure): SessionFailure {
  return { at, error, goesOn: true, named: false };
}

/** Whether a model was asked for by its name, of which its address is made. */
function isNamed({ source, from }: ModelAddress): boolean {
  return typeof from === 'string' && from.endsWith(`/${source}/model.json`);
}

/** What makes computing much slower than it could be, if anything does. */
export function slownessOf({ name, available, simd }: BackendInfo): Failure | undefined {
  if (!available.includes('wasm')) {
    return slowness['WebAssembly' in globalThis ? 'wasm-refused' : 'no-wasm'];
  }
  return name === 'wasm' && simd === false ? slowness['no-simd'] : undefined;
}

/** The same object each time, by which is known what was said already. */
const slowness = {
  'no-wasm': slow(
    'no-wasm',
    say(
      'This browser has no WebAssembly; Chrome 57, Firefox 52 and Safari 11 and later have it. Plain JavaScript computes in its place, many times slower.',
    ),
  ),
  'wasm-refused': slow(
    'wasm-refused',
    say(
      "WebAssembly does not start here: the policy of this page must allow 'wasm-unsafe-eval'. Plain JavaScript computes in its place, many times slower.",
    ),
  ),
  'no-simd': slow(
    'no-simd',
    say(
      'WebAssembly has no SIMD here, without which it takes several times as long; Chrome 91, Firefox 89 and Safari 16.4 and later have it.',
    ),
  ),
};

function slow(kind: SlowFacts['kind'], sentence: Sentence): Failure {
  return failureOf(new SlowBackendError({ kind, sentence }));
}
