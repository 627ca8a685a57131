import { expect } from 'chai';
import '../../../src/components/heatmap/heatmap.js';
import { SelectMethodEvent, WantsEvent } from '../../../src/components/events.js';
import type { ClCover } from '../../../src/components/cover/cover.js';
import type { HeatmapResult } from '../../../src/core/attribution/heatmap.types.js';
import type { Sanity } from '../../../src/core/evaluation/sanity-check.js';
import { placeMap } from '../../../src/core/placement/place-map.js';
import { placedBy, stretched } from '../../../src/core/placement/placement.js';
import type { Picture } from '../../../src/core/image/picture.js';
import { factsOf, methodNames } from '../../../src/facts/methods.js';
import { defaultsOf } from '../../../src/facts/setting.js';
import { methods } from '../../../src/components/heatmap/methods.js';
import { heatmapCanvas, heatmapJson } from '../../../src/components/heatmap/save.js';
import { colourMaps } from '../../../src/view/colour-maps.js';
import { heatmapLook } from '../../../src/view/heatmap-look.js';
import { expectAccessible } from '../shared/axe.js';
import {
  cleanUp,
  drawn,
  find,
  findAll,
  heard,
  mount,
  pause,
  pixelOf,
  press,
  textOf,
} from '../shared/mount.js';
import { model, selected, snapshotOf } from '../shared/snapshot.js';
import type { Snapshot, Want } from '../../../src/session/snapshot.js';

const square = (...values: number[]) => ({
  height: 2,
  width: 2,
  values: Float32Array.from(values),
});

const side = { height: 2, width: 2 };

/** Strongest at the upper left, half as strong at the upper right, nothing below. */
const result: HeatmapResult = {
  method: 'grad-cam',
  settings: {},
  layers: ['conv'],
  layerReason: { kind: 'last-spatial', rows: 2, columns: 2 },
  target: { tensor: 'score', classes: [{ index: 1, name: 'dog' }], against: [], unit: null },
  value: 2.5,
  signed: false,
  map: square(0.8, 0.4, -0.2, 0),
  positive: square(0.8, 0.4, 0, 0),
  placement: stretched(side, side, 'receptive-field'),
  inputMap: square(0.8, 0.4, 0, 0),
  empty: null,
  perChannel: null,
  facts: {},
};

const photo: Picture = {
  width: 2,
  height: 2,
  pixels: Uint8ClampedArray.of(200, 100, 50, 255, 0, 0, 0, 255, 9, 8, 7, 255, 255, 255, 255, 255),
};

