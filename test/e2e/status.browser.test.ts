import { expect } from 'chai';
import { findAll, textOf } from '../components/shared/mount.js';
import { clickButton, openInspector, sample, until, type Opened } from './support.js';

const panes = [
  'cl-predictions',
  'cl-heatmap',
  'cl-activations',
  'cl-kernel',
  'cl-filters',
] as const;

describe('the status line', () => {
  let opened: Opened;
  let watch: ReturnType<typeof setInterval>;
  /** What was seen while it said that all is ready. */
  const contradictions: string[] = [];
  let looked = 0;

  const line = () => textOf(opened.view('cl-status'), '.what');

  /** What a person sees that is still to come. */
  function pending(): readonly string[] {
    const waiting = panes.filter((tag) => {
      const view = opened.view(tag);
      const runs = view.phase === 'loading' || view.phase === 'streaming';
      return view.checkVisibility() && (runs || view.stale);
    });
    const filters = opened.view('cl-filters');
    const tiles = filters.checkVisibility() ? findAll(filters, '.tile') : [];
    const queued = tiles.filter(({ textContent }) => /: (queued|step)/.test(textContent ?? ''));
    return [...waiting, ...(queued.length > 0 ? [`${queued.length} tiles`] : [])];
  }

  function look(): void {
    looked += 1;
    if (line() !== 'Ready') return;
    const seen = pending();
    if (seen.length > 0) contradictions.push(`Ready beside ${seen.join(', ')}`);
  }

  beforeEach(async () => {
    contradictions.length = 0;
    looked = 0;
    opened = await openInspector({ image: sample('chelsea.png') });
    watch = setInterval(look, 20);
  });
  afterEach(() => {
    clearInterval(watch);
    opened.inspector.remove();
  });

  it('is never ready beside what is still to come, from the first sight to the last picture', async () => {
    expect(line()).to.equal('');
    await opened.answered();
    await until('filters', () => line().startsWith('Drawing filters'));
    // Another class and another layer meanwhile.
    findAll(opened.view('cl-predictions'), '.row')[1]!.click();
    await until('another class', () => opened.view('cl-heatmap').stale);
    await opened.answered();
    clickButton(opened.view('cl-status'), 'Cancel');
    await until('the end', () => line() === 'Ready');
    expect(pending()).to.deep.equal([]);
    expect(looked).to.be.greaterThan(20);
    expect(contradictions).to.deep.equal([]);
  });

  it('has nothing to say of panes that are not displayed: nothing is computed for them', async () => {
    opened.inspector.style.width = '390px';
    await until('one pane', () => opened.inspector.narrow);
    const decided = (['cl-predictions', 'cl-heatmap'] as const).map((tag) => opened.view(tag));
    await until('the decision', () => decided.every(({ phase }) => phase === 'ready'));
    await until('the end', () => line() === 'Ready');
    const session = opened.view('cl-session');
    const known = session.snapshot.slot({
      job: 'filters',
      request: { layer: session.snapshot.chosen.layer!, channels: [] },
    });
    expect(known.value?.pictures.filter(({ status }) => status === 'done') ?? []).to.have.length(0);
    opened.inspector.pane = 'channel';
    await until('where it fires', () => opened.view('cl-activations').phase === 'ready');
    await until('filters', () => line().startsWith('Drawing filters'));
    opened.inspector.pane = 'decision';
    await until('nothing more to do', () => line() === 'Ready');
    expect(contradictions).to.deep.equal([]);
  });
});
