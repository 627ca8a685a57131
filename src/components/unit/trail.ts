/** A channel of a layer. */
export interface ChannelRef {
  readonly layer: string;
  readonly channel: number;
}

/** Whether both are the same channel. */
export const samePlace = (a: ChannelRef | null, b: ChannelRef | null): boolean =>
  a?.layer === b?.layer && a?.channel === b?.channel;

/** The channels that the person came through by walking along a circuit; the last is where one was. */
export class Trail {
  #steps: readonly ChannelRef[] = [];
  #here: ChannelRef | null = null;

  /** Where Back leads. */
  get previous(): ChannelRef | undefined {
    return this.#steps.at(-1);
  }

  /** A link is followed. */
  walk(from: ChannelRef, to: ChannelRef): void {
    this.#steps = [...this.#steps, from];
    this.#here = to;
  }

  /** Back is followed. */
  goBack(): void {
    this.#here = this.previous ?? null;
    this.#steps = this.#steps.slice(0, -1);
  }

  /** Says which channel is shown: one that no link led to begins a new trail. */
  arrive(at: ChannelRef | null): void {
    if (samePlace(at, this.#here)) return;
    this.#here = at;
    this.#steps = [];
  }
}
