import { msg, str } from '@lit/localize';
import { count } from '../../view/numbers.js';
import {
  methodFacts,
  methodNames,
  type baselines,
  type pathRules,
  type MethodFacts,
  type MethodName,
  type MethodSettingName,
} from '../../facts/methods.js';

/** Where a method comes from. */
export interface Paper {
  readonly title: string;
  readonly year: number;
  readonly url: string;
}

/** What is said of a method. */
interface MethodWords {
  /** Its name in the field. */
  readonly name: string;
  /** What it asks, in one sentence. */
  readonly sentence: () => string;
  /** When to take it, in one sentence. */
  readonly when: () => string;
  /** What it costs, in predictions. */
  readonly cost: () => string;
  readonly paper: Paper;
  /** Set for a method whose pictures are easily believed too much. */
  readonly doubtful?: boolean;
}

/** A way of asking why, as the picker shows it. */
export interface DescribedMethod extends MethodWords {
  /** As jobs name it. */
  readonly id: string;
  readonly group: MethodGroup;
}

type MethodGroup = MethodFacts['varies'];

const arxiv = (title: string, year: number, id: string): Paper => ({
  title,
  year,
  url: `https://arxiv.org/abs/${id}`,
});

const gradCam = arxiv('Grad-CAM: Visual Explanations from Deep Networks', 2017, '1610.02391');
const deconvnet = arxiv('Visualizing and Understanding Convolutional Networks', 2014, '1311.2901');

const onePass = () => msg('as much as one prediction');
const twoPasses = () => msg('as much as two or three predictions');
const manyPasses = () =>
  msg(
    str`a prediction for each of ${count(methodFacts['score-cam'].settings.maxChannels.default)} channels: seconds`,
  );

