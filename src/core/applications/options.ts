import type { ApplicationExtra, ApplicationFacts } from '../../facts/applications.js';
import { OptionError } from '../errors.js';
import { shown } from '../kinds/config.js';
import { say, str } from '../sentence.js';
import type { Activation } from './layers.js';

/** What the functions of Keras Applications are called with, under the names of Keras. */
export interface ApplicationOptions {
  /**
   * What the weights are: those trained on ImageNet (`'imagenet'`, the default), or as training begins
   * (null). Of EfficientNetB0 to B7 the layers differ.
   */
  readonly weights?: 'imagenet' | null | undefined;
  /** Whether it ends in the layers that tell classes; true by default. */
  readonly includeTop?: boolean | undefined;
  /** `[rows, columns, channels]` of the photo; by default the size that the network is made for. */
  readonly inputShape?: readonly number[] | undefined;
  /** How rows and columns go without top: by the mean (`'avg'`), the maximum (`'max'`), or not at all (null, the default). */
  readonly pooling?: 'avg' | 'max' | null | undefined;
  /** Classes that the top tells; 1000 by default. */
  readonly classes?: number | undefined;
  /** The function at the end of the top; `'softmax'` by default, null for the logits. */
  readonly classifierActivation?: Activation | undefined;
  /** MobileNet: times as many channels. */
  readonly alpha?: number | undefined;
  /** MobileNet (the first): how many channels depthwise convolutions make of each. */
  readonly depthMultiplier?: number | undefined;
  /** MobileNet (the first): the rate of dropout, which does nothing here. */
  readonly dropout?: number | undefined;
  /** MobileNetV3: the rate of dropout; 0 for no such layer. */
  readonly dropoutRate?: number | undefined;
  /** MobileNetV3: without squeeze-and-excitation, hard swish and 5 × 5 windows. */
  readonly minimalistic?: boolean | undefined;
  /** Whether it begins with a layer that rescales levels 0…255, where it has one; true by default. */
  readonly includePreprocessing?: boolean | undefined;
}

type Common = 'weights' | 'includeTop' | 'pooling' | 'classes' | 'classifierActivation';

/** Options with Keras' defaults in the place of those that are not given; extras are as given. */
export type Settled = {
  readonly [Name in Common]-?: Exclude<ApplicationOptions[Name], undefined>;
} & {
  readonly [Name in ApplicationExtra | 'inputShape']: ApplicationOptions[Name];
};

export const applicationDefaults = {
  weights: 'imagenet',
  includeTop: true,
  pooling: null,
  classes: 1000,
  classifierActivation: 'softmax',
} as const satisfies ApplicationOptions;

/** Classes of ImageNet. */
const IMAGENET_CLASSES = 1000;

/**
 * Checks what Keras checks of the options of any function.
 * @throws OptionError
 */
export function settled({ name, extras }: ApplicationFacts, given: ApplicationOptions): Settled {
  for (const [option, value] of Object.entries(given)) {
    if (value !== undefined) checkKnown(name, option, extras);
  }
  const options = {
    weights: given.weights === undefined ? applicationDefaults.weights : given.weights,
    includeTop: given.includeTop ?? applicationDefaults.includeTop,
    inputShape: given.inputShape,
    pooling: given.pooling ?? applicationDefaults.pooling,
    classes: given.classes ?? applicationDefaults.classes,
    classifierActivation:
      given.classifierActivation === undefined
        ? applicationDefaults.classifierActivation
        : given.classifierActivation,
    alpha: given.alpha,
    depthMultiplier: given.depthMultiplier,
    dropout: given.dropout,
    dropoutRate: given.dropoutRate,
    minimalistic: given.minimalistic,
    includePreprocessing: given.includePreprocessing,
  };
  checkValues(options);
  if (options.weights === 'imagenet') checkFitsImageNet(options);
  return options;
}

/** @throws OptionError for an option that the function does not take */
function checkKnown(name: string, option: string, extras: readonly ApplicationExtra[]): void {
  const takes = [...Object.keys(applicationDefaults), 'inputShape', ...extras];
  if (takes.includes(option)) return;
  throw new OptionError(
    say(str`${name} takes no option ${shown(option)}; it takes ${takes.join(', ')}`),
  );
}

function checkValues(options: Settled): void {
  const { weights, pooling, classes, alpha, depthMultiplier } = options;
  if (weights !== null && weights !== 'imagenet') {
    throw new OptionError(
      say(str`weights must be "imagenet" or null (none yet), not ${shown(weights)}`),
    );
  }
  if (pooling !== null && pooling !== 'avg' && pooling !== 'max') {
    throw new OptionError(say(str`pooling must be "avg", "max" or null, not ${shown(pooling)}`));
  }
  if (!isCount(classes)) {
    throw new OptionError(say(str`classes must be a positive whole number, not ${shown(classes)}`));
  }
  if (alpha !== undefined && !(alpha > 0 && Number.isFinite(alpha))) {
    throw new OptionError(say(str`alpha must be a number above 0, not ${shown(alpha)}`));
  }
  if (depthMultiplier !== undefined && !isCount(depthMultiplier)) {
    throw new OptionError(
      say(str`depthMultiplier must be a positive whole number, not ${shown(depthMultiplier)}`),
    );
  }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

/** What weights that are trained on ImageNet ask of the top. */
function checkFitsImageNet({ includeTop, classes, classifierActivation }: Settled): void {
  if (!includeTop) return;
  if (classes !== IMAGENET_CLASSES) {
    throw new OptionError(
      say(
        str`with weights "imagenet" and includeTop, classes must be ${IMAGENET_CLASSES}, not ${classes}; for classes of your own set weights to null, or includeTop to false`,
      ),
    );
  }
  const fits = [null, 'linear', 'softmax'].includes(classifierActivation);
  if (fits) return;
  throw new OptionError(
    say(
      str`with weights "imagenet" and includeTop, classifierActivation must be null or "softmax", not ${shown(classifierActivation)}`,
    ),
  );
}
