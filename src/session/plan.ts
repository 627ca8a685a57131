import { DEFAULT_SEED } from '../facts/seed.js';
import { answerKey } from './answer-key.js';
import { callFor } from './call-for.js';
import { isViewCall, type JobCall, type Run } from './call.js';
import { filterGroups, missingChannels } from './filter-answers.js';
import { paceOf } from './pace.js';
import { isResumable, isUnfinished } from './resumable.js';
import type { Want } from './snapshot.js';
import type { SessionState } from './state.js';
import { isPossible, jobOrder, type JobPace } from './view-jobs.js';

/** Pictures of filters that grow together. */
export const batchSize = 5;

export interface RunPlan {
  /** Runs that nobody wants any more. */
  readonly drop: readonly number[];
  readonly start: readonly JobCall[];
}

/**
 * What to do next: one job in the foreground at a time, in the order predict, heatmap, overview,
 * activations, kernel; and one slow job, which starts when nothing else waits and then goes on beside
 * the others: a heatmap of many passes, or else a batch of filters, or else what nobody asked for.
 */
export function planRuns(state: SessionState): RunPlan {
  const { wants } = state;
  const asked = wants.filter(({ unbidden }) => !unbidden);
  const stays = state.runs.filter((run) => isNeeded(state, asked, run));
  const drop = state.runs.filter((run) => !stays.includes(run)).map(({ id }) => id);
  const busy = stays.some(({ call }) => paceOf(call) === 'quick');
  const next = busy ? null : foreground(state, asked);
  if (next) return { drop, start: [next] };
  if (stays.length > 0) return { drop, start: [] };
  const slow = answer(state, asked, 'slow');
  if (slow) return { drop, start: [slow] };
  if (!state.settled) return { drop, start: [] };
  const last =
    probe(state) ??
    kept(state, 'slow') ??
    filters(state, asked) ??
    answer(state, wants, 'quick') ??
    answer(state, wants, 'slow') ??
    memory(state);
  return { drop, start: last ? [last] : [] };
}

/** Whether a run goes on; `asked` are the wants of the person. */
function isNeeded(state: SessionState, asked: readonly Want[], { call, progress }: Run): boolean {
  const { model, image, wants } = state;
  if (call.job === 'backend' || call.job === 'kept-models') return true;
  if (call.job === 'open-model') {
    // Read in another way it is the same model.
    const { id, choices, labels } = call.request;
    return (
      isAsked(model.asked, id) &&
      choices === model.asked?.choices &&
      labels === (state.labels ?? undefined)
    );
  }
  if (call.job === 'open-image') {
    return isAsked(image.asked, call.request.id) && call.request.model === model.open?.id;
  }
  if (!isViewCall(call)) return false;
  if ('model' in call.request) {
    if (call.request.model !== model.open?.id || isAsked(model.asked)) return false;
  }
  if (call.job === 'filters') return isBatchNeeded(state, asked, call, progress);
  // A photo on its way makes what runs about the old one worthless, unless it fails to open.
  if (isAsked(image.asked)) return false;
  if ('image' in call.request && call.request.image !== image.open?.id) return false;
  const key = answerKey(call);
  const isWanted = (want: Want) => answerKey(want) === key;
  if (!asked.some(isWanted)) {
    return wants.some(isWanted) && !answer(state, asked, 'slow') && !filters(state, asked);
  }
  const waiting = isResumable(call.job) ? answer(state, asked, 'slow') : null;
  return waiting === null || isResumable(waiting.job);
}

/**
 * A batch goes on while one of its channels is wanted. In its first half it makes room for a slow
 * heatmap, and when another channel has become the most urgent; later it is nearly done, and would have been for nothing.
 */
function isBatchNeeded(
  state: SessionState,
  wants: readonly Want[],
  call: JobCall<'filters'>,
  progress: Run['progress'],
): boolean {
  const key = answerKey(call);
  const groups = filterGroups(wants);
  const wanted = groups.find((group) => group.key === key);
  const batch = new Set(call.request.channels);
  if (!wanted?.channels.some((channel) => batch.has(channel))) return false;
  if (state.paused || (progress && progress.done * 2 >= progress.total)) return true;
  if (answer(state, wants, 'slow')) return false;
  const first = groups.find((group) => missing(state, group).length > 0);
  return !first || (first.key === key && batch.has(missing(state, first)[0]!));
}