const words = {
  'grad-cam': {
    name: 'Grad-CAM',
    sentence: () =>
      msg('Bright places raise the class’s score. Each channel counts by how much it helps.'),
    when: () => msg('The place to start.'),
    cost: onePass,
    paper: gradCam,
  },
  'grad-cam-plus-plus': {
    name: 'Grad-CAM++',
    sentence: () => msg('Like Grad-CAM, but the places that raise the class count for more.'),
    when: () => msg('When several things of the class are in the photo.'),
    cost: onePass,
    paper: arxiv('Grad-CAM++: Improved Visual Explanations', 2018, '1710.11063'),
  },
  'hires-cam': {
    name: 'HiResCAM',
    sentence: () => msg('Activation times gradient at each place, nothing averaged.'),
    when: () => msg('When the map must add up to what the layer really gave to the class.'),
    cost: onePass,
    paper: arxiv('Use HiResCAM instead of Grad-CAM for faithful explanations', 2020, '2011.08891'),
  },
  'layer-cam': {
    name: 'LayerCAM',
    sentence: () => msg('Activations weighted by the positive gradient at each place.'),
    when: () => msg('At finer layers, where Grad-CAM grows coarse or noisy.'),
    cost: onePass,
    paper: {
      title: 'LayerCAM: Exploring Hierarchical Class Activation Maps',
      year: 2021,
      url: 'https://doi.org/10.1109/TIP.2021.3089943',
    },
  },
  'x-grad-cam': {
    name: 'XGrad-CAM',
    sentence: () =>
      msg('Like Grad-CAM, but a channel’s gradient counts only where the channel fires.'),
    when: () => msg('As a second opinion to Grad-CAM away from the last layer.'),
    cost: onePass,
    paper: arxiv('Axiom-based Grad-CAM', 2020, '2008.02312'),
  },
  'eigen-cam': {
    name: 'Eigen-CAM',
    sentence: () => msg('What differs most from place to place, the same for every class.'),
    when: () => msg('To see what the layer looks at, whatever it concludes.'),
    cost: onePass,
    paper: arxiv('Eigen-CAM: Class Activation Map using Principal Components', 2020, '2008.00299'),
  },
  'score-cam': {
    name: 'Score-CAM',
    sentence: () =>
      msg('Shows the network only what a channel sees, and asks for the class again.'),
    when: () => msg('To check a map without any gradient.'),
    cost: manyPasses,
    paper: arxiv('Score-CAM: Score-Weighted Visual Explanations', 2020, '1910.01279'),
  },
  'ablation-cam': {
    name: 'Ablation-CAM',
    sentence: () =>
      msg('Switches off one channel after another and measures how far the class falls.'),
    when: () => msg('To check a map by what really happens.'),
    cost: manyPasses,
    paper: {
      title: 'Ablation-CAM: Gradient-free Localization',
      year: 2020,
      url: 'https://doi.org/10.1109/WACV45572.2020.9093360',
    },
  },
  'guided-grad-cam': {
    name: 'Guided Grad-CAM',
    sentence: () => msg('Fine lines of guided backpropagation where Grad-CAM lights up.'),
    when: () => msg('For a sharp picture of a place that another method has found.'),
    cost: twoPasses,
    paper: gradCam,
    doubtful: true,
  },
  gradient: {
    name: 'Gradient',
    sentence: () => msg('Which pixels, if changed a little, would change the class most.'),
    when: () => msg('To see what the network is sensitive to; noisy by nature.'),
    cost: twoPasses,
    paper: arxiv('Deep Inside Convolutional Networks', 2013, '1312.6034'),
  },
  'gradient-x-input': {
    name: 'Gradient × input',
    sentence: () => msg('Each pixel’s gradient times its value: its share, to first order.'),
    when: () => msg('For signs: which pixels speak for the class and which against it.'),
    cost: twoPasses,
    paper: arxiv('Not Just a Black Box', 2016, '1605.01713'),
  },
  'smooth-grad': {
    name: 'SmoothGrad',
    sentence: () => msg('The gradient, averaged over noisy copies of the photo.'),
    when: () => msg('When the plain gradient is too noisy to read.'),
    cost: () =>
      msg(
        str`${count(methodFacts['smooth-grad'].settings.samples.default)} gradients: a few seconds`,
      ),
    paper: arxiv('SmoothGrad: removing noise by adding noise', 2017, '1706.03825'),
  },
  'integrated-gradients': {
    name: 'Integrated gradients',
    sentence: () => msg('Adds up the gradient on the way from black to the photo.'),
    when: () => msg('When the shares must add up to the class’s whole rise.'),
    cost: () => {
      const { points, maxPoints } = methodFacts['integrated-gradients'].settings;
      return msg(
        str`${count(points.default)} to ${count(maxPoints.default)} gradients: several seconds`,
      );
    },
    paper: arxiv('Axiomatic Attribution for Deep Networks', 2017, '1703.01365'),
  },
  'guided-backprop': {
    name: 'Guided backpropagation',
    sentence: () => msg('The gradient where it is positive all the way back.'),
    when: () => msg('For sharp lines; not to explain a class.'),
    cost: twoPasses,
    paper: arxiv('Striving for Simplicity: The All Convolutional Net', 2014, '1412.6806'),
    doubtful: true,
  },
  deconvnet: {
    name: 'Deconvnet',
    sentence: () => msg('Runs the layers backwards and keeps what is positive.'),
    when: () => msg('Of historical interest; not to explain a class.'),
    cost: twoPasses,
    paper: deconvnet,
    doubtful: true,
  },
  occlusion: {
    name: 'Occlusion',
    sentence: () =>
      msg('Covers one part of the photo after another and measures how far the class falls.'),
    when: () => msg('The plainest question of all, and the check on every other.'),
    cost: () => msg('a prediction for each of some 170 parts: seconds'),
    paper: deconvnet,
  },
} satisfies Readonly<Record<MethodName, MethodWords>>;

/** The methods in the order of the picker. */
export const methods: readonly DescribedMethod[] = methodNames.map((id) => ({
  id,
  group: methodFacts[id].varies,
  ...words[id],
}));

/** The method of that name; undefined when it is none of the above. */
export function methodOf(id: string): DescribedMethod | undefined {
  return methods.find((method) => method.id === id);
}

/** The name of a method; its id when it is none of the above. */
export function methodName(id: string): string {
  return methodOf(id)?.name ?? id;
}

/** What the methods of a group vary. */
export function groupName(group: MethodGroup): string {
  switch (group) {
    case 'layer':
      return msg('By what a layer saw');
    case 'pixels':
      return msg('By the pixels');
    case 'parts':
      return msg('By covering parts');
  }
}

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
