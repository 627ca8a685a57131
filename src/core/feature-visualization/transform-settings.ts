/** What a picture must survive at each step, drawn anew each time; 0 leaves one out. */
export interface TransformSettings {
  /** Grey frame, as a share of the side, 0…0.5. */
  readonly pad: number;
  /** Largest shift by whole pixels each way, as a share of the side, 0…0.25. */
  readonly jitter: number;
  /** Largest enlargement or reduction: sizes from 1 − scale to 1 + scale, 0…0.5. */
  readonly scale: number;
  /** Largest turn either way, degrees, 0…180. */
  readonly rotate: number;
  /** Share of the side that is cut off at most, 0…0.75; the rest is enlarged to the whole. */
  readonly crop: number;
  /** Probability that left and right change places, 0…1. */
  readonly flip: number;
  /** Largest standard deviation of a blur, pixels, 0…8. */
  readonly blur: number;
  /** Standard deviation of added noise, of pixels 0…1, 0…1. */
  readonly noise: number;
}

/** Jitter alone: it carries 95 to 99 % of what all of them do, and costs nearly nothing. */
export const transformDefaults = {
  pad: 0,
  jitter: 1 / 8,
  scale: 0,
  rotate: 0,
  crop: 0,
  flip: 0,
  blur: 0,
  noise: 0,
} as const satisfies TransformSettings;

/** The largest value of each setting; the smallest is 0. */
export const transformLimits: TransformSettings = {
  pad: 0.5,
  jitter: 0.25,
  scale: 0.5,
  rotate: 180,
  crop: 0.75,
  flip: 1,
  blur: 8,
  noise: 1,
};