function foreground(state: SessionState, wants: readonly Want[]): JobCall | null {
  return (
    backend(state) ??
    openModel(state) ??
    openImage(state) ??
    kept(state, 'quick') ??
    answer(state, wants, 'quick')
  );
}

/** A backend that the person named goes before everything else. */
function backend({ backend: { asked } }: SessionState): JobCall | null {
  return asked && !asked.whenIdle ? backendCall(asked.prefer) : null;
}

/** The search for a faster backend waits for first results, and filters wait for it. */
function probe(state: SessionState): JobCall | null {
  const { asked } = state.backend;
  return asked && asked.prefer !== null && hasResults(state) ? backendCall(asked.prefer) : null;
}

/** What is to be done next about kept models; to keep one takes a while, and no one waits for it. */
function kept({ kept: { asked } }: SessionState, pace: JobPace): JobCall | null {
  const [request] = asked;
  if (!request) return null;
  const call = { job: 'kept-models', request } as const;
  return paceOf(call) === pace ? call : null;
}

/** Asks how much memory is in use, once all is done. */
function memory(state: SessionState): JobCall | null {
  const { asked } = state.backend;
  return asked && asked.prefer === null && hasResults(state) ? backendCall(null) : null;
}

function hasResults({ answers }: SessionState): boolean {
  return jobOrder.some((job) => [...answers[job].values()].some(({ phase }) => phase === 'ready'));
}

function backendCall(prefer: string | null): JobCall {
  return { job: 'backend', request: prefer === null ? {} : { prefer } };
}

function openModel({ model: { asked }, labels }: SessionState): JobCall | null {
  if (!asked || !isAsked(asked)) return null;
  const { id, from: source, choices } = asked;
  const request = { id, source, ...(choices ? { choices } : {}), ...(labels ? { labels } : {}) };
  return { job: 'open-model', request };
}

function openImage({ model, image: { asked } }: SessionState): JobCall | null {
  if (!asked || !isAsked(asked) || !model.open) return null;
  const { id, name, from: source } = asked;
  return { job: 'open-image', request: { id, model: model.open.id, source, name } };
}

/** The first want without an answer, by the order of jobs, then by urgency. */
function answer(state: SessionState, wants: readonly Want[], pace: JobPace): JobCall | null {
  const { model, image, answers } = state;
  const own = model.open?.id ?? null;
  const photo = own !== null && image.open?.model === own ? image.open.id : null;
  for (const job of jobOrder) {
    if (job === 'filters' || !isPossible(job, own !== null, photo !== null)) continue;
    const open = (one: Want) =>
      one.job === job && (!answers[job].has(answerKey(one)) || isUnfinished(state, one));
    const want = wants.find((one) => open(one) && paceOf(one) === pace);
    if (want) return callFor(want, own ?? '', photo ?? '', answers);
  }
  return null;
}

/** The next batch of the first layer that lacks pictures; what failed or was stopped waits. */
function filters(state: SessionState, wants: readonly Want[]): JobCall | null {
  const { model } = state;
  if (!model.open || isAsked(model.asked)) return null;
  for (const group of filterGroups(wants)) {
    const { request } = group.want;
    const together = Math.ceil(batchSize / (request.variants ?? 1));
    const channels = missing(state, group).slice(0, together);
    if (channels.length === 0) continue;
    const seed = request.seed ?? DEFAULT_SEED;
    return { job: 'filters', request: { ...request, seed, channels, model: model.open.id } };
  }
  return null;
}

function missing(
  { answers }: SessionState,
  group: ReturnType<typeof filterGroups>[number],
): readonly number[] {
  const slot = answers.filters.get(group.key);
  if (slot?.phase === 'error' || slot?.phase === 'cancelled') return [];
  return missingChannels(group, slot);
}

function isAsked(asked: { id: string; phase: string } | null, id = asked?.id): boolean {
  return asked !== null && asked.phase === 'loading' && asked.id === id;
}
