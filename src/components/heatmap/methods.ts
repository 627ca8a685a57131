import { msg, str } from '@lit/localize';
import { count } from '../../view/numbers.js';
import {
  methodFacts,
  methodNames,
  type MethodFacts,
  type MethodName,
} from '../../facts/methods.js';

/** What is said of a method. */
interface MethodWords {
  /** Its name in the field. */
  readonly name: string;
  /** What it asks, in one sentence. */
  readonly sentence: () => string;
  /** What it costs, in predictions. */
  readonly cost: () => string;
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
    cost: onePass,
  },
  'grad-cam-plus-plus': {
    name: 'Grad-CAM++',
    sentence: () => msg('Like Grad-CAM, but the places that raise the class count for more.'),
    cost: onePass,
  },
  'hires-cam': {
    name: 'HiResCAM',
    sentence: () => msg('Activation times gradient at each place, nothing averaged.'),
    cost: onePass,
  },
  'layer-cam': {
    name: 'LayerCAM',
    sentence: () => msg('Activations weighted by the positive gradient at each place.'),
    cost: onePass,
  },
  'x-grad-cam': {
    name: 'XGrad-CAM',
    sentence: () =>
      msg('Like Grad-CAM, but a channel’s gradient counts only where the channel fires.'),
    cost: onePass,
  },
  'eigen-cam': {
    name: 'Eigen-CAM',
    sentence: () => msg('What differs most from place to place, the same for every class.'),
    cost: onePass,
  },
  'score-cam': {
    name: 'Score-CAM',
    sentence: () =>
      msg('Shows the network only what a channel sees, and asks for the class again.'),
    cost: manyPasses,
  },
  'ablation-cam': {
    name: 'Ablation-CAM',
    sentence: () =>
      msg('Switches off one channel after another and measures how far the class falls.'),
    cost: manyPasses,
  },
  'guided-grad-cam': {
    name: 'Guided Grad-CAM',
    sentence: () => msg('Fine lines of guided backpropagation where Grad-CAM lights up.'),
    cost: twoPasses,
    doubtful: true,
  },
  gradient: {
    name: 'Gradient',
    sentence: () => msg('Which pixels, if changed a little, would change the class most.'),
    cost: twoPasses,
  },
  'gradient-x-input': {
    name: 'Gradient × input',
    sentence: () => msg('Each pixel’s gradient times its value: its share, to first order.'),
    cost: twoPasses,
  },
  'smooth-grad': {
    name: 'SmoothGrad',
    sentence: () => msg('The gradient, averaged over noisy copies of the photo.'),
    cost: () =>
      msg(
        str`${count(methodFacts['smooth-grad'].settings.samples.default)} gradients: a few seconds`,
      ),
  },
  'integrated-gradients': {
    name: 'Integrated gradients',
    sentence: () => msg('Adds up the gradient on the way from black to the photo.'),
    cost: () => {
      const { points, maxPoints } = methodFacts['integrated-gradients'].settings;
      return msg(
        str`${count(points.default)} to ${count(maxPoints.default)} gradients: several seconds`,
      );
    },
  },
  'guided-backprop': {
    name: 'Guided backpropagation',
    sentence: () => msg('The gradient where it is positive all the way back.'),
    cost: twoPasses,
    doubtful: true,
  },
  deconvnet: {
    name: 'Deconvnet',
    sentence: () => msg('Runs the layers backwards and keeps what is positive.'),
    cost: twoPasses,
    doubtful: true,
  },
  occlusion: {
    name: 'Occlusion',
    sentence: () =>
      msg('Covers one part of the photo after another and measures how far the class falls.'),
    cost: () => msg('a prediction for each of some 170 parts: seconds'),
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