/** Waits for what a part that is loaded first does. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !condition(); turn++) await pause(25);
  expect(condition()).to.be.true;
}

function pointAt(element: HTMLElement, x: number, y: number): void {
  const target = find(element, '.photo');
  const box = target.getBoundingClientRect();
  const at = { clientX: box.left + x * box.width, clientY: box.top + y * box.height };
  target.dispatchEvent(new PointerEvent('pointermove', at));
}

const textOfNode = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim();

describe('cl-heatmap', () => {
  afterEach(cleanUp);

  it('keeps the proportions of a photo that is no square, no higher than it is wide', async () => {
    for (const [width, height] of [
      [2, 3],
      [3, 2],
    ] as const) {
      const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
      const element = await mount('cl-heatmap', { result, photo: { width, height, pixels } });
      const box = find(element, '.photo').getBoundingClientRect();
      expect(box.width / box.height).to.be.closeTo(width / height, 0.02);
      const room = element.getBoundingClientRect().width;
      expect(Math.max(box.width, box.height)).to.be.closeTo(room, 1);
      cleanUp();
    }
  });

  it('lays colours over the photo whose opacity follows the value', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    expect(pixelOf(find(element, '.below'), 0, 0)).to.deep.equal([200, 100, 50, 255]);
    const colours = find<HTMLCanvasElement>(element, '.colours');
    // The upper end of matplotlib's magma.
    expect(pixelOf(colours, 0, 0)).to.deep.equal([252, 253, 191, 255]);
    expect(pixelOf(colours, 0, 1)[3]).to.equal(0);
    expect(colours.style.opacity).to.equal('0.85');
  });

  describe('that examines', () => {
    const box = { top: 0, left: 0, height: 1, width: 2 };
    const place = { box, share: 0.5, strength: 1, occlusion: -0.2 };
    const trial = {
      ...{ fill: 'mean' as const, classIndex: 1, elsewhere: [] },
      before: Float32Array.of(0.6, 0.4),
      covered: Float32Array.of(0.375, 0.625),
    };
    const doubt = {
      ...{ classIndex: 1, places: [place], tried: [0], trials: [trial, trial], disagrees: true },
    };
    const examined = async () => {
      const element = await mount('cl-heatmap', { examines: true });
      const snapshot = snapshotOf({
        heatmap: { phase: 'ready', value: result },
        disagreement: { phase: 'ready', value: doubt },
      });
      element.receive(snapshot);
      await until(() => findAll(element, '[part=second]').length > 0);
      element.receive(snapshot);
      await drawn(element);
      return element;
    };

    it('says what another method contradicts, and marks the places', async () => {
      const element = await examined();
      expect(textOf(element, '[part=second] .against')).to.equal(
        '≠ Occlusion disagrees about the marked place: covering it raises dog to 62.5 %. A hint, not a proof.',
      );
      const tile = findAll(element, '.methods [role=radio]').find((one) =>
        /≠/.test(one.textContent),
      );
      expect(tile?.textContent).to.contain('Occlusion');
      const [marked] = findAll(element, '.doubted');
      expect(marked!.style.width).to.equal('100%');
      expect(marked!.style.height).to.equal('50%');
      expect(marked!.textContent.trim()).to.equal('≠ Occlusion: against');
      await expectAccessible(element);
    });

    it('lets a person cover those places, and come back', async () => {
      const element = await examined();
      find(element, '[part=second] > button').click();
      await until(() => findAll(element, 'cl-cover').length > 0);
      const cover = find<ClCover>(element, 'cl-cover');
      await until(() => cover.covers.length > 0);
      expect(cover.covers).to.eql([box]);
      expect(find(element, '.photo').checkVisibility()).to.be.false;
      press(cover, 'Escape');
      await drawn(element);
      expect(element.covering).to.be.false;
      expect(find(element, '.photo').checkVisibility()).to.be.true;
      element.covering = true;
      await until(() => cover.checkVisibility());
      expect(cover.covers).to.eql([box]);
    });
  });

  it('says how a class that is not the answer stands to it, in shares and in strength', async () => {
    const classes = [
      { index: 0, name: 'cat', probability: 0.75, logit: 2 },
      { index: 1, name: 'dog', probability: 0.25, logit: 1 },
    ];
    const value = {
      top: classes,
      probabilities: Float32Array.of(0.75, 0.25),
      logits: Float32Array.of(2, 1),
    };
    const map = (index: number, peak: number): HeatmapResult => ({
      ...result,
      target: { ...result.target, classes: [classes[index]!] },
      map: square(peak, 0, 0, 0),
      positive: square(peak, 0, 0, 0),
    });
    const element = await mount('cl-heatmap');
    const { slot, ...rest } = snapshotOf({ predict: { phase: 'ready', value } });
    const show = async (classIndex: number) => {
      element.receive({
        ...rest,
        chosen: { ...rest.chosen, classIndex },
        slot: ((want: Want) =>
          want.job === 'heatmap'
            ? {
                phase: 'ready',
                value: map(
                  Number(want.request.classIndex),
                  want.request.classIndex === 0 ? 0.75 : 0.25,
                ),
              }
            : slot(want)) as Snapshot['slot'],
      });
      await drawn(element);
    };
    await show(1);
    expect(textOf(element, '.beside')).to.equal(
      'dog has 25.0 %, the answer cat 75.0 %. Its strongest place is 3.0 times weaker than the answer’s.',
    );
    expect(textOf(element, '[part=legend]')).to.equal('0 0.250 logit');
    await show(0);
    expect(findAll(element, '.beside')).to.have.length(0);
  });

  it('names no logit on the scale of a method that has units of its own, or of what is no class', async () => {
    const element = await mount('cl-heatmap');
    const slots = (value: HeatmapResult) => ({ heatmap: { phase: 'ready', value } }) as const;
    element.receive(snapshotOf(slots({ ...result, method: 'eigen-cam' })));
    await drawn(element);
    expect(textOf(element, '[part=legend]')).to.equal('0 0.800');
    const output = { ...model.output, features: true } as const;
    element.receive(
      snapshotOf(slots(result), { model: { phase: 'ready', value: { ...model, output } } }),
    );
    await drawn(element);
    expect(textOf(element, '[part=legend]')).to.equal('0 0.800');
  });

  it('says in words where the map is strongest', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    expect(find(element, '.colours').ariaLabel).to.equal(
      'Grad-CAM heatmap for dog: strongest at the upper left, above zero in 50\u00a0% of places',
    );
  });

  it('says which layer was explained and why', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    expect(textOf(element, '.about')).to.equal('Grad-CAM for dog at conv');
    expect(textOf(element, '.why')).to.equal(
      'Explained at the last layer that keeps a grid: 2 × 2 cells.',
    );
  });

  it('reads the raw value under the pointer and marks it on the scale', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    expect(findAll(element, '.probe, .scale i')).to.be.empty;
    pointAt(element, 0.75, 0.25);
    await drawn(element);
    expect(textOf(element, '.probe')).to.equal('0.400');
    expect(find(element, '.scale i').style.left).to.equal('50%');
  });

  it('reads values by the arrow keys, cell by cell, and says them', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    const target = find(element, '.photo');
    press(target, 'ArrowLeft');
    press(target, 'ArrowUp');
    await drawn(element);
    expect(textOf(element, '.probe')).to.equal('0.800');
    expect(textOf(element, '[aria-live]')).to.contain('0.800 at 25 % from the left');
    press(target, 'Escape');
    await drawn(element);
    expect(findAll(element, '.probe')).to.be.empty;
  });

  describe('of cells that look at the right half of the photo alone', () => {
    const pixel = { start: 0, stride: 1, size: 1 };
    const half = { start: 2, stride: 1, size: 1 };
    const wide = { height: 2, width: 4 };
    const placement = placedBy(
      'receptive-field',
      { vertical: pixel, horizontal: half },
      side,
      wide,
    );
    const inputMap = placeMap(result.positive, placement);
    const cropped = { ...result, placement, inputMap };

    it('colours that half, hatches the other and says so', async () => {
      const element = await mount('cl-heatmap', { result: cropped, photo });
      const colours = find<HTMLCanvasElement>(element, '.colours');
      expect([0, 1, 2].map((x) => pixelOf(colours, x, 0)[3])).to.deep.equal([0, 0, 255]);
      expect(find(element, '.photo .hatched').style.clipPath).to.contain('50% 0%, 50% 100%');
      const words = 'No cell of the layer looks at the hatched part, 50 % of the photo.';
      expect(findAll(element, '.why').map(textOfNode)).to.include(words);
      const label = colours.getAttribute('aria-label')?.replace(/\s/g, ' ');
      expect(label).to.contain('strongest at the top').and.contain(words);
      expect(textOf(element, '.legend .key')).to.equal('no cell looks here');
      await expectAccessible(element);
    });

    it('reads its values where the cells look, and none elsewhere', async () => {
      const element = await mount('cl-heatmap', { result: cropped, photo });
      pointAt(element, 0.3, 0.2);
      await drawn(element);
      expect(textOf(element, '.probe')).to.equal('no cell looks here');
      expect(textOf(element, '[aria-live]')).to.contain('no cell looks here at 30 % from the left');
      pointAt(element, 0.625, 0.25);
      await drawn(element);
      expect(textOf(element, '.probe')).to.equal('0.800');
      // The middles of the two columns lie at 5 and 7 eighths: an arrow leads a cell further.
      press(find(element, '.photo'), 'ArrowRight');
      await drawn(element);
      expect(textOf(element, '.probe')).to.equal('0.400');
    });

    it('draws contours in that half alone', async () => {
      const element = await mount('cl-heatmap', { result: cropped, photo });
      const lines = findAll(element, '.contours .high').map((line) => line.getAttribute('d') ?? '');
      const across = lines.flatMap((d) => [...d.matchAll(/([\d.]+),/g)].map(([, x]) => Number(x)));
      expect(Math.min(...across)).to.be.at.least(0.49);
    });

    it('leaves the paper bare in the picture of the map alone, and the place in the JSON', () => {
      const look = heatmapLook(cropped);
      const saved = {
        result: cropped,
        photo: undefined,
        colours: colourMaps.magma,
        look,
        opacity: 1,
      };
      const canvas = heatmapCanvas(saved, undefined);
      expect(pixelOf(canvas, 100, 100)).to.deep.equal([255, 255, 255, 255]);
      expect(pixelOf(canvas, 540, 300)).not.to.deep.equal([255, 255, 255, 255]);
      const json: unknown = JSON.parse(heatmapJson(cropped));
      expect(json).to.have.nested.property('placement.seen.left', 2);
    });

    it('asks for the stretched form where a person switches to it', async () => {
      const element = await mount('cl-heatmap', { photo });
      const snapshot = snapshotOf({ heatmap: { phase: 'ready', value: cropped } });
      element.receive(snapshot);
      await drawn(element);
      const wants = heard(WantsEvent);
      const named = findAll(element, '.switch').find((one) => textOfNode(one) === 'Stretched');
      named?.querySelector('input')?.click();
      expect(wants).to.have.length(1);
      expect(element.placement).to.equal('stretched');
      expect(element.wants(snapshot)[0]?.request).to.include({ placement: 'stretched' });
    });
  });

  it('draws two contour lines with a dark edge, and none when they are switched off', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    expect(findAll(element, '.contours path')).to.have.length(4);
    expect(find(element, '.contours .high').getAttribute('d')).to.match(/^M.*Z$/);
    find(element, '[role=switch]').click();
    await drawn(element);
    expect(findAll(element, '.contours path')).to.be.empty;
    expect(element.noContours).to.be.true;
  });

  it('takes opacity and colour map from its controls', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    const slider = find<HTMLInputElement>(element, 'input[type=range]');
    slider.value = '40';
    slider.dispatchEvent(new Event('input'));
    const select = find<HTMLSelectElement>(element, '.controls select');
    select.value = 'viridis';
    select.dispatchEvent(new Event('change'));
    await drawn(element);
    const colours = find<HTMLCanvasElement>(element, '.colours');
    expect(colours.style.opacity).to.equal('0.4');
    // The upper end of matplotlib's viridis.
    expect(pixelOf(colours, 0, 0)).to.deep.equal([253, 231, 37, 255]);
    expect(select.textContent).to.contain('not colour-blind safe');
  });

  it('leaves the photo alone when bare', async () => {
    const element = await mount('cl-heatmap', { result, photo, bare: true });
    expect(find(element, '.colours').style.opacity).to.equal('0');
    expect(findAll(element, '.contours path')).to.be.empty;
  });

  it('says when nothing raises the class', async () => {
    const none = square(0, 0, 0, 0);
    const empty = { ...result, positive: none, inputMap: none, empty: 'negative' } as const;
    const element = await mount('cl-heatmap', { result: empty, photo });
    expect(findAll(element, '.why')[1]!.textContent).to.contain('speaks against');
    expect(
      findAll(element, '.contours path')
        .map((path) => path.getAttribute('d'))
        .join(''),
    ).to.equal('');
  });

  it('outlines what the cell pointed at can see of the photo', async () => {
    const element = await mount('cl-heatmap');
    const image = { name: 'a.png', width: 2, height: 2, input: photo, display: photo };
    const cell = { layer: 'conv', row: 1, column: 0 };
    element.receive(
      snapshotOf(
        { heatmap: { phase: 'ready', value: result } },
        { image: { phase: 'ready', value: image }, selection: selected({ cell }) },
      ),
    );
    await drawn(element);
    // The cell's field is rows 2–3, columns 0–1 of the 4×4 input.
    const [rect] = findAll(element, '.field rect');
    const sides = ['x', 'y', 'width', 'height'].map((side) => rect!.getAttribute(side));
    expect(sides).to.deep.equal(['0', '0.5', '0.5', '0.5']);
    expect(pixelOf(find(element, '.below'), 1, 1)).to.deep.equal([255, 255, 255, 255]);
  });

  it('asks for another layer, and for the one by rule again', async () => {
    const events = heard(WantsEvent);
    const element = await mount('cl-heatmap', { result, photo, layers: model.layers });
    const select = find<HTMLSelectElement>(element, '.about select');
    select.value = 'conv';
    select.dispatchEvent(new Event('change'));
    expect(events).to.have.length(1);
    expect(element.wants(snapshotOf({}))).to.deep.equal([
      { job: 'heatmap', request: { method: 'grad-cam', classIndex: 0, layer: 'conv' } },
    ]);
    select.value = '';
    select.dispatchEvent(new Event('change'));
    expect(element.wants(snapshotOf({}))).to.deep.equal([
      { job: 'heatmap', request: { method: 'grad-cam', classIndex: 0 } },
    ]);
  });

  it('offers no other layer where the page keeps it, and says which it is', async () => {
    const element = await mount('cl-heatmap', { result, photo, layers: model.layers });
    element.receive({ ...snapshotOf({}), locked: ['layer'] });
    element.result = result;
    await drawn(element);
    expect(findAll(element, '.about select, .steps')).to.have.length(0);
    expect(textOf(element, '.about')).to.contain(`at ${result.layers.join(', ')}`);
  });

  it('offers nothing that a page of results alone could not answer', async () => {
    const element = document.createElement('cl-heatmap');
    element.innerHTML = '<script type="application/json"></script>';
    element.firstElementChild!.textContent = JSON.stringify({
      ...result,
      method: 'occlusion',
      settings: { window: 32, fill: 'mean' },
      map: { ...result.map, values: [...result.map.values] },
      ...{ positive: undefined, inputMap: undefined },
    });
    document.body.append(element);
    await drawn(element);
    expect(element.result?.method).to.equal('occlusion');
    expect(findAll(element, '.ways, .settings, [part=sanity]')).to.have.length(0);
    expect(findAll(element, '[part=save] button').length).to.be.greaterThan(0);
  });

  it('wants no class where the model has none', async () => {
    const element = await mount('cl-heatmap');
    const output = { ...model.output, features: true as const };
    const features = { phase: 'ready', value: { ...model, output } } as const;
    expect(element.wants(snapshotOf({}, { model: features }))).to.deep.equal([
      { job: 'heatmap', request: { method: 'grad-cam' } },
    ]);
  });

  it('wants the answer first while the class to explain is unknown', async () => {
    const element = await mount('cl-heatmap');
    const snapshot = snapshotOf({});
    const unknown = { ...snapshot, chosen: { ...snapshot.chosen, classIndex: null } };
    expect(element.wants(unknown)).to.deep.equal([{ job: 'predict', request: {} }]);
    element.receive(unknown);
    await drawn(element);
    expect(textOf(element, '.frame-panel')).to.contain('No heatmap yet');
  });

  it('keeps the old photo under the old map until the new map is there', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    const other: Picture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
    const image = { name: 'b.png', width: 1, height: 1, input: other, display: other };
    const opened = { image: { phase: 'ready', value: image } } as const;
    element.receive(snapshotOf({ heatmap: { phase: 'loading' } }, opened));
    await drawn(element);
    expect(element.photo).to.equal(photo);
    element.receive(snapshotOf({ heatmap: { phase: 'ready', value: result } }, opened));
    expect(element.photo).to.equal(other);
  });

  it('keeps the other methods within reach where one failed', async () => {
    const error = { name: 'NotSpatialError', message: 'no layer has rows and columns' };
    const element = await mount('cl-heatmap', { phase: 'error', error, photo });
    expect(textOf(element, '.frame-panel')).to.contain('no layer has rows and columns');
    const events = heard(SelectMethodEvent);
    const tile = findAll(element, '[role=radio]').find((one) => textOfNode(one) === 'Gradient');
    tile!.click();
    expect(events.map(({ method }) => method)).to.eql(['gradient']);
    await expectAccessible(element);
  });

  it('offers methods by picture only where there are several', async () => {
    const [only, ...more] = methods;
    const alone = await mount('cl-heatmap', { result, photo, methods: [only!] });
    expect(findAll(alone, '[role=radio]')).to.be.empty;
    const events = heard(SelectMethodEvent);
    const element = await mount('cl-heatmap', { result, photo });
    const [first, second] = findAll(element, '[role=radio]');
    expect([first!.tabIndex, second!.tabIndex]).to.deep.equal([0, -1]);
    press(first!, 'ArrowRight');
    expect(events.map(({ method }) => method)).to.deep.equal([more[0]!.id]);
    expect(findAll(element, '[role=radio]')).to.have.length(methods.length);
    await expectAccessible(element);
  });

  const other = (method: string, some: Partial<HeatmapResult> = {}): HeatmapResult => ({
    ...result,
    method,
    layerReason: null,
    ...some,
  });

  it('shows on the tiles the maps that are there', async () => {
    const others = [other('occlusion', { signed: true })];
    const element = await mount('cl-heatmap', { result, photo, others });
    const seen = findAll(element, '[role=radio]:not(.unseen)').map(textOfNode);
    expect(seen).to.deep.equal(['Grad-CAM', 'Occlusion']);
  });

  it('lays no tile of a method over the photo', async () => {
    const element = await mount('cl-heatmap', { result, photo, others: [other('occlusion')] });
    const { bottom } = find(element, '[part=photo]').getBoundingClientRect();
    const tops = findAll(element, '[role=radio]').map((tile) => tile.getBoundingClientRect().top);
    expect(Math.min(...tops)).to.be.at.least(bottom);
  });

  it('has a method for each of the core, and the core for each', () => {
    expect(methods.map(({ id }) => id)).to.have.members([...methodNames]);
  });

  describe('has for each setting of each method a field of its kind', () => {
    const kinds = { number: '[type=number]', flag: '[type=checkbox]', choice: 'select' } as const;
    for (const method of methodNames) {
      const schema = Object.entries(factsOf(method)?.settings ?? {});
      it(`with the limits of ${method}, which it keeps`, async () => {
        const settings = defaultsOf(factsOf(method)?.settings ?? {});
        const element = await mount('cl-heatmap', { result: other(method, { settings }) });
        const labels = findAll(element, '.settings label');
        expect(labels).to.have.length(schema.length);
        for (const [at, [name, setting]] of schema.entries()) {
          const label = labels[at]!;
          const field = label.querySelector<HTMLInputElement>(kinds[setting.kind])!;
          expect(field, name).not.to.equal(null);
          expect(textOfNode(label), 'words').not.to.match(new RegExp(`^(${name})?$`));
          if (setting.kind === 'choice') {
            const values = [...label.querySelectorAll('option')].map(({ value }) => value);
            expect(values).to.deep.equal([...setting.of, ...(setting.colour ? [''] : [])]);
          }
          if (setting.kind !== 'number') continue;
          const { least, most, step } = setting;
          expect([field.min, field.max, field.step]).to.deep.equal([least, most, step].map(String));
          for (const beyond of ['', String(least - step), String(most + step)]) {
            field.value = beyond;
            field.dispatchEvent(new Event('change'));
            expect(element.settings, `${name} ${beyond}`).to.deep.equal({});
            expect(field.value).to.equal(String(setting.default));
          }
          field.value = String(least);
          field.dispatchEvent(new Event('change'));
          expect(element.settings).to.deep.equal({ [method]: { [name]: least } });
          element.settings = {};
        }
      });
    }
  });

  it('draws signed maps in colours that part at zero, with both ends on the scale', async () => {
    const inputMap = square(0.8, -0.8, 0, 0.4);
    const signed = other('gradient-x-input', { signed: true, layers: [], map: inputMap, inputMap });
    const element = await mount('cl-heatmap', { result: signed, photo });
    const colours = find<HTMLCanvasElement>(element, '.colours');
    const [red, , blue, strong] = pixelOf(colours, 0, 0);
    expect(red).to.be.greaterThan(blue! + 60);
    const [red2, , blue2, strong2] = pixelOf(colours, 1, 0);
    expect(blue2).to.be.greaterThan(red2! + 60);
    expect([strong, strong2]).to.deep.equal([255, 255]);
    expect(pixelOf(colours, 0, 1)[3]).to.equal(0);
    expect(textOf(element, '.legend')).to.equal('−0.8 +0.8 against0for');
    expect(textOf(element, '.about')).to.equal(
      'Gradient × input for dog at the pixels of the input',
    );
    pointAt(element, 0.75, 0.25);
    await drawn(element);
    expect(textOf(element, '.probe')).to.equal('−0.8');
  });

  it('warns of pictures that are no evidence', async () => {
    const element = await mount('cl-heatmap', { result: other('guided-backprop'), photo });
    expect(textOf(element, '.doubt')).to.match(/^Not evidence\./);
    expect(findAll(await mount('cl-heatmap', { result, photo }), '.doubt')).to.be.empty;
  });

  it('says why there is nothing to see, and what the method counted', async () => {
    const nothing = square(0, 0, 0, 0);
    const flat = { map: nothing, positive: nothing, inputMap: nothing, empty: 'flat' } as const;
    const facts = { channels: 320, used: 64 };
    const element = await mount('cl-heatmap', { result: other('score-cam', { ...flat, facts }) });
    expect(findAll(element, '.why').map(textOfNode).slice(0, 2)).to.deep.equal([
      'The map is zero everywhere: the class does not depend on this layer here.',
      '64 of 320 channels were asked: those that vary most.',
    ]);
  });

  it('asks again with a setting that the person changed', async () => {
    const settings = { window: 32, fill: 'mean' };
    const element = await mount('cl-heatmap', { result: other('occlusion', { settings }), photo });
    const wants = heard(WantsEvent);
    const [window] = findAll<HTMLInputElement>(element, '.settings input');
    window!.value = '16';
    window!.dispatchEvent(new Event('change'));
    expect(element.settings).to.deep.equal({ occlusion: { window: 16 } });
    expect(wants).to.have.length(1);
    await drawn(element);
    find(element, '.settings .button').click();
    expect(element.settings).to.deep.equal({});
  });

  it('takes a colour for what covers, beside what it can be by name', async () => {
    const settings = { fill: 'mean' };
    const element = await mount('cl-heatmap', { result: other('occlusion', { settings }), photo });
    const select = find<HTMLSelectElement>(element, '.settings select');
    expect([...select.options].map(textOfNode)).to.deep.equal([
      'the photo’s mean colour',
      'black',
      'the photo, blurred',
      'zero in the tensor',
      'a colour',
    ]);
    select.value = 'zero';
    select.dispatchEvent(new Event('change'));
    expect(element.settings).to.deep.equal({ occlusion: { fill: 'zero' } });
    select.value = '';
    select.dispatchEvent(new Event('change'));
    expect(element.settings).to.deep.equal({ occlusion: { fill: '#808080' } });
    expect(findAll(element, '.settings input[type=color]')).to.have.length(0);
    element.result = other('occlusion', { settings: { fill: '#808080' } });
    await drawn(element);
    const colour = find<HTMLInputElement>(element, '.settings input[type=color]');
    expect(colour.value).to.equal('#808080');
    colour.value = '#102030';
    colour.dispatchEvent(new Event('change'));
    expect(element.settings).to.deep.equal({ occlusion: { fill: '#102030' } });
    await expectAccessible(element);
  });

  it('goes a step finer or coarser in resolution', async () => {
    const layer = (name: string, side: number) => ({
      ...model.layers[0]!,
      ...{ name, spatial: true, outputShape: [side, side, 4] },
    });
    const layers = [layer('a', 4), layer('b', 4), layer('conv', 2), layer('c', 2), layer('d', 1)];
    const element = await mount('cl-heatmap', { result, photo, layers });
    const [finer, coarser] = findAll<HTMLButtonElement>(element, '.steps button');
    finer!.click();
    expect(element.layer).to.equal('b');
    coarser!.click();
    expect(element.layer).to.equal('d');
  });

  it('parts photo and map by a divider that keys move', async () => {
    const element = await mount('cl-heatmap', { result, photo, split: 0.5 });
    const line = find(element, '[role=slider]');
    press(line, 'ArrowRight');
    expect(element.split).to.be.closeTo(0.52, 1e-9);
    press(line, 'End');
    await drawn(element);
    expect(line.getAttribute('aria-valuenow')).to.equal('100');
    expect(find(element, '.colours').style.clipPath).to.equal('inset(0px 0px 0px 100%)');
    await expectAccessible(element);
  });

  it('asks for the sanity check when told to, and says its verdict', async () => {
    const element = await mount('cl-heatmap', {});
    const slots = { heatmap: { phase: 'ready', value: result } } as const;
    element.receive(snapshotOf(slots));
    await drawn(element);
    const before = element.wants(snapshotOf(slots)).map(({ job }) => job);
    find(element, '[part=sanity] button').click();
    const after = element.wants(snapshotOf(slots)).map(({ job }) => job);
    expect([before, after]).to.deep.equal([['heatmap'], ['heatmap', 'sanity']]);
    const sanity: Sanity = {
      method: 'grad-cam',
      classIndex: 1,
      randomisation: 'cascading',
      steps: [],
      mean: 0.7,
      limit: 0.4,
      verdict: 'fails',
    };
    element.receive(snapshotOf({ ...slots, sanity: { phase: 'ready', value: sanity } }));
    await drawn(element);
    expect(textOf(element, '[part=sanity]')).to.match(/^Fails the check\..* not about the network/);
    await expectAccessible(element);
  });

  it('saves raw values as text', () => {
    const saved = JSON.parse(heatmapJson(result)) as Record<string, unknown>;
    expect(saved).to.include({ method: 'grad-cam', value: 2.5, signed: false });
    const rows = saved['map'] as number[][];
    expect(rows[0]![0]).to.be.closeTo(0.8, 1e-6);
  });

  it('saves a picture with the scale under it', () => {
    const look = heatmapLook(result);
    const canvas = heatmapCanvas(
      { result, photo, colours: colourMaps.magma, look, opacity: 1 },
      photo,
    );
    expect([canvas.width, canvas.height]).to.deep.equal([640, 716]);
    // The low end of magma at the left of the scale, the high end at its right.
    expect(pixelOf(canvas, 14, 658)[0]).to.be.lessThan(10);
    expect(pixelOf(canvas, 625, 658)[0]).to.be.greaterThan(230);
  });

  it('lists its raw values, negative ones included, when asked', async () => {
    const element = await mount('cl-heatmap', { result, photo });
    expect(findAll(element, 'td')).to.be.empty;
    find(element, '.values summary').click();
    await new Promise(requestAnimationFrame);
    await drawn(element);
    expect(findAll(element, 'td').map((cell) => cell.textContent)).to.deep.equal([
      '',
      '0.800',
      '0.400',
      '−0.200',
      '0',
    ]);
    await expectAccessible(element);
  });

  it('has nothing that axe-core finds fault with', async () => {
    await expectAccessible(await mount('cl-heatmap', { result, photo, layers: model.layers }));
  });
});
