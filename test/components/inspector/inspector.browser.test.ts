import { expect } from 'chai';
import type { ClInspector } from '../../../src/components/inspector/inspector.js';
import '../../../src/components/inspector/inspector.js';
import type { ClHeatmap } from '../../../src/components/heatmap/heatmap.js';
import { ChoosePhotosEvent } from '../../../src/components/events.js';
import { sidePanes } from '../../../src/components/inspector/side-panes.js';
import { SessionChangeEvent } from '../../../src/components/session/change-event.js';
import type { Snapshot } from '../../../src/session/snapshot.js';
import { initialSelection } from '../../../src/session/state.js';
import { stretched, type PlacementRule } from '../../../src/core/placement/placement.js';
import { expectAccessible } from '../shared/axe.js';
import { model } from '../network/small-network.js';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const snapshot: Snapshot = {
  model: { phase: 'ready', value: model },
  modelSource: 'small',
  modelOutline: null,
  kept: null,
  image: { phase: 'loading' },
  imageSource: 'cat.png',
  selection: initialSelection,
  chosen: { classIndex: 1, layer: 'c_depthwise', channel: 7 },
  job: {
    job: 'filters',
    about: 'c_depthwise',
    progress: null,
    startedAt: 0,
    paused: false,
  },
  awaited: null,
  notice: null,
  locked: [],
  backend: null,
  timings: {},
  slot: () => ({ phase: 'loading' }),
};

