import { expect } from 'chai';
import { defaultView, readView, writeView, type ViewState } from '../../demo/url-state.js';

describe('the view in the URL', () => {
  it('is empty for the default view, and reads as it', () => {
    expect(writeView(defaultView)).to.equal('');
    expect(readView('')).to.deep.equal(defaultView);
  });

  it('names model, photo, class, layer, channel and pane, and reads back the same', () => {
    const view = {
      model: 'https://example.org/a b/model.json?v=2',
      photo: 'coffee',
      classIndex: 967,
      layer: 'block5/depthwise',
      channel: 0,
      pane: 'circuit',
    };
    const search = writeView(view);
    expect(search)
      .to.contain('photo=coffee')
      .and.to.contain('class=967')
      .and.to.contain('channel=0')
      .and.to.contain('pane=circuit');
    expect(readView(search)).to.deep.equal(view);
  });

  it('reads panes by the names that they had', () => {
    expect(readView('?pane=unit').pane).to.equal('circuit');
    expect(readView('?pane=evaluate').pane).to.equal('test');
  });

  it('takes what makes no sense for nothing chosen', () => {
    const view = readView('?class=-1&channel=1.5&layer=&model=');
    expect(view).to.deep.equal(defaultView);
    expect(readView('?class=cat').classIndex).to.equal(null);
  });

  const look: Omit<Required<ViewState>, keyof typeof defaultView> = {
    method: 'occlusion',
    heatmapLayer: 'block5/depthwise',
    settings: { occlusion: { window: 48, fill: '#80ff00' }, 'smooth-grad': { squared: true } },
    placement: 'stretched',
    colourMap: 'viridis',
    opacity: 0.4,
    noContours: true,
    split: 0.25,
    order: 'similarity',
    scale: 'own',
    comparedMethods: ['grad-cam', 'occlusion'],
    comparedClasses: [285, 0],
    comparedLayer: 'a layer+1',
    comparedPlacement: 'stretched',
    comparedScale: 'all',
    measure: 'none',
    filters: {
      preset: 'good',
      steps: 100,
      noise: 0.1,
      negative: true,
      region: { left: 0.25, top: 0.5, right: 0.25, bottom: 1 },
      joint: { layer: 'a layer+1.&%20', channel: 12 },
    },
    dream: { of: 'class', strength: 'strong', octaves: 6, steps: 20, size: 256, seed: 0 },
    theme: 'dark',
  };
  for (const [name, value] of Object.entries(look)) {
    it(`has a word for ${name}, and reads it back the same`, () => {
      const search = writeView({ ...defaultView, [name]: value });
      expect(search).to.match(/^\?[a-z-]+=[^&]+$/);
      expect(readView(search)).to.deep.equal({ ...defaultView, [name]: value });
    });
  }

  it('reads back all of it together', () => {
    const view = { ...defaultView, ...look };
    expect(readView(writeView(view))).to.deep.equal(view);
  });

  const hostile: readonly string[] = [
    'method=none',
    'method=__proto__',
    'opacity=NaN',
    'opacity=1e9',
    'opacity=-1',
    'divider=2',
    'colours=constructor',
    'contours=perhaps',
    'order=toString',
    'scale=%00',
    'classes=-1+1e3+99999999999999',
    'methods=no+none',
    'measure=x',
    'theme=page',
    'set=occlusion.window.NaN',
    'set=occlusion.window.1e99',
    'set=occlusion.__proto__.1',
    'set=__proto__.window.1',
    'set=occlusion.fill.red',
    'set=smooth-grad.squared.1',
    'set=....',
    'dream=of.everything',
    'dream=of',
    'dream=strength.__proto__',
    'dream=octaves.11',
    'dream=steps.1e99',
    'dream=size.33.5',
    'dream=seed.-1',
    'dream=jitter.3',
    'dream=__proto__.1',
    'filters=steps.0',
    'filters=size.17',
    'filters=size.1e9',
    'filters=preset.best',
    'filters=batch.64',
    'filters=budget.1e12',
    'filters=noise.NaN',
    'filters=negative.1',
    'filters=region.0,0,1',
    'filters=region.0.9,0,0.1,1',
    'filters=region.-1,0,1,1',
    'filters=joint.-1.stem',
    'filters=joint.1.',
    'filters=joint.1.%25',
    'filters=excite.0,1',
    'filters=constructor.1',
  ];
  for (const part of hostile) {
    it(`ignores ${part} and keeps the rest`, () => {
      const view = readView(`?layer=stem&${part}&channel=3`);
      expect(view).to.deep.equal({ ...defaultView, layer: 'stem', channel: 3 });
    });
  }

  it('keeps the settings, methods and classes that make sense beside those that do not', () => {
    const { settings, comparedMethods, comparedClasses } = readView(
      '?set=occlusion.window.0+occlusion.stride.8&methods=no+layer-cam+layer-cam&classes=x+7',
    );
    expect(settings).to.deep.equal({ occlusion: { stride: 8 } });
    expect(comparedMethods).to.deep.equal(['layer-cam']);
    expect(comparedClasses).to.deep.equal([7]);
  });

  it('keeps the settings of pictures and dreams that make sense beside those that do not', () => {
    const { filters, dream } = readView(
      '?filters=steps.7+size.9+excite.layer+octaves.2&dream=octaves.0+seed.5',
    );
    expect(filters).to.deep.equal({ steps: 7, octaves: 2, excite: 'layer' });
    expect(dream).to.deep.equal({ seed: 5 });
    // A whole layer has no region.
    const { region } = { ...readView('?filters=excite.layer+region.0,0,1,1').filters };
    expect(region).to.deep.equal({ left: 0, top: 0, right: 1, bottom: 1 });
  });

  it('asks for no more than sixteen classes side by side', () => {
    const classes = Array.from({ length: 1000 }, (_, index) => index).join('+');
    expect(readView(`?classes=${classes}`).comparedClasses).to.have.length(16);
  });
});
