import type { ChannelOrder, SessionView } from '../session/snapshot.js';
import type { AskedChoices } from '../workers/jobs.types.js';
import type { PhotoFolder } from './unit/photo-folder.js';

/** Requests go up as events; they bubble and cross shadow roots. */
abstract class RequestEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** An element is in the page and wants snapshots. The session answers by `receive`. */
export class ConnectEvent extends RequestEvent {
  static readonly type = 'cl-connect';
  constructor(readonly view: SessionView) {
    super(ConnectEvent.type);
  }
}

/** What an element wants has changed without a new snapshot (its own attribute, its own paging). */
export class WantsEvent extends RequestEvent {
  static readonly type = 'cl-wants';
  constructor() {
    super(WantsEvent.type);
  }
}

/** Explain this class; null: the strongest. */
export class SelectClassEvent extends RequestEvent {
  static readonly type = 'cl-select-class';
  constructor(readonly classIndex: number | null) {
    super(SelectClassEvent.type);
  }
}

/** Show this layer. */
export class SelectLayerEvent extends RequestEvent {
  static readonly type = 'cl-select-layer';
  constructor(readonly layer: string) {
    super(SelectLayerEvent.type);
  }
}

/** Show this channel of the selected layer. */
export class SelectChannelEvent extends RequestEvent {
  static readonly type = 'cl-select-channel';
  constructor(readonly channel: number) {
    super(SelectChannelEvent.type);
  }
}

/** Show this channel of this layer. */
export class SelectUnitEvent extends RequestEvent {
  static readonly type = 'cl-select-unit';
  constructor(
    readonly layer: string,
    readonly channel: number,
  ) {
    super(SelectUnitEvent.type);
  }
}

/** The person has chosen photos of their own, to be looked through. */
export class ChoosePhotosEvent extends RequestEvent {
  static readonly type = 'cl-choose-photos';
  constructor(readonly folder: PhotoFolder) {
    super(ChoosePhotosEvent.type);
  }
}

/** Explain by this method. */
export class SelectMethodEvent extends RequestEvent {
  static readonly type = 'cl-select-method';
  constructor(readonly method: string) {
    super(SelectMethodEvent.type);
  }
}

/** Explain this class by this method. */
export class ExplainEvent extends RequestEvent {
  static readonly type = 'cl-explain';
  constructor(
    readonly method: string,
    readonly classIndex: number | null,
  ) {
    super(ExplainEvent.type);
  }
}

/** Explain why the photo was given another class than its own: both classes, side by side. */
export class MistakeEvent extends RequestEvent {
  static readonly type = 'cl-mistake';
  constructor(
    readonly trueClass: number,
    readonly predicted: number,
  ) {
    super(MistakeEvent.type);
  }
}

/** Show the channels in this order, from the first page. */
export class SelectOrderEvent extends RequestEvent {
  static readonly type = 'cl-select-order';
  constructor(readonly order: ChannelOrder) {
    super(SelectOrderEvent.type);
  }
}

/** Show this page of channels, counted from 0. */
export class SelectPageEvent extends RequestEvent {
  static readonly type = 'cl-select-page';
  constructor(readonly page: number) {
    super(SelectPageEvent.type);
  }
}

/** The pointer is at a cell of a map, or has left it (null). */
export class PointEvent extends RequestEvent {
  static readonly type = 'cl-point';
  constructor(readonly cell: { layer: string; row: number; column: number } | null) {
    super(PointEvent.type);
  }
}

/**
 * Open this model: the embedded name, an address, `kept:` and the hash of one that the browser keeps,
 * or its files.
 */
export class OpenModelEvent extends RequestEvent {
  static readonly type = 'cl-open-model';
  constructor(
    readonly source: string | readonly File[],
    readonly name: string,
  ) {
    super(OpenModelEvent.type);
  }
}

/** Read the open model so from now on; what is not named stays as it is. */
export class ReadModelEvent extends RequestEvent {
  static readonly type = 'cl-read-model';
  constructor(readonly choices: AskedChoices) {
    super(ReadModelEvent.type);
  }
}

/** Say which models the browser keeps. */
export class ListModelsEvent extends RequestEvent {
  static readonly type = 'cl-list-models';
  constructor() {
    super(ListModelsEvent.type);
  }
}

/** Delete this model from those that the browser keeps. */
export class ForgetModelEvent extends RequestEvent {
  static readonly type = 'cl-forget-model';
  constructor(readonly hash: string) {
    super(ForgetModelEvent.type);
  }
}

/** Open this photo: a file, or a URL. */
export class OpenImageEvent extends RequestEvent {
  static readonly type = 'cl-open-image';
  constructor(
    readonly source: Blob | string,
    readonly name: string,
  ) {
    super(OpenImageEvent.type);
  }
}

/** Stop the running job; what is finished stays. */
export class CancelEvent extends RequestEvent {
  static readonly type = 'cl-cancel';
  constructor() {
    super(CancelEvent.type);
  }
}

/** Hold or go on with the running job. */
export class PauseEvent extends RequestEvent {
  static readonly type = 'cl-pause';
  constructor(readonly paused: boolean) {
    super(PauseEvent.type);
  }
}

/** Try again what failed or was cancelled in the element that sends it. */
export class RetryEvent extends RequestEvent {
  static readonly type = 'cl-retry';
  constructor() {
    super(RetryEvent.type);
  }
}

/** Compute on this backend; `auto` looks for the fastest. */
export class SelectBackendEvent extends RequestEvent {
  static readonly type = 'cl-select-backend';
  constructor(readonly backend: string) {
    super(SelectBackendEvent.type);
  }
}

/** Hold this network of Keras Applications beside others; let it go where it is held already. */
export class PinModelEvent extends RequestEvent {
  static readonly type = 'cl-pin-model';
  constructor(readonly name: string) {
    super(PinModelEvent.type);
  }
}

/** This network is pointed at; null: none any more. */
export class PointModelEvent extends RequestEvent {
  static readonly type = 'cl-point-model';
  constructor(readonly name: string | null) {
    super(PointModelEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cl-connect': ConnectEvent;
    'cl-wants': WantsEvent;
    'cl-select-class': SelectClassEvent;
    'cl-select-layer': SelectLayerEvent;
    'cl-select-channel': SelectChannelEvent;
    'cl-select-unit': SelectUnitEvent;
    'cl-choose-photos': ChoosePhotosEvent;
    'cl-select-method': SelectMethodEvent;
    'cl-explain': ExplainEvent;
    'cl-mistake': MistakeEvent;
    'cl-select-order': SelectOrderEvent;
    'cl-select-page': SelectPageEvent;
    'cl-point': PointEvent;
    'cl-pin-model': PinModelEvent;
    'cl-point-model': PointModelEvent;
    'cl-open-model': OpenModelEvent;
    'cl-read-model': ReadModelEvent;
    'cl-list-models': ListModelsEvent;
    'cl-forget-model': ForgetModelEvent;
    'cl-open-image': OpenImageEvent;
    'cl-cancel': CancelEvent;
    'cl-pause': PauseEvent;
    'cl-retry': RetryEvent;
    'cl-select-backend': SelectBackendEvent;
  }
}
