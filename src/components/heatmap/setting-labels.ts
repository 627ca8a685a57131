import { msg } from '@lit/localize';
import type { baselines, MethodSettingName, pathRules } from '../../facts/methods.js';

/** What a setting that is a choice may be. */
export const choiceLabel = (choice: string): string => choiceLabels[choice]?.() ?? choice;

const choiceLabels: Readonly<Record<string, () => string>> = {
  mean: () => msg('the photo’s mean colour'),
  black: () => msg('black'),
  blur: () => msg('the photo, blurred'),
  noise: () => msg('noise'),
  zero: () => msg('zero in the tensor'),
  'gauss-legendre': () => msg('Gauss–Legendre'),
  trapezoid: () => msg('trapezoids'),
} satisfies Readonly<Record<(typeof baselines)[number] | (typeof pathRules)[number], () => string>>;

/** What a setting of a method is called. */
export const settingLabel = (name: string): string => settingLabels[name]?.() ?? name;

const settingLabels: Readonly<Record<string, () => string>> = {
  maxChannels: () => msg('Channels asked, 0 for all'),
  samples: () => msg('Noisy copies'),
  noise: () => msg('Noise, as a share of the photo’s range'),
  squared: () => msg('Gradients squared'),
  seed: () => msg('Seed'),
  points: () => msg('Points on the path'),
  maxPoints: () => msg('Points at most'),
  adaptive: () => msg('More points where it is steep'),
  tolerance: () => msg('Largest gap to accept'),
  rule: () => msg('Integration rule'),
  baseline: () => msg('Baseline, where the path begins'),
  noises: () => msg('Noisy baselines, averaged'),
  window: () => msg('Side of the covered square, pixels'),
  stride: () => msg('Pixels from one square to the next'),
  fill: () => msg('Filled with'),
} satisfies Readonly<Record<MethodSettingName, () => string>>;
