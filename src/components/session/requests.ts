import * as events from '../events.js';
import { heldFile } from './held-files.js';
import { absolute, modelUrl } from './sources.js';
import { senderOf } from './views.js';
import { isRefused } from '../../session/is-refused.js';
import type { Action } from '../../session/actions.js';
import type { SelectionPart } from '../../session/state.js';
import type { Snapshot } from '../../session/snapshot.js';

type EventClass<E extends Event> = { readonly type: string } & (new (...args: never[]) => E);

/** What answering a request takes beside the request. */
export interface RequestContext {
  snapshot(): Snapshot;
  /** Folder of the embedded models. */
  modelsBase(): string;
  /** Takes what the request comes to. */
  dispatch(action: Action): void;
}

/** Listens on `target` for requests from inside; one that is taken goes no further up. */
export function listen<E extends Event>(
  target: EventTarget,
  Class: EventClass<E>,
  handler: (event: E) => void,
): void {
  target.addEventListener(Class.type, (event) => {
    if (!(event instanceof Class)) return;
    event.stopPropagation();
    handler(event);
  });
}

/** Turns every request of the person into what it means for the session. */
export function listenToRequests(target: EventTarget, context: RequestContext): void {
  const take = <E extends Event>(Class: EventClass<E>, toAction: (event: E) => Action) =>
    listen(target, Class, (event) => {
      const action = toAction(event);
      if (!isRefused(action, context.snapshot())) context.dispatch(action);
    });

  take(events.SelectClassEvent, ({ classIndex }) => selected({ classIndex }));
  take(events.SelectLayerEvent, ({ layer }) => selected({ layer }));
  take(events.SelectChannelEvent, ({ channel }) => selected({ channel }));
  take(events.SelectUnitEvent, ({ layer, channel }) => selected({ layer, channel }));
  take(events.SelectMethodEvent, ({ method }) => selected({ method }));
  take(events.ExplainEvent, ({ method, classIndex }) => selected({ method, classIndex }));
  take(events.SelectOrderEvent, ({ order }) => selected({ order }));
  take(events.SelectPageEvent, ({ page }) => selected({ page }));
  take(events.PointEvent, ({ cell }) => selected({ cell }));
  take(events.OpenModelEvent, ({ source, name }) =>
    typeof source === 'string'
      ? modelAsked(source, context.modelsBase())
      : { type: 'model-asked', source: name, from: source },
  );
  take(events.ReadModelEvent, ({ choices }) => ({ type: 'reading-asked', choices }));
  take(events.ListModelsEvent, () => ({ type: 'kept-asked', kept: {} }));
  take(events.ForgetModelEvent, ({ hash }) => ({ type: 'kept-asked', kept: { forget: hash } }));
  take(events.OpenImageEvent, ({ source, name }) => imageAsked(source, name));
  take(events.CancelEvent, () => ({ type: 'cancelled' }));
  take(events.PauseEvent, ({ paused }) => ({ type: 'paused', paused }));
  take(events.SelectBackendEvent, ({ backend }) => ({ type: 'backend-asked', prefer: backend }));
  take(events.RetryEvent, (event) => {
    const wants = senderOf(event)?.wants(context.snapshot()) ?? null;
    return { type: 'retried', wants };
  });
}

/** A model asked for by name or URL, and what to select in it. */
export function modelAsked(source: string, modelsBase: string, select?: SelectionPart): Action {
  const held = heldFile(source);
  const from = held
    ? ({ from: [held], inPage: true } as const)
    : { from: modelUrl(source, modelsBase) };
  return { type: 'model-asked', source, ...from, ...(select ? { select } : {}) };
}

/** A photo asked for by URL, or given as a file. */
export function imageAsked(source: Blob | string, name: string): Action {
  return typeof source === 'string'
    ? { type: 'image-asked', source, name, from: heldFile(source) ?? absolute(source) }
    : { type: 'image-asked', source: name, name, from: source };
}

function selected(selection: SelectionPart): Action {
  return { type: 'selected', selection };
}
