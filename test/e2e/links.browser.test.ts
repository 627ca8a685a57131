import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { openFailing, openPage, type Page } from './page.js';
import { click, explainedClass, until } from './support.js';

describe('links to a view', () => {
  let page: Page | undefined;
  afterEach(() => {
    expect(page?.heard).to.deep.equal([]);
    page?.close();
    page = undefined;
  });

  it('open the photo, class, layer and channel that they name', async () => {
    page = await openPage('?photo=coffee&class=504&layer=block2_add&channel=7');
    await page.answered();
    expect(page.snapshot.image.value?.name).to.equal('coffee.png');
    expect(page.snapshot.model.value?.name).to.equal('EfficientNet-Lite0');
    const { classes } = page.view('cl-heatmap').result!.target;
    expect(classes).to.eql([{ index: 504, name: 'coffee mug' }]);
    expect(page.view('cl-activations').result?.layer).to.equal('block2_add');
    expect(page.view('cl-kernel').result?.channel).to.equal(7);
    expect(textOf(page.inspector, '.channel-number')).to.equal('7');
    expect(page.search).to.equal('?photo=coffee&class=504&layer=block2_add&channel=7');
    expect(page.inspector.link).to.match(/\?photo=coffee&class=504&layer=block2_add&channel=7$/);
  });

  it('are written as the person chooses, a step to go back for each but the channel', async () => {
    page = await openPage();
    await page.answered();
    expect(page.search).to.equal('');
    const at = (search: string) => {
      const { window } = page!;
      return until(`the URL ${search}`, () => window.location.search === search);
    };
    const row = findAll(page.view('cl-predictions'), '.row')[1]!;
    row.click();
    await at('?class=282');
    click(page.view('cl-network'), '[role=treeitem][title="stem_relu6"]');
    await at('?class=282&layer=stem_relu6');
    await page.answered();
    const tile = findAll(page.view('cl-activations'), '.tile')[2]!;
    const channel = Number(tile.dataset['channel']);
    tile.click();
    await at(`?class=282&layer=stem_relu6&channel=${channel}`);

    page.go(-1);
    await at('?class=282');
    await page.shows(
      'the layer chosen automatically',
      ({ chosen }) => chosen.layer === 'block10_add',
    );
    page.go(-1);
    await at('');
    await page.shows('the class by rule', ({ chosen }) => chosen.classIndex === 285);
    page.go(2);
    await at(`?class=282&layer=stem_relu6&channel=${channel}`);
    await page.shows(
      'what was chosen last',
      ({ chosen }) =>
        chosen.classIndex === 282 && chosen.layer === 'stem_relu6' && chosen.channel === channel,
    );
    await page.answered();
    expect(explainedClass(page.view('cl-heatmap').result)).to.equal(282);
  });

  it('open the pane that they name, and name the one that the person shows', async () => {
    page = await openPage('?layer=block2_add&channel=7&pane=unit');
    await until('the unit', () => findAll(page!.inspector, 'cl-unit').length === 1);
    await page.shows('the channel', ({ chosen }) => chosen.channel === 7);
    // A link of before: the pane has another name now.
    await until('its name', () => page!.search === '?layer=block2_add&channel=7&pane=circuit');
    await page.shows('the model', ({ model }) => model.phase === 'ready');
    click(page.inspector, '[role=tab][data-pane=dream]');
    await until('the URL', () => page!.search.endsWith('&pane=dream'));
    expect(page.inspector.link).to.match(/&pane=dream$/);
    page.go(-1);
    await until('the unit again', () => findAll(page!.inspector, 'cl-unit').length === 1);
    expect(page.search).to.equal('?layer=block2_add&channel=7&pane=circuit');
  });

  it('take a pane that there is not for none', async () => {
    page = await openPage('?pane=__proto__');
    await until('the pane by rule', () => findAll(page!.inspector, 'cl-activations').length === 1);
    expect(page.inspector.pane).to.equal('decision');
  });

  it('open everything that was set in the page, on another screen too', async () => {
    page = await openPage('?layer=block2_add&channel=7');
    await page.answered();
    const heatmap = page.view('cl-heatmap');
    Object.assign(heatmap, { layer: 'block2_add', placement: 'stretched', split: 0.25 });
    Object.assign(heatmap, { colourMap: 'viridis', opacity: 0.4, noContours: true });
    heatmap.settings = { 'smooth-grad': { samples: 5 } };
    page.view('cl-activations').scale = 'own';
    Object.assign(page.view('cl-session'), { method: 'layer-cam', order: 'similarity' });
    page.view('cl-filters').settings = { steps: 2, size: 16, jitter: 0, negative: true };
    page.inspector.theme = 'dark';
    click(page.inspector, '[role=tab][data-pane=dream]');
    await until('the dream', () => findAll(page!.inspector, 'cl-dream').length === 1);
    Object.assign(page.view('cl-dream'), { of: 'channel', strength: 'strong', octaves: 2 });
    click(page.inspector, '[role=tab][data-pane=compare]');
    await until('what is compared', () => findAll(page!.inspector, 'cl-compare').length === 1);
    const compare = page.view('cl-compare');
    Object.assign(compare, { methods: ['grad-cam'], classes: [282, 285], layer: 'block2_add' });
    Object.assign(compare, { placement: 'stretched', scale: 'all', measure: 'none' });
    const { inspector } = page;
    await until('the link', () => /measure=none.*theme=dark/.test(inspector.link ?? ''));
    await until('the URL', () => page!.window.location.href === inspector.link);
    const { look, link } = inspector;
    expect(Object.keys(look)).to.have.length(18);
    page.close();

    page = await openPage(new URL(link!).search, 390);
    await page.shows('the layer', ({ chosen }) => chosen.layer === 'block2_add');
    await until('the pane', () => findAll(page!.inspector, 'cl-compare').length === 1);
    await page.shows('the model', ({ model }) => model.phase === 'ready');
    expect(page.inspector.look).to.deep.equal(look);
    expect(page.inspector.theme).to.equal('dark');
    expect(page.inspector.link).to.equal(link);
    expect(localStorage.getItem('cl-theme')).to.equal(null);
    const again = page.view('cl-compare');
    await until('what was compared', () => again.result !== undefined);
    // What is not in sight is not computed.
    const shown = page.view('cl-heatmap');
    expect(shown.result).to.equal(undefined);
    click(page.inspector, '[role=tab][data-pane=decision]');
    await until('the map', () => shown.result?.method === 'layer-cam' && !shown.stale);
    expect(shown.result!.layers).to.deep.equal(['block2_add']);
    expect(shown.result!.placement.by).to.equal('stretched');
    const compared = again.result!;
    expect(compared.columns.map(({ classIndex }) => classIndex)).to.deep.equal([282, 285]);
    expect(compared.methods).to.deep.equal(['grad-cam']);
    click(page.inspector, '[role=tab][data-pane=dream]');
    await until('the dream', () => findAll(page!.inspector, 'cl-dream').length === 1);
    const { of, strength, octaves, steps } = page.view('cl-dream');
    expect([of, strength, octaves, steps]).to.deep.equal(['channel', 'strong', 2, 10]);
  });

  it('ignore a layer and classes of another model, and keep the rest', async () => {
    page = await openPage('?heatmap-layer=none&classes=5000+1&compare-layer=x&opacity=0.5');
    await page.answered();
    expect(page.inspector.look).to.deep.equal({ opacity: 0.5 });
    expect(page.snapshot.notice).to.equal(null);
  });

  it('bring the pane that they name into sight where it stands below others', async () => {
    page = await openPage('?pane=compare', 1200, 700);
    await page.shows('the model', ({ model }) => model.phase === 'ready');
    const heatmap = page.view('cl-heatmap');
    await until('the map above it', () => heatmap.phase === 'ready');
    const side = find(page.inspector, '.side');
    const main = find(page.inspector, 'main').getBoundingClientRect();
    await until('the pane at the top', () => {
      return Math.abs(side.getBoundingClientRect().top - main.top) < 2;
    });
  });

  it('show the channel that they name where all panes take turns', async () => {
    page = await openPage('?layer=block2_add&channel=7', 390);
    await page.shows('the channel', ({ chosen }) => chosen.channel === 7);
    expect(page.inspector.pane).to.equal('channel');
    click(page.inspector, '[role=tab][data-pane=decision]');
    await until('the URL', () => page!.search === '?layer=block2_add&channel=7&pane=decision');
  });

  it('go from photo to photo and back', async () => {
    page = await openPage('?photo=coffee');
    await page.answered();
    click(page.view('cl-image-picker'), '.sample[title^="Stéfan"]');
    await page.shows('the cat', ({ image }) => image.value?.name === 'chelsea.png');
    await until('the URL of the cat', () => page!.search === '');
    page.go(-1);
    await page.shows('the coffee', ({ image }) => image.value?.name === 'coffee.png');
    await page.answered();
    expect(textOf(page.view('cl-predictions'), '.answer .name')).to.equal('espresso');
    expect(page.search).to.equal('?photo=coffee');
  });

  const missing: readonly [what: string, search: string, error: string, said: string][] = [
    ['layer', '?class=282&layer=block99_add', 'LayerNotFoundError', 'block99_add'],
    ['class', '?class=5000&layer=block2_add', 'ClassNotFoundError', '5000'],
    ['channel', '?class=282&layer=block2_add&channel=999', 'ChannelNotFoundError', '999'],
  ];
  for (const [what, search, error, said] of missing) {
    it(`say of a ${what} that is not there that it is not, and show the rest`, async () => {
      page = await openFailing(search);
      await page.answered();
      expect(page.snapshot.notice?.name).to.equal(error);
      await until('the notice in words', () =>
        textOf(page!.view('cl-status'), '.notice').includes(said),
      );
      const { selection } = page.snapshot;
      expect(selection.classIndex).to.equal(what === 'class' ? null : 282);
      expect(selection.layer).to.equal(what === 'layer' ? null : 'block2_add');
      expect(selection.channel).to.equal(null);
      expect(page.view('cl-activations').phase).to.equal('ready');
    });
  }

  it('say of a photo that is not there that it is not', async () => {
    page = await openFailing('?photo=/photos/none.png');
    await page.shows('the error', ({ image }) => image.phase === 'error');
    const picker = page.view('cl-image-picker');
    await picker.updateComplete;
    expect(textOf(picker, '.problem')).to.contain('Could not be fetched');
    expect(page.snapshot.model.phase).to.equal('ready');
  });
});
