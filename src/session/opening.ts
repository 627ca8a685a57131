import { fitSelection } from './selection.js';
import { initialSelection, noAnswers } from './state.js';
import type { Failure } from './snapshot.js';
import type { Asked, Photo, Place, SelectionPart, SessionState } from './state.js';
import type { ModelSummary } from '../core/model-summary.js';
import type { OpenImage } from '../workers/jobs.types.js';

/** Asks for a model; the open one stays until the new one is there. */
export function askModel(
  state: SessionState,
  { source, url, select = {} }: { source: string; url: string; select?: SelectionPart },
): SessionState {
  const id = `model-${state.opened}`;
  const asked = { id, source, url, select, phase: 'loading' } as const;
  return { ...state, opened: state.opened + 1, model: { ...state.model, asked } };
}

/** Asks for a photo; the open one stays until the new one is there. */
export function askImage(state: SessionState, { source, name, from }: Photo): SessionState {
  const asked = { id: `image-${state.opened}`, source, name, from, phase: 'loading' } as const;
  return { ...state, opened: state.opened + 1, image: { ...state.image, asked } };
}

/**
 * A model is there: answers of the old one go, the selection starts anew (the first model takes
 * what was selected before it), and the photo is prepared again for the new input.
 */
export function modelOpened(state: SessionState, value: ModelSummary): SessionState {
  const { asked, open } = state.model;
  if (!asked) return state;
  const before = open ? { ...initialSelection, method: state.selection.method } : state.selection;
  const next: SessionState = {
    ...state,
    ...fitSelection(value, { ...before, ...asked.select }),
    model: { open: { id: asked.id, source: asked.source, value }, asked: null },
    answers: noAnswers,
  };
  const photo: Photo | null = state.image.asked ?? state.image.open;
  return photo ? askImage(next, photo) : next;
}

/** A photo is there: answers about the old one go; what is known of the model alone stays. */
export function imageOpened(state: SessionState, value: OpenImage): SessionState {
  const { asked } = state.image;
  if (!asked || !state.model.open) return state;
  const { id, source, name, from } = asked;
  const { kernel, filters, scan, patch } = state.answers;
  return {
    ...state,
    image: { open: { id, source, name, from, model: state.model.open.id, value }, asked: null },
    answers: { ...noAnswers, kernel, filters, scan, patch },
  };
}

/** What was asked for did not come; what is open stays. */
export function notOpened<A extends Asked, O>(
  place: Place<A, O>,
  failure: Failure | null,
): Place<A, O> {
  const { asked } = place;
  if (!asked) return place;
  const error = failure ?? undefined;
  return { ...place, asked: { ...asked, phase: failure ? 'error' : 'cancelled', error } };
}

/** Asks once more for what failed or was stopped. */
export function askAgain<A extends Asked, O>(place: Place<A, O>): Place<A, O> {
  const { asked } = place;
  if (!asked || asked.phase === 'loading') return place;
  return { ...place, asked: { ...asked, phase: 'loading', error: undefined } };
}
