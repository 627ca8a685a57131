/** A channel joined to another by weights, or added to it. */
export interface UnitLink {
  /** Layer and channel at the other end. */
  readonly layer: string;
  readonly channel: number;
  /**
   * Signed: how much the one moves the other. Weight, times the scale of the normalisation behind
   * it, times the root mean square of the channel that is read.
   */
  readonly strength: number;
  /** `weights`: through a kernel; `sum`: added as it is, as a skip is. */
  readonly via: 'weights' | 'sum';
}

/** What a channel is made from, and what it goes into; strongest first. */
export interface Circuit {
  readonly inputs: readonly UnitLink[];
  readonly outputs: readonly UnitLink[];
}
