import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows which tiles of a grid are in view, so that their pictures can come first. */
export class VisibleTiles implements ReactiveController {
  readonly #visible = new Set<number>();
  readonly #observed = new Set<Element>();
  #observer: IntersectionObserver | undefined;

  /** @param changed - called when other tiles are in view than before */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  /** The channels in their order, those in view before the others. */
  first(channels: readonly number[]): readonly number[] {
    const inView = channels.filter((channel) => this.#visible.has(channel));
    return [...inView, ...channels.filter((channel) => !this.#visible.has(channel))];
  }

  hostUpdated(): void {
    this.#observer ??= new IntersectionObserver((entries) => this.#take(entries));
    const tiles = new Set(this.host.shadowRoot?.querySelectorAll('.tile[data-channel]'));
    for (const gone of this.#observed) {
      if (tiles.has(gone)) continue;
      this.#observer.unobserve(gone);
      this.#observed.delete(gone);
      this.#visible.delete(channelOf(gone));
    }
    for (const tile of tiles) {
      if (this.#observed.has(tile)) continue;
      this.#observed.add(tile);
      this.#observer.observe(tile);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observed.clear();
    this.#visible.clear();
  }

  #take(entries: readonly IntersectionObserverEntry[]): void {
    const before = [...this.#visible].sort().join();
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#visible.add(channelOf(target));
      else this.#visible.delete(channelOf(target));
    }
    if ([...this.#visible].sort().join() !== before) this.changed();
  }
}

const channelOf = (tile: Element): number =>
  tile instanceof HTMLElement ? Number(tile.dataset['channel']) : NaN;
