import { expect } from 'chai';
import type { HeatmapResult } from '../../../src/core/attribution/heatmap.types.js';
import type { FilterPicture } from '../../../src/core/feature-visualization/filters.types.js';
import type { Picture } from '../../../src/core/image/picture.js';
import { placedBy, stretched } from '../../../src/core/placement/placement.js';
import { NothingToReportError } from '../../../src/components/inspector/report/reported-view.js';
import {
  report,
  reportName,
  reportedView,
} from '../../../src/components/inspector/report/report.js';
import type { ReportedView } from '../../../src/components/inspector/report/reported-view.types.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp } from '../shared/mount.js';
import { model, snapshotOf } from '../shared/snapshot.js';

/** Runs if a name becomes markup. */
const script = '<script>parent.document.title = "taken"</script>';
const names = {
  model: `</style></title>${script}`,
  photo: `"><img src="https://example.org/x.png" onerror="parent.document.title = 'taken'">.png`,
  layer: `</pre></details>${script}`,
  /** What comes after it would be read from right to left. */
  dog: 'dog \u202Egod',
};

const size = 4;
const grey = (level: number): Picture => ({
  width: size,
  height: size,
  pixels: Uint8ClampedArray.from({ length: 4 * size * size }, (_, i) =>
    i % 4 === 3 ? 255 : level,
  ),
});

/** 0.1 and 0.7 are no numbers of single precision: their nearest ones must come through. */
const map = { width: 2, height: 2, values: Float32Array.of(0.1, 0.7, -0.2, 0) };
const positive = { width: 2, height: 2, values: Float32Array.of(0.1, 0.7, 0, 0) };
const placement = stretched(map, { width: size, height: size }, 'receptive-field');

const heatmap: HeatmapResult = {
  method: 'grad-cam',
  settings: {},
  layers: [names.layer],
  layerReason: { kind: 'last-spatial', rows: 2, columns: 2 },
  target: { tensor: 'score', classes: [{ index: 1, name: names.dog }], against: [], unit: null },
  value: 2.5,
  signed: false,
  map,
  positive,
  placement,
  inputMap: {
    width: size,
    height: size,
    // The upper right quarter is full, the lower half empty.
    values: Float32Array.of(0, 0, 0.7, 0.7, 0, 0, 0.7, 0.7, 0, 0, 0, 0, 0, 0, 0, 0),
  },
  empty: null,
  perChannel: null,
  facts: {},
};

const grown: FilterPicture = {
  ...{ channel: 3, variant: 0, size, pixels: grey(90).pixels, step: 20, steps: 20 },
  ...{ status: 'done', course: Float32Array.of(0.5, 1.25), stages: [] },
};

const logits = Float32Array.of(1.1, 2.2);
const probabilities = Float32Array.of(0.249_739_9, 0.750_260_1);

const view: ReportedView = {
  at: Date.UTC(2026, 10, 25, 12),
  model: { ...model, name: names.model, classNames: ['cat', names.dog] },
  modelSource: 'https://me:secret@example.org/model.json?key=secret',
  photo: { name: names.photo, width: 40, height: 30, input: grey(120), display: grey(120) },
  sample: null,
  backend: {
    ...{ name: 'wasm', available: ['wasm'], tfjs: '4.22.0', tensors: 1, bytes: 1 },
  },
  decision: {
    result: {
      top: [
        { index: 1, name: names.dog, probability: 0.750_260_1, logit: 2.2 },
        { index: 0, name: 'cat', probability: 0.249_739_9, logit: 1.1 },
      ],
      ...{ logits, probabilities },
    },
    classIndex: 1,
  },
  heatmap: {
    ...{ result: heatmap, photo: grey(0), colourMap: 'viridis', opacity: 1 },
    ...{ contours: true, split: null },
  },
  channel: {
    layer: names.layer,
    channel: 3,
    fires: {
      result: {
        ...{ layer: names.layer, height: 2, width: 2, placement, channels: 4, indices: [3] },
        ...{ values: positive.values, mean: Float32Array.of(0, 0, 0, 0.2) },
        ...{ max: Float32Array.of(0, 0, 0, 0.7), telling: Float32Array.of(0, 0, 0, 0.6), dead: [] },
      },
      ...{ map: positive, placement, photo: grey(120), range: { min: 0, max: 0.7 } },
    },
    pictures: [grown],
    kernel: null,
  },
  unit: {
    result: {
      ...{ layer: names.layer, channel: 3, channels: 4, map: positive, placement, patch: null },
      peak: { row: 0, column: 1, value: 0.7 },
      inputs: [{ layer: names.layer, channel: 1, strength: -0.5, via: 'weights' }],
      outputs: [],
      classes: {
        push: Float32Array.of(-1, 2),
        before: { logits, probabilities },
        zero: { logits, probabilities: Float32Array.of(0.6, 0.4) },
        mean: { logits, probabilities: Float32Array.of(0.5, 0.5) },
      },
    },
    photo: grey(120),
    pictures: { positive: grown },
  },
  compare: {
    result: {
      methods: ['grad-cam', 'layer-cam'],
      columns: [{ title: names.dog, detail: '75 %', classIndex: 1, photo: grey(120) }],
      cells: [
        [
          {
            ...{ phase: 'ready', map: heatmap, measuring: 'ready' },
            measured: { score: 0.8, shares: [0, 1], values: [0, 1] },
          },
        ],
        [{ phase: 'loading' }],
      ],
    },
    ...{ scale: 'each', measure: 'insertion' },
  },
  dream: { picture: grey(60), about: names.dog },
  evaluation: null,
  missing: ['Test: had not been asked for.'],
};

