import { expect } from 'chai';
import { until } from '../e2e/support.js';
import { openHost, type HostPage } from '../support/host-page.js';

const tags = [
  ...['cl-predictions', 'cl-heatmap', 'cl-activations', 'cl-kernel', 'cl-network', 'cl-unit'],
  ...['cl-compare', 'cl-dream', 'cl-status', 'cl-backend', 'cl-model-picker', 'cl-image-picker'],
];

describe('every element, with results', () => {
  let host: HostPage;
  after(() => host.frame.remove());

  const views = ['cl-heatmap', 'cl-activations', 'cl-unit'] as const;
  const view = (tag: (typeof views)[number]) => host.document.querySelector(tag)!;

  before(async () => {
    host = await openHost({
      width: 250,
      css: 'body { margin: 0 }',
      fill: (document) => {
        const session = document.createElement('cl-session');
        session.setAttribute('image', '/photos/chelsea.png');
        session.setAttribute('models-base', '/models/');
        session.append(...tags.map((tag) => document.createElement(tag)));
        document.body.append(session);
      },
    });
    await until('the results', () => views.every((tag) => view(tag).phase === 'ready'));
  });

  for (const width of [250, 320, 768, 2000]) {
    it(`fits into ${width} px`, async () => {
      host.frame.style.width = `${width}px`;
      await until('the layout', () => host.window.innerWidth === width);
      expect(host.document.documentElement.scrollWidth).to.be.at.most(width);
    });
  }

  it('grows no heatmap without an end', () => {
    expect(view('cl-heatmap').offsetWidth).to.equal(640);
  });
});
