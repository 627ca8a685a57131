import { expect } from 'chai';
import { defaultView, readView, writeView } from '../../demo/url-state.js';

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
});
