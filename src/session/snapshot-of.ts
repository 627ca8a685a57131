import { answerKey } from './answer-key.js';
import { awaited } from './awaited.js';
import { chosenChannel, chosenClass, chosenLayer } from './defaults.js';
import { current } from './place.js';
import { seriesOf } from './series.js';
import { shownRun } from './shown-run.js';
import type { RunningJob, Slot, Snapshot, ViewJob, Want } from './snapshot.js';
import { subjectOf } from './subject.js';
import { isPossible } from './view-jobs.js';
import type { Asked, OpenState, SessionState } from './state.js';
import type { JobName, JobResult } from '../workers/jobs.types.js';

const empty: Slot<never> = Object.freeze({ phase: 'empty' });
const loading: Slot<never> = Object.freeze({ phase: 'loading' });

/** Everything that a page shows at this moment, frozen. */
export function snapshot(state: SessionState): Snapshot {
  const model = placeSlot(state, state.model, 'open-model');
  const image = placeSlot(state, state.image, 'open-image');
  return Object.freeze({
    model,
    modelSource: current(state.model)?.source ?? null,
    modelOutline: state.runs.find(({ call }) => call.job === 'open-model')?.outline ?? null,
    kept: state.kept.value,
    // A photo is not on its way while nobody has asked for a model that it could wait for.
    image: image.phase === 'loading' && !hasModel(state) ? empty : image,
    imageSource: current(state.image)?.source ?? null,
    selection: state.selection,
    chosen: Object.freeze({
      classIndex: chosenClass(state),
      layer: chosenLayer(state),
      channel: chosenChannel(state),
    }),
    job: runningJob(state),
    awaited: awaited(state),
    notice: state.notice,
    backend: state.backend.info,
    locked: state.locked,
    timings: state.timings,
    slot: <K extends ViewJob>(want: Want<K>) => slotFor(state, want),
  });
}

function slotFor<K extends ViewJob>(state: SessionState, want: Want<K>): Slot<JobResult<K>> {
  const { job }: { job: K } = want;
  const answers: ReadonlyMap<string, Slot<JobResult<K>>> = state.answers[job];
  const known = answers.get(answerKey(want));
  if (known) return known;
  const hasImage = state.image.open !== null || state.image.asked?.phase === 'loading';
  return isPossible(job, hasModel(state), hasImage) ? loading : empty;
}

function hasModel({ model }: SessionState): boolean {
  return model.open !== null || model.asked?.phase === 'loading';
}

function placeSlot<T>(
  { runs }: SessionState,
  { open, asked }: OpenState<Asked, { value: T }>,
  job: JobName,
): Slot<T> {
  const value = open ? { value: open.value } : {};
  if (!asked) return open ? { phase: 'ready', ...value } : empty;
  const progress = runs.find(({ call }) => call.job === job)?.progress;
  return Object.freeze({
    phase: asked.phase,
    ...value,
    ...(progress ? { progress } : {}),
    ...(asked.error ? { error: asked.error } : {}),
  });
}

function runningJob(state: SessionState): RunningJob | null {
  const run = shownRun(state);
  if (!run) return null;
  const { call, progress, startedAt } = run;
  const paused = state.paused && call.job === 'filters';
  const series = seriesOf(state, run);
  return Object.freeze({
    job: call.job,
    ...subjectOf(state, call),
    progress,
    ...(series ? { series } : {}),
    startedAt,
    paused,
  });
}
