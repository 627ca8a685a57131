import { errorData } from '../core/error-data.js';
import { OptionError } from '../core/errors.js';
import { say } from '../core/sentence.js';
import { withoutModel, withoutPhoto } from './answers.js';
import { fitSelection } from './selection.js';
import {
  initialSelection,
  type Asked,
  type AskedModel,
  type KeptState,
  type ModelAddress,
  type AskedPhoto,
  type OpenState,
  type SelectionPart,
  type SessionState,
} from './state.js';
import type { Failure } from './snapshot.js';
import type { ModelSummary } from '../core/summary/model-summary.types.js';
import type { AskedChoices, KeptModels, OpenImage } from '../workers/jobs.types.js';

/** Asks for a model; the open one stays until the new one is there. */
export function askModel(
  state: SessionState,
  { select = {}, ...address }: ModelAddress & { select?: SelectionPart },
): SessionState {
  const id = `model-${state.opened}`;
  const asked = { id, ...addressOf(address), select, phase: 'loading' } as const;
  return { ...state, opened: state.opened + 1, model: { ...state.model, asked } };
}

/**
 * Asks that the open model be read in another way; it is not loaded again. Without one there is
 * nothing that could be read.
 */
export function askReading(state: SessionState, choices: AskedChoices): SessionState {
  const { open } = state.model;
  if (!open) {
    const error = new OptionError(
      say('no model is open that this could belong to; open one first'),
    );
    return { ...state, notice: errorData(error) };
  }
  const { id } = open;
  const before = state.model.asked?.choices ?? open.value.choices;
  const asked: AskedModel = {
    ...{ id, ...addressOf(open), select: {}, phase: 'loading' },
    choices: { ...before, ...choices },
  };
  return { ...state, model: { open, asked } };
}

/** The page gives other names for classes; what is open is read again with them. */
export function giveLabels(state: SessionState, labels: string | null): SessionState {
  const next = { ...state, labels };
  return state.model.open && !state.model.asked ? askReading(next, {}) : next;
}

/** Asks for a photo; the open one stays until the new one is there. */
export function askImage(state: SessionState, { source, name, from }: AskedPhoto): SessionState {
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
  const { id } = asked;
  const address = addressOf(asked);
  const fitted = fitSelection(value, { ...selectionBefore(state, value), ...asked.select });
  const next: SessionState = {
    ...state,
    ...fitted,
    // That there is no such backend still holds for this model.
    notice: fitted.notice ?? (isOfBackend(state.notice) ? state.notice : null),
    model: { open: { id, ...address, value }, asked: null },
    answers: withoutModel(state.answers),
    kept: id === open?.id ? state.kept : keep(state.kept, id, address),
  };
  const photo: AskedPhoto | null = state.image.asked ?? state.image.open;
  return photo ? askImage(next, photo) : next;
}

const isOfBackend = (notice: SessionState['notice']): boolean =>
  notice !== null && 'facts' in notice && notice.facts?.kind === 'no-backend';

/** What stays selected: all of it where the model is the same and only read in another way. */
function selectionBefore({ model: { open, asked }, selection }: SessionState, value: ModelSummary) {
  if (!open) return selection;
  if (open.id !== asked?.id) return { ...initialSelection, method: selection.method };
  const sameClasses = open.value.output.name === value.output.name;
  return sameClasses ? selection : { ...selection, classIndex: null };
}

/** Of what is more than an address, that alone. */
const addressOf = ({ source, from, inPage }: ModelAddress): ModelAddress =>
  inPage ? { source, from, inPage } : { source, from };

/** Files are kept by the browser, so that the model opens again without them. */
function keep(
  kept: KeptState,
  id: string,
  { source: name, from, inPage }: ModelAddress,
): KeptState {
  if (typeof from === 'string' || inPage) return kept;
  const asked = [...kept.asked, { keep: { id, name, files: from } }];
  // What was refused before was another model.
  const value = kept.value && { models: kept.value.models };
  return { value, asked };
}

/** The list of kept models is there; an open one that is kept now has an address. */
export function keptKnown(state: SessionState, value: KeptModels): SessionState {
  const { open, asked } = state.model;
  // Whoever asks for the list alone hears nothing of why the files that are open were not kept.
  const unkept = open !== null && typeof open.from !== 'string' && value.kept === undefined;
  const refused = value.refused ?? (unkept ? state.kept.value?.refused : undefined);
  const known = refused === undefined ? value : { ...value, refused };
  const next = { ...state, kept: { ...state.kept, value: known } };
  if (!open || value.kept?.id !== open.id) return next;
  const source = `kept:${value.kept.hash}`;
  const address = { source, from: source };
  // One that is being read otherwise at the time is the same model.
  const reading = asked?.id === open.id ? { ...asked, ...address } : asked;
  return { ...next, model: { ...state.model, open: { ...open, ...address }, asked: reading } };
}

/** A photo is there: answers about the old one go; what is known of the model alone stays. */
export function imageOpened(state: SessionState, value: OpenImage): SessionState {
  const { asked } = state.image;
  if (!asked || !state.model.open) return state;
  const { id, source, name, from } = asked;
  return {
    ...state,
    image: { open: { id, source, name, from, model: state.model.open.id, value }, asked: null },
    answers: withoutPhoto(state.answers),
  };
}

/** What was asked for did not come; what is open stays. */
export function notOpened<A extends Asked, O>(
  place: OpenState<A, O>,
  failure: Failure | null,
): OpenState<A, O> {
  const { asked } = place;
  if (!asked) return place;
  const error = failure ?? undefined;
  return { ...place, asked: { ...asked, phase: failure ? 'error' : 'cancelled', error } };
}

/** Asks once more for what failed or was stopped. */
export function askAgain<A extends Asked, O>(place: OpenState<A, O>): OpenState<A, O> {
  const { asked } = place;
  if (!asked || asked.phase === 'loading') return place;
  return { ...place, asked: { ...asked, phase: 'loading', error: undefined } };
}
