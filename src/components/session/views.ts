import type { SaidFailure, SessionView, Snapshot, Want } from '../../session/snapshot.js';
import { connectedViews } from '../shared/session-element.js';

/** The views of one session: those that announced themselves, and those that were there before. */
export class Views {
  readonly #root: HTMLElement;
  readonly #views = new Set<SessionView>();
  /** Those that were asked last, for they could be seen. */
  readonly #seen = new Set<Element>();
  readonly #sizes: ResizeObserver;

  /** @param changed - called when a view has come into the layout of the page, or out of it */
  constructor(root: HTMLElement, changed: () => void) {
    this.#root = root;
    this.#sizes = new ResizeObserver((entries) => {
      const differs = ({ target }: ResizeObserverEntry) =>
        target.checkVisibility() !== this.#seen.has(target);
      if (entries.some(differs)) changed();
    });
  }

  add(view: SessionView): void {
    if (this.#views.has(view)) return;
    this.#views.add(view);
    this.#sizes.observe(view);
  }

  /** Finds the views that announced themselves before anyone listened. */
  findAll(): void {
    const { localName } = this.#root;
    for (const view of viewsBelow(this.#root, localName)) this.add(view);
    for (const view of connectedViews) {
      if (sessionOf(view, localName) === this.#root) this.add(view);
    }
  }

  /**
   * Gives every view the snapshot, and what failed in the session. A view that fails is reported and does
   * not stop the others.
   */
  receive(snapshot: Snapshot, failures: readonly SaidFailure[]): void {
    this.#forgetGone();
    const tellers = this.#tellersOf(failures);
    for (const view of this.#views) {
      attempt(() => view.receive(snapshot));
      attempt(() =>
        view.hear?.(failures.map((one, i) => ({ ...one, inFull: tellers[i] === view }))),
      );
    }
  }

  /** Whether any of them has popups. */
  get openPopups(): boolean {
    return [...this.#views].some((view) => view.opensPopups);
  }

  /** What the views need, most urgent first: nothing is computed for one that is not displayed. */
  wants(snapshot: Snapshot): readonly Want[] {
    this.#seen.clear();
    for (const view of this.#views) if (view.checkVisibility()) this.#seen.add(view);
    return [...this.#views]
      .filter((view) => this.#seen.has(view))
      .flatMap((view) => attempt(() => view.wants(snapshot)) ?? []);
  }

  /**
   * Who says each failure in full: a view that does so anyway, else the first in the page that has nothing
   * to show for it, or can say it at all.
   */
  #tellersOf(failures: readonly SaidFailure[]): readonly (SessionView | undefined)[] {
    if (failures.length === 0) return [];
    // In the order of the page, and those in closed shadow roots.
    const views = [...new Set([...viewsBelow(this.#root, this.#root.localName), ...this.#views])];
    const hearing = views.filter((view) => view.hear);
    const seen = hearing.filter((view) => view.checkVisibility());
    return failures.map(
      ({ at }) =>
        views.find(({ tells }) => tells?.includes(at)) ??
        seen.find(({ needs }) => needs?.includes(at)) ??
        seen[0] ??
        hearing[0],
    );
  }

  #forgetGone(): void {
    for (const view of this.#views) {
      if (!view.isConnected || sessionOf(view, this.#root.localName) !== this.#root) {
        this.#views.delete(view);
        this.#sizes.unobserve(view);
      }
    }
  }
}

/** The view among the nodes that an event came through, innermost first. */
export function senderOf(event: Event): SessionView | null {
  return event.composedPath().find(isView) ?? null;
}

function isView(target: EventTarget): target is SessionView {
  return target instanceof HTMLElement && 'receive' in target && 'wants' in target;
}

/** Views below `root`, in shadow roots too; those of a session inside it are its own. */
function* viewsBelow(root: ParentNode, session: string): Generator<SessionView> {
  for (const child of root.children) {
    if (child.localName === session) continue;
    if (isView(child)) yield child;
    if (child.shadowRoot) yield* viewsBelow(child.shadowRoot, session);
    yield* viewsBelow(child, session);
  }
}

/** The innermost element of that name around `node`, across shadow roots. */
export function sessionOf(node: Node, session: string): Node | null {
  const parent = node instanceof ShadowRoot ? node.host : node.parentNode;
  if (!parent) return null;
  return parent instanceof Element && parent.localName === session
    ? parent
    : sessionOf(parent, session);
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    reportError(error);
    return undefined;
  }
}
