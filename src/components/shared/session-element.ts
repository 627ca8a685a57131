import { LitElement } from 'lit';
import { ConnectEvent, WantsEvent } from '../events.js';
import type { SessionView, Snapshot, Want } from '../../session/snapshot.js';

/** All that are in a page now: a session that comes later finds those in closed shadow roots by it. */
export const connectedViews = new Set<SessionView>();

/**
 * Base of the elements that live in a `<cl-session>`: announces itself, and asks again when its own
 * wants change. Outside a session nothing answers, and the element shows the result set on it.
 */
export abstract class SessionElement extends LitElement implements SessionView {
  override connectedCallback(): void {
    super.connectedCallback();
    // What was taken out of the page and put back looks anew.
    this.requestUpdate();
    connectedViews.add(this);
    this.dispatchEvent(new ConnectEvent(this));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    connectedViews.delete(this);
  }

  wants(_snapshot: Snapshot): readonly Want[] {
    return [];
  }

  abstract receive(snapshot: Snapshot): void;

  /** Tells the session that `wants` would answer differently now. */
  protected wantsChanged(): void {
    this.dispatchEvent(new WantsEvent());
  }
}
