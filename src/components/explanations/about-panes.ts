import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { PaneTopic } from './topics.js';

/** What is to be known of a pane: three sentences, and where to read on. */
export interface AboutPane {
  readonly sentences: readonly (string | TemplateResult)[];
  readonly paper: { readonly title: string; readonly year: number; readonly url: string };
}

export const aboutPane = (topic: PaneTopic): AboutPane => panes[topic]();

const panes: Readonly<Record<PaneTopic, () => AboutPane>> = {
  network: () => ({
    sentences: [
      msg(
        html`Each <button type="button" class="term" data-term="layer">layer</button> reads the maps
          of the one before and writes new ones.`,
      ),
      msg(
        'On the way down the maps get smaller, and there are more of them: first edges and colours, later parts of things.',
      ),
      msg(
        html`Where lines meet again, a
          <button type="button" class="term" data-term="skip-connection">skip connection</button>
          adds what came before.`,
      ),
    ],
    paper: {
      title: 'Gradient-Based Learning Applied to Document Recognition',
      year: 1998,
      url: 'https://doi.org/10.1109/5.726791',
    },
  }),
  decision: () => ({
    sentences: [
      msg(
        html`The last layer gives each
          <button type="button" class="term" data-term="class">class</button> a score, its
          <button type="button" class="term" data-term="logit">logit</button>.`,
      ),
      msg(
        html`The <button type="button" class="term" data-term="softmax">softmax</button> turns all
          scores into shares, so that the classes can be compared.`,
      ),
      msg(
        'A large share means that this class beats the others; many networks are surer than they are right.',
      ),
    ],
    paper: {
      title: 'On Calibration of Modern Neural Networks',
      year: 2017,
      url: 'https://arxiv.org/abs/1706.04599',
    },
  }),
  heatmap: () => ({
    sentences: [
      msg(
        html`A <button type="button" class="term" data-term="heatmap">heatmap</button> traces the
          score of the class back to places of the photo: bright places speak for it.`,
      ),
      msg(
        'It shows where, not what: the network may use the colour, the outline or something that we do not see.',
      ),
      msg(
        'Another method or another layer may draw another map, so compare several before you believe one.',
      ),
    ],
    paper: {
      title: 'Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization',
      year: 2017,
      url: 'https://arxiv.org/abs/1610.02391',
    },
  }),
  fires: () => ({
    sentences: [
      msg(
        html`The <button type="button" class="term" data-term="activation">activations</button> of
          one <button type="button" class="term" data-term="channel">channel</button> form a map:
          lit where it found its pattern in this photo.`,
      ),
      msg(
        html`Each cell of the map sees its
          <button type="button" class="term" data-term="receptive-field">receptive field</button>,
          an area much larger than the cell itself.`,
      ),
      msg(
        'A channel that fires strongly need not matter for the answer: later layers may ignore it.',
      ),
    ],
    paper: {
      title: 'Visualizing and Understanding Convolutional Networks',
      year: 2014,
      url: 'https://arxiv.org/abs/1311.2901',
    },
  }),
  looks: () => ({
    sentences: [
      msg(
        html`<button type="button" class="term" data-term="feature-visualisation">
            Feature visualisation
          </button>
          starts from noise and follows the
          <button type="button" class="term" data-term="gradient">gradient</button> until the
          channel fires strongly.`,
      ),
      msg(
        'No photo is used: the picture shows what the network has learned, not what is in front of it.',
      ),
      msg(
        'Another start gives another picture, and many channels answer to several different things.',
      ),
    ],
    paper: {
      title: 'Feature Visualization',
      year: 2017,
      url: 'https://distill.pub/2017/feature-visualization/',
    },
  }),
  circuit: () => ({
    sentences: [
      msg(
        html`A channel is computed from channels of the layers before by
          <button type="button" class="term" data-term="kernel">kernels</button>, and is read by
          those after.`,
      ),
      msg(
        'Go from one to the next, and you see how simple patterns are put together into complex ones.',
      ),
      msg('Only the strongest connections are listed; the many weak ones together can matter too.'),
    ],
    paper: {
      title: 'Zoom In: An Introduction to Circuits',
      year: 2020,
      url: 'https://distill.pub/2020/circuits/zoom-in/',
    },
  }),
  compare: () => ({
    sentences: [
      msg(
        'Several methods answer the same question, and each map is put to the test on the network itself.',
      ),
      msg(
        html`<button type="button" class="term" data-term="deletion">Deletion</button> and
          <button type="button" class="term" data-term="insertion">insertion</button> change the
          photo in the order of the map and watch the share of the class.`,
      ),
      msg(
        'A good score says that the map finds pixels the network uses; it does not say why it uses them.',
      ),
    ],
    paper: {
      title: 'RISE: Randomized Input Sampling for Explanation of Black-box Models',
      year: 2018,
      url: 'https://arxiv.org/abs/1806.07421',
    },
  }),
  dream: () => ({
    sentences: [
      msg(
        html`The photo itself is changed along the
          <button type="button" class="term" data-term="gradient">gradient</button>, so that what
          you choose fires more and more.`,
      ),
      msg('It works at several sizes, from small to large, so that patterns of all sizes appear.'),
      msg(
        'The patterns come from the training pictures: the network does not see them in your photo.',
      ),
    ],
    paper: {
      title: 'Inceptionism: Going Deeper into Neural Networks',
      year: 2015,
      url: 'https://research.google/blog/inceptionism-going-deeper-into-neural-networks/',
    },
  }),
  test: () => ({
    sentences: [
      msg(
        'The model answers for every picture of a folder, and each answer is compared with the name of the folder.',
      ),
      msg('The mistakes say more than the total: which classes it confuses, and how sure it was.'),
      msg(
        'Use pictures that it was not trained on; on those that it knows it looks better than it is.',
      ),
    ],
    paper: {
      title: 'ImageNet Large Scale Visual Recognition Challenge',
      year: 2014,
      url: 'https://arxiv.org/abs/1409.0575',
    },
  }),
};
