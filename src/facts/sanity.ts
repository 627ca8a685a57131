import { seed } from './seed.js';
import { choice, number, whole, type SettingsSchema } from './setting.js';

/** Which weights are made random: from the last layer down, more and more; or one layer at a time. */
export const randomisations = ['cascading', 'independent'] as const;

/** Settings of a sanity check. */
export const sanitySchema = {
  randomisation: choice('cascading', randomisations),
  /** Layers after which the map is compared, evenly spaced over all that have kernels. */
  steps: whole(6, 1, 1000),
  /** Mean rank correlation above which a map counts as hardly changed. */
  limit: number(0.4, 0, 1, 0.05),
  seed,
} satisfies SettingsSchema;
