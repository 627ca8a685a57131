/**
 * Filter pictures of one layer come in batches and frame by frame; views see one growing answer.
 * These functions keep that answer and say which channels it still lacks.
 */
import { answerKey } from './answer-key.js';
import { patchAnswer, withAnswer, withoutAnswer } from './answers.js';
import type { JobCall, Run } from './call.js';
import type { Slot, Want } from './snapshot.js';
import type { Answers, SessionState } from './state.js';
import { DEFAULT_SEED } from '../facts/seed.js';
import type { FilterPicture, FiltersResult } from '../core/feature-visualization/filters.types.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';

/** Pictures kept in memory, over all layers; those wanted now are kept in any case. */
export const mostKeptPictures = 400;

type FiltersWant = Extract<Want, { job: 'filters' }>;

/** All channels that are wanted of one layer with the same settings, most urgent first. */
export interface FilterGroup {
  readonly key: string;
  readonly want: FiltersWant;
  readonly channels: readonly number[];
}

/** Wants of filters, one group a layer and settings, in the order in which they are wanted. */
export function filterGroups(wants: readonly Want[]): readonly FilterGroup[] {
  const groups = new Map<string, { want: FiltersWant; channels: Set<number> }>();
  for (const want of wants) {
    if (want.job !== 'filters') continue;
    const key = answerKey(want);
    const group = groups.get(key) ?? { want, channels: new Set() };
    for (const channel of want.request.channels) group.channels.add(channel);
    groups.set(key, group);
  }
  return [...groups].map(([key, { want, channels }]) => ({ key, want, channels: [...channels] }));
}

/** Channels of `group` without a finished picture. */
export function missingChannels(
  group: FilterGroup,
  slot: Slot<FiltersResult> | undefined,
): readonly number[] {
  const { variants } = group.want.request;
  return channelsWithout(group.channels, slot?.value?.pictures ?? [], variants);
}

/** Those of the channels that lack one of their finished pictures. */
export function channelsWithout(
  channels: readonly number[],
  pictures: readonly FilterPicture[],
  variants = 1,
): readonly number[] {
  const finished = new Map<number, number>();
  for (const { channel, status } of pictures) {
    if (status !== 'running') finished.set(channel, (finished.get(channel) ?? 0) + 1);
  }
  return channels.filter((channel) => (finished.get(channel) ?? 0) < variants);
}

/** The answer with `pictures` in it; a newer frame of one takes the older one's place. */
export function mergePictures(
  value: FiltersResult,
  pictures: readonly FilterPicture[],
): FiltersResult {
  const nameOf = ({ channel, variant }: FilterPicture) => `${channel} ${variant}`;
  const byName = new Map(value.pictures.map((picture) => [nameOf(picture), picture]));
  for (const picture of pictures) byName.set(nameOf(picture), picture);
  return { ...value, pictures: [...byName.values()] };
}

/** What is known of an answer before its first batch is done: all but the tensor that is maximised. */
export function startedResult(
  request: JobCall<'filters'>['request'],
  model: ModelSummary,
): FiltersResult {
  const layer = model.layers.find(({ name }) => name === request.layer);
  return {
    layer: request.layer,
    tensor: request.layer,
    channels: layer?.channels ?? 0,
    seed: request.seed ?? DEFAULT_SEED,
    pictures: [],
  };
}

/** The answer without the pictures that were growing, which start anew another time. */
export function withoutGrowing(answers: Answers, key: string): Answers {
  const slot = answers.filters.get(key);
  if (!slot?.value) return withoutAnswer(answers, 'filters', key);
  const pictures = slot.value.pictures.filter(({ status }) => status !== 'running');
  if (pictures.length === 0) return withoutAnswer(answers, 'filters', key);
  return withAnswer(answers, 'filters', key, { ...slot, value: { ...slot.value, pictures } });
}

/** Stops the answers whose next batch is about to begin. */
export function stopGrowing(answers: Answers): Answers {
  let next = answers;
  for (const [key, { phase }] of answers.filters) {
    const goesOn = phase === 'streaming' || phase === 'loading';
    if (goesOn) next = patchAnswer(next, 'filters', key, { phase: 'cancelled' });
  }
  return next;
}

/** Says of every answer about filters whether it is complete, from what is wanted and what runs. */
export function settleFilters(state: SessionState): SessionState {
  const groups = new Map(filterGroups(state.wants).map((group) => [group.key, group]));
  const running = new Set(state.runs.map(filtersKey));
  const settled = [...state.answers.filters].map(([key, slot]): [string, Slot<FiltersResult>] => {
    if (slot.phase === 'error' || slot.phase === 'cancelled') return [key, slot];
    const group = groups.get(key);
    const missing = group ? missingChannels(group, slot).length : 0;
    if (missing === 0 && !running.has(key)) return [key, slotOf('ready', slot)];
    const total = group?.channels.length ?? 0;
    const progress = { done: total - missing, total, unit: 'channels' } as const;
    return [key, slotOf(slot.value ? 'streaming' : 'loading', slot, progress)];
  });
  const changed = settled.some(([key, slot]) => state.answers.filters.get(key) !== slot);
  if (!changed) return state;
  return { ...state, answers: { ...state.answers, filters: new Map(settled) } };
}

function filtersKey({ call }: Run): string | null {
  return call.job === 'filters' ? answerKey(call) : null;
}

/** The same slot when nothing changes, so that elements can tell by identity. */
function slotOf(
  phase: Slot<FiltersResult>['phase'],
  old: Slot<FiltersResult>,
  progress?: Slot<FiltersResult>['progress'],
): Slot<FiltersResult> {
  const same =
    old.phase === phase &&
    old.progress?.done === progress?.done &&
    old.progress?.total === progress?.total;
  if (same) return old;
  const value = old.value ? { value: old.value } : {};
  return Object.freeze({ phase, ...value, ...(progress ? { progress } : {}) });
}

/** Lets the oldest pictures go that nobody wants now, as far as there are too many. */
export function keepPictures(answers: Answers, wants: readonly Want[]): Answers {
  let surplus = -mostKeptPictures;
  for (const { value } of answers.filters.values()) surplus += value?.pictures.length ?? 0;
  if (surplus <= 0) return answers;
  const wanted = new Map(filterGroups(wants).map(({ key, channels }) => [key, new Set(channels)]));
  const kept = new Map<string, Slot<FiltersResult>>();
  for (const [key, slot] of answers.filters) {
    const pictures = slot.value?.pictures.filter(({ channel, status }) => {
      const needed = surplus <= 0 || status === 'running' || wanted.get(key)?.has(channel);
      if (!needed) surplus--;
      return needed;
    });
    if (!slot.value || !pictures || pictures.length === slot.value.pictures.length) {
      kept.set(key, slot);
    } else if (pictures.length > 0) {
      kept.set(key, Object.freeze({ ...slot, value: { ...slot.value, pictures } }));
    }
  }
  return { ...answers, filters: kept };
}
