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
  /** What `strength` is the product of; undefined in what was saved without. */
  readonly factors?: LinkFactors;
  /** `weights`: through a kernel; `sum`: added as it is, as a skip is. */
  readonly via: 'weights' | 'sum';
}

/** The three that a strength is the product of. */
export interface LinkFactors {
  /** Length of the kernel between the two, with the sign of its sum: of one cell the weight itself; 1 of a sum. */
  readonly weight: number;
  /** What the normalisations behind the kernel multiply it by. */
  readonly scale: number;
  /** Root mean square over the photo of the channel that is read; 1 without a photo. */
  readonly level: number;
}

/** What a channel is made from, and what it goes into; strongest first. */
export interface Circuit {
  readonly inputs: readonly UnitLink[];
  readonly outputs: readonly UnitLink[];
}
