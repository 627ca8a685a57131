import type { ErrorFacts, Said } from '../error-facts.js';

/** Where in which picture a channel fires most. */
export interface TopPlace {
  /** Index of the picture. */
  readonly picture: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** A picture that could not be looked at. */
export interface SkippedPicture {
  readonly picture: number;
  /** The message of the error, in English. */
  readonly reason: string;
  /** What it is made of, where that is known. */
  readonly facts?: Said<ErrorFacts> | undefined;
}

/** The places that excite each channel of a layer most, of many pictures; at most one of each. */
export interface ScanResult {
  readonly layer: string;
  readonly channels: number;
  /** Pictures looked at so far, those left out included. */
  readonly scanned: number;
  /** Pictures in all. */
  readonly total: number;
  /** Places kept of each channel. */
  readonly top: number;
  /**
   * `picture, row, column` of each place, `top` places a channel, strongest first; picture −1: none.
   */
  readonly places: Int32Array<ArrayBuffer>;
  /** Value of each place. */
  readonly values: Float32Array<ArrayBuffer>;
  /** Left out: no picture, damaged, not a number. */
  readonly skipped: readonly SkippedPicture[];
}