describe('<cl-inspector>', () => {
  let inspector: ClInspector;
  let requests: Event[];

  beforeEach(async () => {
    localStorage.removeItem('cl-theme');
    inspector = document.createElement('cl-inspector');
    requests = [];
    for (const type of ['select-layer', 'select-class', 'pause', 'cancel']) {
      // Capturing: the session inside lets no request further up.
      inspector.addEventListener(`cl-${type}`, (event) => requests.push(event), true);
    }
    document.body.append(inspector);
    await inspector.updateComplete;
  });
  afterEach(() => {
    inspector.remove();
    localStorage.removeItem('cl-theme');
  });

  const find = <E extends Element = HTMLElement>(selector: string) =>
    inspector.renderRoot.querySelector<E>(selector)!;
  const press = (key: string, target: EventTarget = find('main')) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );
  const show = async () => {
    find('cl-session').dispatchEvent(new SessionChangeEvent(snapshot));
    await inspector.updateComplete;
  };
  const resize = async (width: number) => {
    inspector.style.width = `${width}px`;
    await wait(100);
    const phone = width <= 760 || inspector.clientHeight <= 500;
    while ((find('.frame-all').dataset['pane'] !== 'all') !== phone) await wait(10);
    await inspector.updateComplete;
  };

  it('shows the channel that is chosen, of how many the layer has', async () => {
    await show();
    expect(find('.channel-number').textContent.trim()).to.equal('7');
    expect(find('.caption').textContent).to.contain('of 96');
  });

  it('says once that it is not known where the cells of a layer look', async () => {
    const side = { height: 2, width: 2 };
    const map = { ...side, values: Float32Array.of(0.8, 0.4, 0, 0) };
    const heatmap = find<ClHeatmap>('cl-heatmap');
    const isSaid = () => find('cl-activations').classList.contains('said');
    const explain = async (layer: string, by: PlacementRule) => {
      heatmap.result = {
        ...{ method: 'grad-cam', settings: {}, layers: [layer], layerReason: null, value: 2.5 },
        target: { tensor: 'score', classes: [{ index: 1, name: 'dog' }], against: [], unit: null },
        ...{ signed: false, map, positive: map, inputMap: map, empty: null, perChannel: null },
        ...{ placement: stretched(side, side, by), facts: {} },
      };
      await show();
      inspector.requestUpdate();
      await inspector.updateComplete;
    };
    await explain('c_depthwise', 'unknown');
    expect(isSaid(), 'the same layer').to.equal(true);
    await explain('c_project', 'unknown');
    expect(isSaid(), 'another layer').to.equal(false);
    await explain('c_depthwise', 'receptive-field');
    expect(isSaid(), 'where its cells look').to.equal(false);
  });

  it('goes to the next and the previous layer with brackets', async () => {
    await show();
    press(']');
    press('[');
    expect(requests).to.have.length(2);
    expect(requests[0]).to.include({ layer: 'c_project' });
    expect(requests[1]).to.include({ layer: 'c_expand' });
  });

  it('explains the nth prediction with a digit, and does nothing for one that is not there', async () => {
    await show();
    find<HTMLElementTagNameMap['cl-predictions']>('cl-predictions').result = {
      top: [
        { index: 3, name: 'fish', probability: 0.6, logit: 2 },
        { index: 0, name: 'cat', probability: 0.4, logit: 1 },
      ],
      logits: new Float32Array([1, 0, 0, 2]),
      probabilities: new Float32Array([0.4, 0, 0, 0.6]),
    };
    press('2');
    press('3');
    expect(requests).to.have.length(1);
    expect(requests[0]).to.include({ classIndex: 0 });
  });

  it('pauses with Space, but not on a button, and cancels with Escape', async () => {
    await show();
    press(' ');
    press(' ', find('.tool'));
    press('Escape');
    expect(requests.map(({ type }) => type)).to.deep.equal(['cl-pause', 'cl-cancel']);
    expect(requests[0]).to.include({ paused: true });
  });

  it('puts the caret into the search with a slash, and leaves letters there alone', async () => {
    await show();
    press('/');
    await wait(20);
    const network = find('cl-network');
    const input = network.shadowRoot!.querySelector('input')!;
    expect(network.shadowRoot!.activeElement).to.equal(input);
    press('c', input);
    expect(find<HTMLElementTagNameMap['cl-heatmap']>('cl-heatmap').noContours).to.equal(false);
    press('c');
    expect(find<HTMLElementTagNameMap['cl-heatmap']>('cl-heatmap').noContours).to.equal(true);
  });

  it('hides the overlay while o is held', () => {
    const heatmap = find<HTMLElementTagNameMap['cl-heatmap']>('cl-heatmap');
    press('o');
    expect(heatmap.bare).to.equal(true);
    find('main').dispatchEvent(
      new KeyboardEvent('keyup', { key: 'o', bubbles: true, composed: true }),
    );
    expect(heatmap.bare).to.equal(false);
  });

  it('shows all about the channel with u or by its number, and the diptych again with u', async () => {
    await show();
    press('u');
    await inspector.updateComplete;
    expect(find('cl-unit')).not.to.equal(null);
    press('u');
    await inspector.updateComplete;
    expect(find('cl-unit')).to.equal(null);
    find('button.channel-number').click();
    await inspector.updateComplete;
    expect(find('[role=tab][aria-selected=true]').textContent.trim()).to.equal('Circuit');
  });

  it('has the panes in sight however long the decision is', async () => {
    await show();
    await resize(1180);
    for (const one of find('.decision').querySelectorAll<HTMLElement>(':scope > *')) {
      one.style.minHeight = '3000px';
    }
    const top = () => find('.side').getBoundingClientRect().top;
    expect(top()).to.equal(find('.decision').getBoundingClientRect().top);
    expect(find('.decision').scrollHeight).to.be.above(3000);
    expect(find('main').scrollHeight).to.equal(find('main').clientHeight);
    press('u');
    await inspector.updateComplete;
    expect(top()).to.be.within(0, innerHeight);
  });

  it('keeps photos chosen there while another pane is looked at', async () => {
    await show();
    press('u');
    await inspector.updateComplete;
    const unit = () => find<HTMLElementTagNameMap['cl-unit']>('cl-unit');
    const folder = { id: 'photos', name: 'own', files: [], others: 0, layers: [] };
    unit().dispatchEvent(new ChoosePhotosEvent(folder));
    press('u');
    await inspector.updateComplete;
    press('u');
    await inspector.updateComplete;
    expect(unit().folder).to.equal(folder);
  });

  it('shows the dream with d, and what was chosen there after a look at another pane', async () => {
    await show();
    const dream = () => find<HTMLElementTagNameMap['cl-dream']>('cl-dream');
    press('d');
    await inspector.updateComplete;
    dream().octaves = 2;
    press('d');
    await inspector.updateComplete;
    expect(dream()).to.equal(null);
    expect(find('cl-filters')).not.to.equal(null);
    press('d');
    await inspector.updateComplete;
    expect(dream().octaves).to.equal(2);
    press('d');
    await inspector.updateComplete;
  });

  it('leaves keys with Ctrl or Alt to the browser', async () => {
    await show();
    find('main').dispatchEvent(
      new KeyboardEvent('keydown', { key: ']', ctrlKey: true, bubbles: true, composed: true }),
    );
    expect(requests).to.deep.equal([]);
  });

  it('lists its keys in a dialog', async () => {
    press('?');
    await inspector.updateComplete;
    const dialog = find<HTMLDialogElement>('dialog');
    expect(dialog.open).to.equal(true);
    expect(dialog.textContent).to.contain('find a layer');
    await expectAccessible(inspector);
    dialog.close();
  });

  it('goes from the system’s colours to light, to dark and back, and keeps the choice', async () => {
    const button = find<HTMLButtonElement>('.tool');
    const seen: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      button.click();
      await inspector.updateComplete;
      seen.push(inspector.dataset['theme']);
    }
    expect(seen).to.deep.equal(['light', 'dark', undefined]);
    button.click();
    expect(localStorage.getItem('cl-theme')).to.equal('light');
  });

  it('shows where a photo may be dropped while one is over it', async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'cat.png'));
    inspector.dispatchEvent(new DragEvent('dragenter', { dataTransfer }));
    await inspector.updateComplete;
    expect(find('.drop')).not.to.equal(null);
    inspector.dispatchEvent(new DragEvent('dragleave', { dataTransfer }));
    await inspector.updateComplete;
    expect(find('.drop')).to.equal(null);
  });

  describe('Share', () => {
    const entries = () => [...inspector.renderRoot.querySelectorAll<HTMLElement>('#share .item')];
    const entry = (label: string) => entries().find((item) => item.textContent?.includes(label));
    const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'clipboard');
      if (clipboard) Object.defineProperty(navigator, 'clipboard', clipboard);
    });
    const copiesTo = (value: object | undefined) =>
      Object.defineProperty(navigator, 'clipboard', { value, configurable: true });

    it('offers a link where there is one, and the forms of a view where a model is open', async () => {
      const labels = () => entries().map((item) => item.textContent?.trim() ?? '');
      const forms = () => labels().filter((label) => label.startsWith('Copy as'));
      expect([entry('Copy link'), forms()]).to.deep.equal([undefined, []]);
      inspector.link = 'https://example.org/?layer=stem';
      await inspector.updateComplete;
      expect(entry('Copy link')).not.to.equal(undefined);
      expect(forms()).to.deep.equal([]);
      await show();
      expect(forms()).to.have.length(4);
      expect(entry('Save report')).not.to.equal(undefined);
      inspector.link = null;
      await inspector.updateComplete;
      expect(entry('Copy link')).to.equal(undefined);
      expect(forms()).to.have.length(4);
    });

    it('shows a text before it copies it, says that it did, and gives the focus back', async () => {
      await show();
      const copied: string[] = [];
      copiesTo({ writeText: (text: string) => void copied.push(text) });
      find('.share').focus();
      find('.share').click();
      entry('Copy as session')!.click();
      while (!find('#share pre')) await wait(10);
      await wait(20);
      expect(find('#share pre').textContent).to.match(/^<cl-session[^]+<cl-heatmap/);
      expect(copied).to.deep.equal([]);
      expect(inspector.shadowRoot!.activeElement).to.equal(find('#share .copy'));
      await expectAccessible(inspector);
      find('#share .copy').click();
      while (!find('#share .said')) await wait(10);
      expect(copied).to.deep.equal([find('#share pre').textContent]);
      expect(find('[role=status]').textContent).to.equal('Copied');
      find('#share').hidePopover();
      expect(inspector.shadowRoot!.activeElement).to.equal(find('.share'));
      while (find('#share pre')) await wait(10);
    });

    for (const [what, value] of [
      ['is no clipboard', undefined],
      ['is one that refuses', { writeText: () => Promise.reject(new Error('no')) }],
    ] as const) {
      it(`selects the text, and says so, where there ${what}`, async () => {
        inspector.link = 'https://example.org/?layer=stem';
        await inspector.updateComplete;
        copiesTo(value);
        find('.share').click();
        entry('Copy link')!.click();
        while (!find('#share pre')) await wait(10);
        await wait(20);
        expect(find('#share pre').textContent).to.equal(inspector.link);
        expect(inspector.shadowRoot!.activeElement).to.equal(find('#share pre'));
        expect(getSelection()!.toString()).to.equal(inspector.link);
        expect(find('#share .said').textContent).to.match(/does not allow copying/);
      });
    }
  });

  it('shows one pane at a time on a phone, chosen by tabs', async () => {
    await resize(390);
    const tabs = [...inspector.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const panes = ['decision', ...sidePanes.map(({ id }) => id), 'network'];
    expect(tabs.map(({ dataset }) => dataset['pane'])).to.deep.equal(panes);
    const shown = () =>
      panes.filter((pane) => (find(`#pane-${pane}`)?.getBoundingClientRect().height ?? 0) > 0);
    expect(shown()).to.deep.equal(['decision']);
    tabs[1]!.click();
    for (const [i, pane] of panes.entries()) {
      if (i === 0) continue;
      await inspector.updateComplete;
      expect(shown()).to.deep.equal([pane]);
      if (pane !== 'network') press('ArrowRight', tabs[i]);
    }
    expect(find('cl-network[compact]')).not.to.equal(null);
    await expectAccessible(inspector);
  });

  it('lets the panes beside the decision take turns, one in the page at a time', async () => {
    await show();
    await resize(1440);
    const tabs = () => [...inspector.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const shown = () => [...inspector.renderRoot.querySelectorAll('[role=tabpanel]')];
    const panes = sidePanes.map(({ id }) => id);
    expect(tabs().map(({ dataset }) => dataset['pane'])).to.deep.equal(panes);
    expect(shown().map(({ id }) => id)).to.deep.equal(['pane-channel']);
    expect(find('cl-compare')).to.equal(null);
    press('ArrowLeft', tabs()[0]);
    await inspector.updateComplete;
    expect(shown().map(({ id }) => id)).to.deep.equal([`pane-${panes.at(-1)}`]);
    expect(find('cl-filters')).to.equal(null);
    expect(find('.decision').getBoundingClientRect().height).to.be.above(0);
    expect(tabs().map(({ tabIndex }) => tabIndex)).to.deep.equal(
      panes.map((_, i) => (i === panes.length - 1 ? 0 : -1)),
    );
    expect(inspector.shadowRoot!.activeElement).to.equal(tabs().at(-1));
    await expectAccessible(inspector);
  });

  for (const width of [250, 320, 390, 720, 900, 1180, 1440]) {
    it(`fits ${width} px without scrolling sideways`, async () => {
      await show();
      await resize(width);
      const { right } = inspector.getBoundingClientRect();
      for (const part of inspector.renderRoot.querySelectorAll(
        'main > *, .bar > *, .tabs-row, cl-status',
      )) {
        expect(part.getBoundingClientRect().right, part.localName).to.be.at.most(right + 0.5);
      }
      const status = find('cl-status').shadowRoot!.querySelector('.line')!;
      expect(status.scrollWidth, 'status line').to.be.at.most(Math.ceil(status.clientWidth));
      expect(find('main').scrollWidth).to.be.at.most(find('main').clientWidth);
    });
  }

  for (const [width, height] of [
    [1366, 768],
    [1366, 650],
    [1280, 720],
    [1024, 768],
    [1440, 900],
    [1920, 1080],
  ] as const) {
    it(`has network, decision and panes in sight together at ${width} × ${height}`, async () => {
      await show();
      inspector.style.setProperty('--cl-inspector-height', `${height}px`);
      await resize(width);
      const box = inspector.getBoundingClientRect();
      const head = find('.head-row').getBoundingClientRect();
      expect([head.top - box.top, head.height]).to.deep.equal([44, 38]);
      expect(find('main').scrollHeight).to.equal(find('main').clientHeight);
      const columns = [...find('main').children].map((one) => one.getBoundingClientRect());
      expect(new Set(columns.map(({ top }) => top)).size, 'one row').to.equal(1);
      expect(columns).to.have.length(width < 1100 ? 2 : 3);
      expect(find('cl-network[compact]') !== null, 'strip').to.equal(width < 1100);
      await show();
      expect(find('.head-row .layer-name .mono').textContent).to.equal('c_depthwise');
    });
  }

  it('has the columns of a laptop', async () => {
    await show();
    inspector.style.setProperty('--cl-inspector-height', '768px');
    for (const [width, network, decision] of [
      [1366, 240, 320],
      [1280, 232, 308],
      [1100, 224, 300],
    ] as const) {
      await resize(width);
      const widths = ['main > .network', '.decision'].map((one) => find(one).offsetWidth);
      expect(widths, `${width} px`).to.deep.equal([network, decision]);
    }
  });

  it('has one row of tabs on a phone, the selected one in its middle', async () => {
    await show();
    await resize(390);
    const row = find('.tabs');
    const tabs = [...row.querySelectorAll<HTMLElement>('[role=tab]')];
    expect(new Set(tabs.map(({ offsetTop }) => offsetTop)).size).to.equal(1);
    expect(row.offsetHeight).to.be.within(44, 45);
    const box = () => find('.tabs-row').classList.contains('more');
    expect(box(), 'more at the beginning').to.equal(true);
    press('End', tabs[0]);
    await inspector.updateComplete;
    await wait(50);
    expect(inspector.pane).to.equal('network');
    expect(box(), 'more at the end').to.equal(false);
    press('Home', tabs.at(-1));
    await inspector.updateComplete;
    expect(inspector.pane).to.equal('decision');
    tabs[3]!.click();
    await inspector.updateComplete;
    const [inner, outer] = [tabs[3]!.getBoundingClientRect(), row.getBoundingClientRect()];
    expect(inner.left + inner.width / 2).to.be.closeTo(outer.left + outer.width / 2, 1);
  });

  it('shares one row among bar and tabs where it is low', async () => {
    await show();
    inspector.style.setProperty('--cl-inspector-height', '384px');
    inspector.style.width = '683px';
    while (!find('.short')) await wait(10);
    await inspector.updateComplete;
    expect(inspector.narrow).to.equal(true);
    expect(find('.bar').offsetHeight).to.equal(40);
    expect(find('.bar .tabs')).not.to.equal(null);
    expect(find('cl-network[compact]')).to.equal(null);
    expect(find('main').getBoundingClientRect().top).to.equal(
      find('.bar').getBoundingClientRect().bottom,
    );
    await expectAccessible(inspector);
  });

  it('scrolls as one column where it is zoomed far in, its tabs in sight', async () => {
    await show();
    inspector.style.setProperty('--cl-inspector-height', '256px');
    await resize(320);
    const all = find('.frame-all');
    expect(all.scrollHeight).to.be.above(all.clientHeight);
    expect(all.scrollWidth).to.be.at.most(all.clientWidth);
    all.scrollTop = 200;
    await wait(50);
    expect(find('.tabs').getBoundingClientRect().top).to.equal(all.getBoundingClientRect().top);
    expect(find('.bar').getBoundingClientRect().bottom).to.be.below(
      all.getBoundingClientRect().top,
    );
  });

  it('is as high as the page says, at any width', async () => {
    await show();
    for (const width of [250, 760, 761, 1099, 1100, 1365, 1440]) {
      inspector.style.setProperty('--cl-inspector-height', '480px');
      await resize(width);
      expect(inspector.offsetHeight, `${width} px`).to.equal(480);
      expect(find('cl-status').getBoundingClientRect().bottom).to.be.at.most(
        inspector.getBoundingClientRect().bottom,
      );
    }
  });

  it('never lets one pane cover another, at any width', async () => {
    await show();
    for (const width of [900, 1180, 1440]) {
      await resize(width);
      const decision = find('.decision');
      const content = decision.querySelector('.answer')!.getBoundingClientRect();
      const channel = find('.channel').getBoundingClientRect();
      expect(channel.left, `${width} px`).to.be.at.least(decision.getBoundingClientRect().right);
      expect(content.right).to.be.at.most(decision.getBoundingClientRect().right);
    }
  });

  it('passes the accessibility check', async () => {
    await show();
    await expectAccessible(inspector);
  });

  describe('a tour', () => {
    const strip = () => find('.tour');
    const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
    const place = () => find('.frame-all').dataset['tour'];
    const started = async () => {
      await show();
      inspector.renderRoot.querySelector<HTMLElement>('dialog.help .start-tour')!.click();
      while (!place()) await wait(20);
      await inspector.updateComplete;
    };

    it('says what to do next, marks where, and goes on when it is done', async () => {
      await started();
      // Of a photo whose classes are not known yet there is none to choose.
      expect(place()).to.equal('methods');
      expect(textOf(strip())).to.match(/^1 of 4 Choose another method .* Skip End the tour$/);
      const outline = getComputedStyle(find('cl-heatmap')).outlineStyle;
      expect(outline).to.equal('solid');
      const selection = { ...snapshot.selection, method: 'hires-cam' };
      find('cl-session').dispatchEvent(new SessionChangeEvent({ ...snapshot, selection }));
      await inspector.updateComplete;
      await inspector.updateComplete;
      expect(place()).to.equal('network');
      await expectAccessible(inspector);
      for (let step = 0; step < 3; step++) {
        strip().querySelector<HTMLElement>('.skip')!.click();
        await inspector.updateComplete;
      }
      expect(textOf(strip())).to.match(/^That was the tour\. .* Close$/);
      strip().querySelector<HTMLElement>('.button')!.click();
      await inspector.updateComplete;
      expect(inspector.renderRoot.querySelector('.tour')).to.equal(null);
    });

    it('ends by Escape, which cancels nothing then', async () => {
      await started();
      press('Escape');
      await inspector.updateComplete;
      expect(inspector.renderRoot.querySelector('.tour')).to.equal(null);
      expect(requests).to.deep.equal([]);
    });

    it('says which pane to open first where panes take turns', async () => {
      await resize(390);
      inspector.pane = 'channel';
      await started();
      expect(textOf(strip())).to.contain('Open Decided. Choose another method');
    });

    it('is offered once, on a page that is whole, and nothing moves for it later', async () => {
      const offers = (element: ClInspector) =>
        element.renderRoot.querySelector('.tour-offer') !== null;
      const visit = async (attributes: Readonly<Record<string, string>> = {}) => {
        const element = document.createElement('cl-inspector');
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
        await element.updateComplete;
        const found = offers(element);
        element.remove();
        return found;
      };
      localStorage.removeItem('cl-tour');
      expect(await visit({ locked: 'model' })).to.equal(false);
      expect(await visit({ panes: 'decision' })).to.equal(false);
      expect(await visit()).to.equal(true);
      expect(await visit()).to.equal(false);
    });
  });
});
