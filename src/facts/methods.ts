import { seed } from './seed.js';
import {
  choice,
  choiceOrColour,
  flag,
  number,
  whole,
  type SettingsSchema,
  type ValuesOf,
} from './setting.js';

/** What everyone knows of a heatmap method. */
export interface MethodFacts {
  /** What it varies to see what that does to the class: channels of a layer, pixels, or whole parts. */
  readonly varies: 'layer' | 'pixels' | 'parts';
  /** Whether a negative value of the map is evidence against, to be shown as such. */
  readonly signed?: true;
  /** Whether its values are points of the score explained: about what a place adds to it, to first order. */
  readonly inScore?: true;
  /** Whether it takes tens of passes and tells how far it is; the others take one or two. */
  readonly slow?: true;
  /** How the maps of several layers become one; their mean, unless said otherwise. */
  readonly join?: 'maximum';
  readonly settings?: SettingsSchema;
}

/** What stands in the place of what is to be explained, see `baseline`. */
export const baselines = ['black', 'mean', 'blur', 'noise', 'zero'] as const;

/** Rules of numerical integration, see `pathPoints`. */
export const pathRules = ['gauss-legendre', 'trapezoid'] as const;

/** Of methods that take a pass for each channel: how many they ask, the widest ones; 0: all. */
const byChannel = { maxChannels: whole(64, 0, 65_536) };

/** Every method by its name on all surfaces, in the order in which they are offered. */
export const methodFacts = {
  'grad-cam': { varies: 'layer', inScore: true },
  'grad-cam-plus-plus': { varies: 'layer' },
  'hires-cam': { varies: 'layer', inScore: true },
  'layer-cam': { varies: 'layer', inScore: true, join: 'maximum' },
  'x-grad-cam': { varies: 'layer', inScore: true },
  'eigen-cam': { varies: 'layer' },
  'score-cam': { varies: 'layer', slow: true, settings: byChannel },
  'ablation-cam': { varies: 'layer', slow: true, settings: byChannel },
  'guided-grad-cam': { varies: 'layer' },
  gradient: { varies: 'pixels' },
  'gradient-x-input': { varies: 'pixels', inScore: true, signed: true },
  'smooth-grad': {
    varies: 'pixels',
    slow: true,
    settings: {
      /** Noisy copies of the image. */
      samples: whole(25, 1, 1000),
      /** Deviation of the noise as a share of the image's range, largest value less smallest. */
      noise: number(0.15, 0, 2, 0.05),
      /** Averages squares, which sharpens (Hooker et al., "A Benchmark for Interpretability", 2019). */
      squared: flag(false),
      seed,
    },
  },
  'integrated-gradients': {
    varies: 'pixels',
    inScore: true,
    signed: true,
    slow: true,
    settings: {
      /** Places on the path where the gradient is read: all of them, or to begin with if `adaptive`. */
      points: whole(50, 2, 1000),
      rule: choice('gauss-legendre', pathRules),
      /** Reads more where the path is steep, until `tolerance` or `maxPoints` is reached. */
      adaptive: flag(true),
      /** Where the path begins. */
      baseline: choiceOrColour('black', baselines),
      /** Baselines of noise that are averaged. */
      noises: whole(3, 1, 100),
      /** Largest |gap| that an adaptive run leaves, if `maxPoints` allow. */
      tolerance: number(0.02, 0, 1, 0.01),
      /** Most gradients of one baseline. */
      maxPoints: whole(400, 2, 10_000),
      /** Of the noise. */
      seed,
    },
  },
  'guided-backprop': { varies: 'pixels' },
  deconvnet: { varies: 'pixels' },
  occlusion: {
    varies: 'parts',
    inScore: true,
    signed: true,
    slow: true,
    settings: {
      /** Side of the covered square, in pixels of the input. */
      window: whole(32, 1, 4096),
      /** Pixels from one square to the next, at most the window. */
      stride: whole(16, 1, 4096),
      /** What covers. */
      fill: choiceOrColour('mean', ['mean', 'black', 'blur', 'zero']),
    },
  },
} as const satisfies Readonly<Record<string, MethodFacts>>;

type Facts = typeof methodFacts;

export type MethodName = keyof Facts;

/** Methods that explain by the channels of a layer. */
export type LayerMethodName = {
  [Name in MethodName]: Facts[Name]['varies'] extends 'layer' ? Name : never;
}[MethodName];

/** Methods that explain by the values of the input. */
export type InputMethodName = Exclude<MethodName, LayerMethodName>;

/** The schema of a method's settings. */
export type MethodSchema<Name extends MethodName> = Facts[Name] extends {
  readonly settings: infer Schema extends SettingsSchema;
}
  ? Schema
  : Readonly<Record<never, never>>;

/** The settings of a method. */
export type SettingsOf<Name extends MethodName> = ValuesOf<MethodSchema<Name>>;

/** Every setting that some method has. */
export type MethodSettingName = {
  [Name in MethodName]: keyof MethodSchema<Name>;
}[MethodName];

export const methodNames = Object.keys(methodFacts) as readonly MethodName[];

export const DEFAULT_METHOD = 'grad-cam' satisfies MethodName;

/** Ones that differ in what they ask, and may disagree: what is compared unless told otherwise. */
export const comparedMethods: readonly MethodName[] = [
  'grad-cam',
  'integrated-gradients',
  'guided-backprop',
  'occlusion',
];

/**
 * What is compared unless told otherwise, of the methods on offer: as many as `comparedMethods`, the next ones on
 * offer in the place of those that are not.
 */
export function comparedOf(offered: readonly string[]): readonly string[] {
  const chosen = comparedMethods.filter((method) => offered.includes(method));
  const next = offered.filter((method) => !chosen.some((one) => one === method));
  const all = [...chosen, ...next.slice(0, comparedMethods.length - chosen.length)];
  return offered.filter((method) => all.includes(method));
}

export function isMethod(name: string): name is MethodName {
  return Object.hasOwn(methodFacts, name);
}

/** What is known of a method; undefined for another name. */
export function factsOf(name: string): MethodFacts | undefined {
  return isMethod(name) ? methodFacts[name] : undefined;
}

/** Whether a heatmap takes many passes: by its method, or because it is averaged over changes of the image. */
export function isSlow({ method, augment }: { method: string; augment?: boolean }): boolean {
  return augment === true || factsOf(method)?.slow === true;
}
