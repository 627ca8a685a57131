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
      pane: 'unit',
    };
    const search = writeView(view);
    expect(search)
      .to.contain('photo=coffee')
      .and.to.contain('class=967')
      .and.to.contain('channel=0')
      .and.to.contain('pane=unit');
    expect(readView(search)).to.deep.equal(view);
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

  it('asks for no more than sixteen classes side by side', () => {
    const classes = Array.from({ length: 1000 }, (_, index) => index).join('+');
    expect(readView(`?classes=${classes}`).comparedClasses).to.have.length(16);
  });
});
