import { expect } from 'chai';
import { find, findAll, pixelOf, textOf } from '../components/shared/mount.js';
import type { OpenImage } from '../../src/workers/jobs.types.js';
import {
  click,
  clickButton,
  complaints,
  openInspector,
  sample,
  until,
  type Opened,
} from './support.js';

const folder = '/test/golden/pictures';
const model = '/models/efficientnet-lite0/model.json';

describe('files that are not as they should be', () => {
  let opened: Opened;
  const heard = complaints(window, { failing: true });
  const urls: string[] = [];

  before(async () => {
    opened = await openInspector({ image: sample('chelsea.png') });
    await opened.answered();
  });
  after(() => {
    opened.inspector.remove();
    urls.forEach((url) => URL.revokeObjectURL(url));
  });

  /** Drops a file on the inspector, as a person would. */
  async function drop(name: string): Promise<void> {
    const response = await fetch(`${folder}/${name}`);
    expect(response.ok, name).to.equal(true);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([await response.blob()], name));
    const asked = new Promise((resolve) =>
      opened.inspector.addEventListener('cl-open-image', resolve, { capture: true, once: true }),
    );
    opened.inspector.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
    await asked;
    await opened.shows(`an answer about ${name}`, ({ image }) => image.phase !== 'loading');
  }

  /** What a person sees has to be what was there before. */
  const view = () => ({
    image: opened.snapshot.image.value,
    model: opened.snapshot.model.value,
    prediction: opened.view('cl-predictions').result,
    heatmap: opened.view('cl-heatmap').result,
    activations: opened.view('cl-activations').result,
  });

  function expectProblem(tag: 'cl-image-picker' | 'cl-model-picker', title: string): void {
    const picker = opened.view(tag);
    expect(find(picker, '.popup').matches(':popover-open'), 'the popup is open').to.equal(true);
    expect(findAll(picker, '.problem[role=alert]')).to.have.length(1);
    expect(textOf(picker, '.problem')).to.contain(title);
    expect(textOf(picker, '.problem code').length, 'technical line').to.be.greaterThan(20);
  }

  for (const name of ['truncated.png', 'not-an-image.png']) {
    it(`${name}: says so at the photo, and the old view stays`, async () => {
      const before = view();
      await drop(name);
      await opened.view('cl-image-picker').updateComplete;
      expectProblem('cl-image-picker', 'Not a picture that can be read');
      expect(view()).to.deep.equal(before);
      expect(opened.view('cl-predictions').stale).to.equal(false);
      find(opened.view('cl-image-picker'), '.popup').hidePopover();
    });
  }

  /** A point of the picture as the model sees it, in shares of its sides: red, green, blue. */
  const colourAt = ({ input }: OpenImage, x: number, y: number): number[] => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: input.width, height: input.height });
    const data = new ImageData(input.pixels, input.width, input.height);
    canvas.getContext('2d')!.putImageData(data, 0, 0);
    return pixelOf(canvas, Math.floor(x * input.width), Math.floor(y * input.height)).slice(0, 3);
  };
  const red = [230, 30, 30];
  const green = [30, 180, 60];
  const blue = [40, 60, 210];
  const yellow = [240, 210, 40];
  const corners = [
    [0.1, 0.1, red],
    [0.9, 0.1, green],
    [0.1, 0.9, blue],
    [0.9, 0.9, yellow],
  ] as const;

  // The largest centred square of 48 × 32 are columns 8 to 39; grey goes from 0 to 255 over all 48.
  const pictures: Readonly<
    Record<string, readonly (readonly [number, number, readonly number[]])[]>
  > = {
    // prettier-ignore
    '1x1.png': [[0.5, 0.5, red]],
    'grey.png': [[0.5, 0.5, [130, 130, 130]]],
    '16-bit-grey.png': [[0.5, 0.5, [130, 130, 130]]],
    '16-bit-rgb.png': corners,
    'palette.png': corners,
    'exif-orientation-6.jpg': corners,
    'alpha.png': [[0.97, 0.1, green]],
    'huge.png': [
      [0.5, 0.5, [255, 255, 255]],
      [0.05, 0.05, [96, 96, 96]],
    ],
  };
  for (const [name, points] of Object.entries(pictures)) {
    it(`${name}: is opened as what it shows, and predicted`, async () => {
      await drop(name);
      const { image } = opened.snapshot;
      expect(image.phase, image.error?.message).to.equal('ready');
      expect(image.value?.name).to.equal(name);
      for (const [x, y, colour] of points) {
        colourAt(image.value!, x, y).forEach((value, i) => {
          expect(value, `${name} at ${x}, ${y}, channel ${i}`).to.be.closeTo(colour[i]!, 12);
        });
      }
      await until('a prediction', () => {
        const { phase, stale } = opened.view('cl-predictions');
        return phase === 'ready' && !stale;
      });
      const { probabilities } = opened.view('cl-predictions').result!;
      expect(probabilities.every((share) => share >= 0 && share <= 1)).to.equal(true);
      expect(findAll(opened.view('cl-image-picker'), '.problem')).to.have.length(0);
    });
  }

  const text = (content: string): string => {
    const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    urls.push(url);
    return url;
  };
  const head = async (path: string) => (await (await fetch(path)).text()).slice(0, 5000);
  const unreadable = 'Not a model that can be read';

  const models: Readonly<Record<string, [title: string, url: () => string | Promise<string>]>> = {
    'a URL that is not there': ['Could not be fetched', () => '/models/none/model.json'],
    'a page of HTML': [unreadable, () => text('<!doctype html><p>Hi</p>')],
    'a model.json cut short': [unreadable, async () => text(await head(model))],
    'JSON of another kind': [unreadable, () => text('{"hello": 1}')],
    'without its weights': ['Could not be fetched', () => '/test/e2e/models/missing.json'],
    'with weights too short': ['The weights are incomplete', () => '/test/e2e/models/short.json'],
    'without a convolution': ['Not for this model', () => '/test/e2e/models/dense.json'],
  };
  for (const [kind, [title, url]] of Object.entries(models)) {
    it(`a model, ${kind}: says so at the model, and the old view stays`, async () => {
      await until('an answer to the last photo', () => {
        const { phase, stale } = opened.view('cl-activations');
        return phase === 'ready' && !stale;
      });
      const before = view();
      const picker = opened.view('cl-model-picker');
      const source = await url();
      click(picker, '.pick');
      find<HTMLInputElement>(picker, '#address').value = source;
      find<HTMLFormElement>(picker, 'form').requestSubmit();
      await opened.shows('an answer', ({ model }) => model.phase !== 'loading');
      await picker.updateComplete;
      expectProblem('cl-model-picker', title);
      expect(view()).to.deep.equal(before);
      expect(opened.inspector.model).to.equal('efficientnet-lite0');
      find(picker, '.popup').hidePopover();
    });
  }

  it('opens the embedded model again after all of them', async () => {
    const picker = opened.view('cl-model-picker');
    clickButton(picker, 'EfficientNet-Lite04.7 M, ImageNet');
    await until('the model', () => opened.snapshot.model.phase === 'ready');
    await opened.answered();
    expect(findAll(picker, '.problem')).to.have.length(0);
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
