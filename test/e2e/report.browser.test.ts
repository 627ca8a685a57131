import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { layerText } from '../../src/view/layer-name.js';
import { openInspector, sample, until, type Opened } from './support.js';

const limit = 3e6;

/** A photo as a camera gives it, 4000 × 3000 pixels, of one that is small. */
async function largePhoto(): Promise<Blob> {
  const picture = await createImageBitmap(await (await fetch(sample('china.jpg'))).blob());
  const canvas = new OffscreenCanvas(4000, 3000);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, 4000, 3000);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

describe('the report of an open view', () => {
  let opened: Opened;

  before(async () => {
    opened = await openInspector({ image: sample('chelsea.png') });
    await opened.answered();
  });
  after(() => opened.inspector.remove());

  const saved = async () => {
    const blob = await opened.inspector.report();
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    const json = (summary: RegExp): unknown => {
      const details = [...page.querySelectorAll('details')].find(({ textContent }) =>
        summary.test(textContent ?? ''),
      );
      return JSON.parse(details?.querySelector('pre')?.textContent ?? 'null');
    };
    return { blob, page, json };
  };

  it('has the numbers of the session, and is small', async () => {
    const { blob, json } = await saved();
    expect(blob.size).to.be.within(200_000, limit);
    const { result: decided } = opened.view('cl-predictions');
    const { result: heatmap } = opened.view('cl-heatmap');
    const all = json(/Scores and shares/) as { readonly logits: number[]; probabilities: number[] };
    expect(Float32Array.from(all.logits)).to.deep.equal(decided!.logits);
    expect(Float32Array.from(all.probabilities)).to.deep.equal(decided!.probabilities);
    const { map } = json(/^\s*Heatmap/) as { readonly map: readonly (readonly number[])[] };
    expect(Float32Array.from(map.flat())).to.deep.equal(heatmap!.map.values);
  });

  it('tells of the pane that is open, and of what is not computed', async () => {
    const channel = (await saved()).page;
    const { channel: number, layer } = opened.snapshot.chosen;
    const { layers } = opened.snapshot.model.value!;
    const name = `Channel ${number} of ${layerText(layers, layer!)}`;
    const titles = (page: Document) =>
      [...page.querySelectorAll('h2')].map(({ textContent }) => textContent?.trim());
    expect(titles(channel)).to.include(name);
    Object.assign(opened.inspector, { pane: 'test' });
    await opened.inspector.updateComplete;
    const { page } = await saved();
    expect(titles(page)).not.to.include(name);
    expect(page.body.textContent).to.match(/Test: had not been asked for\./);
    Object.assign(opened.inspector, { pane: 'channel' });
  });

  it('of a photo of twelve megapixels has a small one', async () => {
    const photo = await largePhoto();
    opened.view('cl-image-picker').open(photo, 'large.jpg');
    await opened.shows('the photo', ({ image }) => image.value?.name === 'large.jpg');
    await opened.answered();
    const { blob, page } = await saved();
    expect(blob.size).to.be.below(limit);
    expect(page.body.textContent).to.contain('3000\u00a0×\u00a04000');
    const sides = await Promise.all(
      [...page.images].map(async ({ src }) => {
        const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
        return Math.max(width, height);
      }),
    );
    expect(Math.max(...sides)).to.equal(480);
  });

  it('is saved from the menu, which says so, or why not', async () => {
    const { inspector } = opened;
    const save = () =>
      findAll(inspector, '#share .item')
        .find(({ textContent }) => textContent?.includes('Save report'))!
        .click();
    find(inspector, '.tool.share').click();
    save();
    await until('the report', () => /Report saved/.test(textOf(inspector, '[role=status]')));
    expect(textOf(inspector, '#share .said')).to.equal('Report saved');
    const empty = document.createElement('cl-inspector');
    document.body.append(empty);
    await empty.updateComplete;
    findAll(empty, '#share .item')
      .find(({ textContent }) => textContent?.includes('Save report'))!
      .click();
    await until('the reason', () => /no model is open/.test(textOf(empty, '#share')));
    empty.remove();
  });
});
