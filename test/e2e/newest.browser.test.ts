import { expect } from 'chai';
import { findAll, textOf } from '../components/shared/mount.js';
import {
  click,
  complaints,
  explainedClass,
  openInspector,
  sample,
  until,
  type Opened,
} from './support.js';

describe('only the newest answer is shown', () => {
  let opened: Opened;
  const heard = complaints();

  before(async () => {
    opened = await openInspector({
      image: sample('chelsea.png'),
      samplesSrc: sample('photos.json'),
    });
    await opened.answered();
  });
  after(() => opened.inspector.remove());

  const pictures = () => opened.view('cl-filters').result?.pictures ?? [];
  const finished = () => pictures().filter(({ status }) => status === 'done');
  const growing = () => pictures().some(({ status }) => status === 'running');

  /** Calls `look` after every change of a pane, until `holds`. */
  async function watch(what: string, look: () => void, holds: () => boolean): Promise<void> {
    await until(what, () => {
      look();
      return holds();
    });
  }

  it('explains the last of five classes clicked fast, and calls no other map it', async () => {
    const heatmap = opened.view('cl-heatmap');
    const rows = findAll(opened.view('cl-predictions'), '.row');
    expect(rows).to.have.length(5);
    // From the second: the first is explained already.
    for (const row of [...rows.slice(1), rows[0]!, rows[3]!]) row.click();
    const { top } = opened.view('cl-predictions').result!;
    const wanted = top[3]!;
    const before = explainedClass(heatmap.result);
    const seen = new Set<number | undefined>();
    await watch(
      'the last class',
      () => {
        const classIndex = explainedClass(heatmap.result);
        if (!heatmap.stale && opened.snapshot.chosen.classIndex === wanted.index) {
          seen.add(classIndex);
        }
      },
      () => !heatmap.stale && explainedClass(heatmap.result) === wanted.index,
    );
    expect([...seen]).to.deep.equal([wanted.index]);
    expect(before).to.equal(top[0]!.index);
    await heatmap.updateComplete;
    expect(textOf(heatmap, '.about')).to.contain(wanted.name);
    expect(opened.snapshot.slot({ job: 'predict', request: {} }).phase).to.equal('ready');
  });

  it('dims what belongs to the old photo until the new one has its answers, while filters grow', async () => {
    await until('pictures, and others that grow', () => finished().length > 0 && growing());
    const { index: chosen } = opened.view('cl-predictions').result!.top[3]!;
    const drawn = finished();
    const predictions = opened.view('cl-predictions');
    const heatmap = opened.view('cl-heatmap');
    const activations = opened.view('cl-activations');
    const old = { predictions: predictions.result, heatmap: heatmap.result };
    const photo = heatmap.photo;
    click(opened.view('cl-image-picker'), '.sample[title^="Rachel"]');
    let dimmed = 0;
    await watch(
      'answers about the coffee',
      () => {
        if (opened.snapshot.image.value?.name !== 'coffee.png') return;
        if (predictions.result === old.predictions) {
          expect(predictions.stale, 'an old prediction not marked').to.equal(true);
          dimmed += 1;
        }
        if (heatmap.result === old.heatmap) {
          expect(heatmap.stale, 'an old map not marked').to.equal(true);
          expect(heatmap.photo, 'an old map on another photo').to.equal(photo);
        } else {
          expect(heatmap.photo).not.to.equal(photo);
        }
        if (activations.stale) expect(activations.photo).to.equal(photo);
      },
      () => textOf(predictions, '.answer .name') === 'espresso' && !heatmap.stale,
    );
    expect(dimmed, 'times that the old prediction was seen').to.be.greaterThan(0);
    await opened.answered();
    expect(findAll(predictions, '.stale')).to.have.length(0);
    expect(findAll(heatmap, '.stale')).to.have.length(0);
    // The class was chosen, so it is asked about on the new photo too.
    expect(explainedClass(heatmap.result)).to.equal(chosen);
    // Filter pictures have nothing to do with the photo.
    expect(finished()).to.include.members(drawn);
  });

  it('never shows the pictures of one layer under the name of another', async () => {
    const filters = opened.view('cl-filters');
    const network = opened.view('cl-network');
    const layers = ['head_relu6', 'stem_relu6', 'head_relu6'];
    for (const layer of layers) click(network, `[role=treeitem][title="${layer}"]`);
    await watch(
      'pictures of the head',
      () => {
        if (filters.stale || !filters.result) return;
        expect(filters.result.layer).to.equal(opened.snapshot.chosen.layer);
      },
      () => (filters.result?.layer === 'head_relu6' ? filters.result.pictures.length > 0 : false),
    );
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
