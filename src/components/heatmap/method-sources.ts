import { msg } from '@lit/localize';
import { isMethod, type MethodName } from '../../facts/methods.js';

/** Where a method comes from. */
export interface Paper {
  readonly title: string;
  readonly year: number;
  readonly url: string;
}

/** What is to be read of a method that is shown. */
export interface MethodSource {
  /** When to take it, in one sentence. */
  readonly when: () => string;
  readonly paper: Paper;
}

const arxiv = (title: string, year: number, id: string): Paper => ({
  title,
  year,
  url: `https://arxiv.org/abs/${id}`,
});

const gradCam = arxiv('Grad-CAM: Visual Explanations from Deep Networks', 2017, '1610.02391');
const deconvnet = arxiv('Visualizing and Understanding Convolutional Networks', 2014, '1311.2901');

/** By the method's name. */
const methodSources: Readonly<Record<MethodName, MethodSource>> = {
  'grad-cam': {
    when: () => msg('The place to start.'),
    paper: gradCam,
  },
  'grad-cam-plus-plus': {
    when: () => msg('When several things of the class are in the photo.'),
    paper: arxiv('Grad-CAM++: Improved Visual Explanations', 2018, '1710.11063'),
  },
  'hires-cam': {
    when: () => msg('When the map must add up to what the layer really gave to the class.'),
    paper: arxiv('Use HiResCAM instead of Grad-CAM for faithful explanations', 2020, '2011.08891'),
  },
  'layer-cam': {
    when: () => msg('At finer layers, where Grad-CAM grows coarse or noisy.'),
    paper: {
      title: 'LayerCAM: Exploring Hierarchical Class Activation Maps',
      year: 2021,
      url: 'https://doi.org/10.1109/TIP.2021.3089943',
    },
  },
  'x-grad-cam': {
    when: () => msg('As a second opinion to Grad-CAM away from the last layer.'),
    paper: arxiv('Axiom-based Grad-CAM', 2020, '2008.02312'),
  },
  'eigen-cam': {
    when: () => msg('To see what the layer looks at, whatever it concludes.'),
    paper: arxiv('Eigen-CAM: Class Activation Map using Principal Components', 2020, '2008.00299'),
  },
  'score-cam': {
    when: () => msg('To check a map without any gradient.'),
    paper: arxiv('Score-CAM: Score-Weighted Visual Explanations', 2020, '1910.01279'),
  },
  'ablation-cam': {
    when: () => msg('To check a map by what really happens.'),
    paper: {
      title: 'Ablation-CAM: Gradient-free Localization',
      year: 2020,
      url: 'https://doi.org/10.1109/WACV45572.2020.9093360',
    },
  },
  'guided-grad-cam': {
    when: () => msg('For a sharp picture of a place that another method has found.'),
    paper: gradCam,
  },
  gradient: {
    when: () => msg('To see what the network is sensitive to; noisy by nature.'),
    paper: arxiv('Deep Inside Convolutional Networks', 2013, '1312.6034'),
  },
  'gradient-x-input': {
    when: () => msg('For signs: which pixels speak for the class and which against it.'),
    paper: arxiv('Not Just a Black Box', 2016, '1605.01713'),
  },
  'smooth-grad': {
    when: () => msg('When the plain gradient is too noisy to read.'),
    paper: arxiv('SmoothGrad: removing noise by adding noise', 2017, '1706.03825'),
  },
  'integrated-gradients': {
    when: () => msg('When the shares must add up to the class’s whole rise.'),
    paper: arxiv('Axiomatic Attribution for Deep Networks', 2017, '1703.01365'),
  },
  'guided-backprop': {
    when: () => msg('For sharp lines; not to explain a class.'),
    paper: arxiv('Striving for Simplicity: The All Convolutional Net', 2014, '1412.6806'),
  },
  deconvnet: {
    when: () => msg('Of historical interest; not to explain a class.'),
    paper: deconvnet,
  },
  occlusion: {
    when: () => msg('The plainest question of all, and the check on every other.'),
    paper: deconvnet,
  },
};

/** Of the method of that name; undefined when there is none. */
export function methodSource(id: string): MethodSource | undefined {
  return isMethod(id) ? methodSources[id] : undefined;
}