/** The report as whoever opens it has it. Its scripts would run, if it had any and its policy let them. */
async function opened(blob: Blob): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.title = 'report';
  frame.style.cssText = 'width: 900px; height: 700px';
  frame.srcdoc = await blob.text();
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
}

describe('the report of a view', () => {
  let text: string;
  let page: Document;
  let window: Window;
  const title = document.title;

  before(async () => {
    const blob = await report(view);
    expect(blob.type).to.equal('text/html;charset=utf-8');
    text = await blob.text();
    const frame = await opened(blob);
    page = frame.contentDocument!;
    window = frame.contentWindow!;
  });
  after(() => {
    document.title = title;
    cleanUp();
  });

  const json = (summary: string): unknown => {
    const details = [...page.querySelectorAll('details')].find(
      (one) => one.querySelector('summary')?.textContent === summary,
    );
    return JSON.parse(details?.querySelector('pre')?.textContent ?? 'null');
  };
  const wordsOf = (selector: string) =>
    [...page.querySelectorAll(selector)].map((one) =>
      (one.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );

  it('states the strictest policy that it needs, and is whole under it', () => {
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]');
    expect(policy?.getAttribute('content')).to.equal(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
    const images = [...page.images];
    expect(images).to.have.length.above(8);
    for (const image of images) expect(image.naturalWidth, image.alt).to.be.above(0);
    // Its own styles are in force: those of a page without any differ.
    expect(window.getComputedStyle(page.querySelector('h1')!).fontSize).to.equal('30px');
    const bar = page.querySelector<HTMLElement>('.bar i')!;
    expect(bar.getBoundingClientRect().width).to.be.above(20);
  });

  it('fetches nothing, refers to nothing and runs nothing', () => {
    expect(window.performance.getEntriesByType('resource')).to.deep.equal([]);
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^(src|href|srcset|action|data|poster|xlink:href)$/.test(name)) {
          expect(value, `${element.localName} ${name}`).to.match(/^data:image\/png;base64,/);
        }
        expect(name).not.to.match(/^on/);
      }
    }
    expect(page.querySelectorAll('script, link, iframe, object, embed, a, form').length).to.equal(
      0,
    );
    expect(page.querySelectorAll('style').length).to.equal(1);
    expect(page.querySelector('style')!.textContent).not.to.match(/url\(|@import/);
  });

  it('shows hostile names as the text that they are', () => {
    expect(document.title).to.equal(title);
    expect(page.title).to.contain(names.photo).and.to.contain(names.model);
    expect(wordsOf('h1')[0]).to.contain(names.model);
    expect(page.body.children).to.have.length(1);
    expect(page.querySelector('main')!.lastElementChild!.textContent).to.contain('The numbers');
    // Nothing turns the text around; in the numbers the name is as it was.
    expect(text).not.to.match(/\p{Bidi_Control}/u);
    expect(wordsOf('.answer b')[0]).to.equal('dog \uFFFDgod');
    expect(json('Scores and shares of all classes')).to.have.deep.property('classes', [
      'cat',
      names.dog,
    ]);
  });

  it('has every number that was computed', () => {
    expect(json('Scores and shares of all classes')).to.satisfy(
      (all: { logits: number[]; probabilities: number[] }) =>
        Float32Array.from(all.logits).every((value, i) => value === logits[i]) &&
        Float32Array.from(all.probabilities).every((value, i) => value === probabilities[i]),
    );
    const { map: rows, layers } = json('Heatmap, before negative values are cut') as {
      readonly map: readonly (readonly number[])[];
      readonly layers: readonly string[];
    };
    expect(Float32Array.from(rows.flat())).to.deep.equal(map.values);
    expect(rows).to.have.length(2);
    expect(layers).to.deep.equal([names.layer]);
    expect(json('Scores of the methods')).to.have.nested.property('[0].classes[0].score', 0.8);
  });

  it('says class by class what was decided, and which class is explained', () => {
    expect(wordsOf('.classes tbody tr')).to.deep.equal([
      'dog \uFFFDgod 1 2.20 75.0 %',
      'cat 0 1.10 25.0 %',
    ]);
    expect(wordsOf('.chosen th')).to.deep.equal(['dog \uFFFDgod']);
  });

  it('says how the heatmap was made and drawn, and on which scale', () => {
    const [section] = wordsOf('section:has(h2)').filter((words) =>
      words.startsWith('Grad-CAM for'),
    );
    expect(section).to.contain('Bright places raise the class’s score');
    expect(section).to.contain('2 × 2 values, −0.200 to 0.700, 0.150 on average');
    expect(section).to.contain('Colours: viridis, at most 100 % opaque. Contours at 0.245, 0.455.');
    expect(section).to.contain('0 0.700 In the units of the method');
    expect(section).to.contain('Explained at the last layer that keeps a grid: 2 × 2 cells.');
  });

  it('draws the heatmap over the photo as the element does', async () => {
    const drawn = async (change: Partial<NonNullable<ReportedView['heatmap']>>) => {
      const changed = { ...view, heatmap: { ...view.heatmap!, ...change } };
      const other = (await opened(await report(changed))).contentDocument!;
      const image = [...other.images].find(({ alt }) => alt.startsWith('Grad-CAM heatmap'))!;
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      return (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
    };
    const plain = { contours: false };
    const full = await drawn(plain);
    // The last colour of viridis, and the black photo where the map is empty.
    expect(full(3, 0)).to.deep.equal([253, 231, 37, 255]);
    expect(full(0, 3)).to.deep.equal([0, 0, 0, 255]);
    const half = await drawn({ ...plain, opacity: 0.5 });
    expect(half(3, 0)[0]).to.be.within(125, 128);
    const bare = await drawn({ ...plain, split: 1 });
    expect(bare(2, 0)).to.deep.equal([0, 0, 0, 255]);
    const unseen = await drawn({
      ...plain,
      photo: grey(250),
      result: {
        ...heatmap,
        placement: placedBy(
          'receptive-field',
          {
            vertical: { start: 0, stride: 1, size: 2 },
            horizontal: { start: 0, stride: 2, size: 2 },
          },
          map,
          { width: size, height: size },
        ),
      },
    });
    expect(unseen(0, 0)).to.deep.equal([250, 250, 250, 255]);
    expect(unseen(0, 3)).not.to.deep.equal([250, 250, 250, 255]);
  });

  it('has the maps side by side with their scores, and says which is not there', () => {
    const rows = wordsOf('.maps tbody tr');
    expect(rows[0]).to.equal('Grad-CAM 0 0.700 0.800');
    expect(rows[1]).to.equal('LayerCAM There was no map yet when the report was saved.');
  });

  it('says what computed, how the photo was prepared and what is missing, and keeps keys to itself', () => {
    const facts = wordsOf('dl > div');
    expect(facts).to.include('Opened from https://example.org/model.json');
    expect(text).not.to.contain('secret');
    expect(facts.find((fact) => fact.startsWith('Computed by'))).to.match(
      /^Computed by convlens \d+\.\d+\.\d+, TensorFlow\.js 4\.22\.0, WASM$/,
    );
    expect(facts.find((fact) => fact.startsWith('Prepared'))).to.contain('4 × 4 pixels');
    expect(wordsOf('section li')).to.include('Test: had not been asked for.');
  });

  it('is accessible, and named in the language of the page', async () => {
    expect(page.documentElement.lang).to.equal('en');
    expect(wordsOf('h1')).to.have.length(1);
    const main = document.importNode(page.querySelector('main')!, true);
    const style = document.importNode(page.querySelector('style')!, true);
    document.head.append(style);
    document.body.append(main);
    for (const details of main.querySelectorAll('details')) details.open = true;
    await expectAccessible(main);
    style.remove();
    main.remove();
  });

  it('needs no more than a narrow screen has', () => {
    const frame = document.querySelector('iframe')!;
    frame.style.width = '390px';
    expect(page.documentElement.scrollWidth).to.be.at.most(390);
    frame.style.width = '900px';
  });

  it('is called by photo and model, without what a file name cannot have', () => {
    expect(reportName({ ...view, photo: { ...view.photo, name: 'my cat/1.jpg' } })).to.match(
      /^my-cat-1-[\p{L}\p{N}-]+\.html$/u,
    );
  });

  it('is refused, with the reason, where there is nothing to report', () => {
    const none = () => null;
    expect(() => reportedView(snapshotOf({}, { model: { phase: 'empty' } }), none)).to.throw(
      NothingToReportError,
      'no model is open',
    );
    expect(() => reportedView(snapshotOf({}), none)).to.throw(
      NothingToReportError,
      'no photo is open',
    );
  });
});
