import { expect } from 'chai';
import '../../../src/components/inspector/inspector.js';
import '../../../src/components/compare/compare.js';
import '../../../src/components/dream/dream.js';
import '../../../src/components/filters/filters.js';
import type { InspectorLook } from '../../../src/components/inspector/look.js';
import { session, tag } from '../../../src/view/share/html.js';
import { aView, hostileNames } from './a-view.js';

/** What a page makes of the text. */
function inPage<T extends Element>(text: string): T {
  const page = new DOMParser().parseFromString(`<!doctype html><body>${text}`, 'text/html');
  expect(page.scripts).to.have.length(0);
  expect(page.images).to.have.length(0);
  expect(page.body.children).to.have.length(1);
  // From there it knows its element.
  return document.importNode(page.body.firstElementChild!, true) as unknown as T;
}

const look: InspectorLook = {
  method: 'occlusion',
  order: 'channel',
  heatmapLayer: 'a "layer"',
  settings: { occlusion: { window: 48, fill: '#80ff00' } },
  placement: 'stretched',
  colourMap: 'viridis',
  opacity: 0.4,
  noContours: true,
  split: 0.25,
  scale: 'own',
  comparedMethods: ['grad-cam', 'occlusion'],
  comparedClasses: [285, 0],
  comparedLayer: "another's",
  comparedPlacement: 'stretched',
  comparedScale: 'all',
  measure: 'road',
  filters: {
    preset: 'good',
    steps: 9,
    seed: 0,
    negative: true,
    joint: { layer: '</p>', channel: 1 },
  },
  dream: { of: 'class', strength: 'strong', octaves: 6, steps: 20, size: 256, seed: 0 },
};

describe('a view as HTML', () => {
  it('is one tag, which has the same view', () => {
    const view = aView({
      ...{ classIndex: 282, layer: 'block2_add', channel: 0, pane: 'compare', theme: 'dark', look },
      photo: { is: 'address', address: 'https://example.org/a.png?b=1&c=2' },
    });
    const inspector = inPage<HTMLElementTagNameMap['cl-inspector']>(tag(view).text);
    const { model, image, classIndex, layer, channel, pane, theme } = inspector;
    expect({ model, image, classIndex, layer, channel, pane, theme }).to.deep.equal({
      ...{ model: 'efficientnet-lite0', image: 'https://example.org/a.png?b=1&c=2' },
      ...{ classIndex: 282, layer: 'block2_add', channel: 0, pane: 'compare', theme: 'dark' },
    });
    expect(inspector.look).to.deep.equal(look);
  });

  it('is a session with the elements in sight, each as it is', () => {
    const view = aView({
      ...{ classIndex: 282, layer: 'block2_add', channel: 0, look },
      panes: ['decision', 'channel', 'compare', 'dream', 'circuit', 'test', 'network'],
    });
    const whole = inPage<HTMLElementTagNameMap['cl-session']>(session(view).text);
    const the = <T extends keyof HTMLElementTagNameMap>(name: T) => whole.querySelector(name)!;
    expect([whole.model, whole.image, whole.classIndex]).to.deep.equal([
      'efficientnet-lite0',
      'cat.png',
      282,
    ]);
    expect([whole.layer, whole.channel, whole.method, whole.order]).to.deep.equal([
      'block2_add',
      0,
      'occlusion',
      'channel',
    ]);
    const heatmap = the('cl-heatmap');
    expect([heatmap.layer, heatmap.settings, heatmap.placement]).to.deep.equal([
      'a "layer"',
      look.settings,
      'stretched',
    ]);
    expect([heatmap.colourMap, heatmap.opacity, heatmap.noContours, heatmap.split]).to.deep.equal([
      'viridis',
      0.4,
      true,
      0.25,
    ]);
    expect(the('cl-activations').scale).to.equal('own');
    const { preset, steps, seed, settings } = the('cl-filters');
    expect({ preset, steps, seed, ...settings }).to.deep.equal(look.filters);
    const compare = the('cl-compare');
    expect([compare.methods, compare.classes, compare.layer]).to.deep.equal([
      ['grad-cam', 'occlusion'],
      [285, 0],
      "another's",
    ]);
    expect([compare.placement, compare.scale, compare.measure]).to.deep.equal([
      'stretched',
      'all',
      'road',
    ]);
    const dream = the('cl-dream');
    expect([
      dream.of,
      dream.strength,
      dream.octaves,
      dream.steps,
      dream.size,
      dream.seed,
    ]).to.deep.equal(['class', 'strong', 6, 20, 256, 0]);
    expect(
      whole.querySelectorAll('cl-predictions, cl-kernel, cl-unit, cl-evaluate, cl-network'),
    ).to.have.length(5);
  });

  for (const name of hostileNames) {
    it(`names layers and files called ${JSON.stringify(name)}`, () => {
      const view = aView({
        ...{ layer: name, photo: { is: 'file', name }, model: { is: 'file', name } },
        look: { heatmapLayer: name, comparedLayer: name },
        panes: ['decision', 'compare'],
      });
      const inspector = inPage<HTMLElementTagNameMap['cl-inspector']>(tag(view).text);
      const whole = inPage<HTMLElementTagNameMap['cl-session']>(session(view).text);
      for (const one of [inspector, whole]) {
        expect(one.layer).to.equal(name);
        const { pathname, origin, search, hash } = new URL(one.image!, 'https://example.org/');
        expect([decodeURIComponent(pathname), origin, search, hash]).to.deep.equal([
          `/${name}`,
          'https://example.org',
          '',
          '',
        ]);
        expect(one.model).to.equal(one.image);
      }
      expect(inspector.look).to.deep.equal(view.look);
      expect(whole.querySelector('cl-heatmap')!.layer).to.equal(name);
      expect(whole.querySelector('cl-compare')!.layer).to.equal(name);
      expect(tag(view).notes).to.have.length(1);
    });
  }

  it('says in a session at which layer the heatmap begins, which an inspector knows itself', () => {
    const view = aView();
    const begun = { ...view, chosen: { ...view.chosen, heatmapLayer: 'block10_add' } };
    expect(session(begun).text).to.contain('<cl-heatmap layer="block10_add">');
    expect(tag(begun).text).to.equal(tag(view).text);
  });

  it('says nothing more of a view that is as by default', () => {
    expect(tag(aView({ photo: null })).text).to.equal(
      '<cl-inspector model="efficientnet-lite0"></cl-inspector>\n',
    );
    const { text, notes } = session(aView({ photo: null, panes: ['circuit'] }));
    expect(text).to.equal(
      '<cl-session model="efficientnet-lite0">\n  <cl-unit></cl-unit>\n</cl-session>\n',
    );
    expect(notes).to.deep.equal([]);
  });
});
