import { expect } from 'chai';
import type { ClImagePicker } from '../../../src/components/image-picker/image-picker.js';
import '../../../src/components/image-picker/image-picker.js';
import { fetchSamples } from '../../../src/components/image-picker/samples.js';
import type { InputInfo } from '../../../src/core/graph/layer-info.js';
import type { Picture } from '../../../src/core/image/picture.js';
import type { AskedChoices } from '../../../src/workers/jobs.types.js';
import { expectAccessible } from '../shared/axe.js';

const picture = (size: number): Picture => ({
  width: size,
  height: size,
  pixels: new Uint8ClampedArray(size * size * 4).fill(200),
});

/** A picture of one transparent pixel. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

describe('<cl-image-picker>', () => {
  let picker: ClImagePicker;
  let opened: { source: Blob | string; name: string }[];

  beforeEach(async () => {
    picker = document.createElement('cl-image-picker');
    opened = [];
    picker.addEventListener('cl-open-image', ({ source, name }) => opened.push({ source, name }));
    picker.samples = [
      { id: 'cat', title: 'The cat', url: pixel, alt: 'A cat.', credit: 'Somebody, CC0-1.0' },
    ];
    document.body.append(picker);
    await picker.updateComplete;
  });
  afterEach(() => picker.remove());

  const button = () => picker.renderRoot.querySelector<HTMLButtonElement>('.pick')!;
  const popup = () => picker.renderRoot.querySelector<HTMLElement>('.popup')!;
  const transfer = (file: File) => {
    const data = new DataTransfer();
    data.items.add(file);
    return data;
  };
  const drag = (type: string, dataTransfer: DataTransfer) =>
    picker.dispatchEvent(
      new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
    );
  /** Resolves when the picker has asked for a photo. */
  const asked = async () => {
    while (opened.length === 0) await new Promise((resolve) => setTimeout(resolve));
  };
  const show = () => {
    picker.image = {
      name: 'chelsea.png',
      width: 451,
      height: 300,
      input: picture(224),
      display: picture(300),
    };
    picker.phase = 'ready';
    return picker.updateComplete;
  };

  it('shows the photo as the model sees it', async () => {
    await show();
    expect(button().textContent.replace(/\s+/g, ' ')).to.match(
      /chelsea\.png 224.×.224 as the model sees it/,
    );
    const canvas = button().querySelector('canvas')!;
    expect(canvas.width).to.equal(224);
    expect(canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data[0]).to.equal(200);
  });

  it('says which of several inputs the photo goes to, what the others read, and lets it be changed', async () => {
    const input = (name: string, value?: number): InputInfo => ({
      ...{ name, shape: [8, 8, 1], preprocessing: { mean: [0], std: [1], channels: 'grey' } },
      ...(value === undefined ? {} : { value }),
    });
    const asked: AskedChoices[] = [];
    picker.addEventListener('cl-read-model', ({ choices }) => asked.push(choices));
    picker.inputs = [input('left'), { ...input('age', 3), shape: [1] }];
    await show();
    expect(picker.renderRoot.querySelector('[part=input]')).to.equal(null);
    picker.inputs = [input('left'), input('right', 0), { ...input('age', 3), shape: [1] }];
    await picker.updateComplete;
    expect(button().textContent.replace(/\s+/g, ' ')).to.match(/goes to left, 224.×.224/);
    const part = picker.renderRoot.querySelector('[part=input]')!;
    expect(part.textContent).to.include('right reads 0 everywhere; age reads 3 everywhere.');
    const select = part.querySelector('select')!;
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['left', 'right']);
    select.value = 'right';
    select.dispatchEvent(new Event('change'));
    expect(asked.map(({ imageInput }) => imageInput)).to.deep.equal(['right']);
    await expectAccessible(picker);
  });

  it('asks for a sample by its address', () => {
    button().click();
    picker.renderRoot.querySelector<HTMLButtonElement>('.sample')!.click();
    expect(opened.map(({ source }) => source)).to.deep.equal([pixel]);
  });

  it('asks for a file that was chosen', () => {
    const input = picker.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!;
    input.files = transfer(new File(['x'], 'mine.jpg')).files;
    input.dispatchEvent(new Event('change'));
    expect(opened.map(({ name }) => name)).to.deep.equal(['mine.jpg']);
    expect(opened[0]!.source).to.be.instanceOf(File);
    expect(input.files).to.have.length(0);
  });

  it('asks for an address, and names the photo after its last part', () => {
    button().click();
    picker.renderRoot.querySelector<HTMLInputElement>('input[type=text]')!.value =
      'https://example.org/a/my%20cat.jpg?size=2';
    picker.renderRoot.querySelector('form')!.requestSubmit();
    expect(opened).to.deep.equal([
      { source: 'https://example.org/a/my%20cat.jpg?size=2', name: 'my cat.jpg' },
    ]);
  });

  it('takes what is dropped, and shows while it is over that it would', async () => {
    picker.pane = true;
    await picker.updateComplete;
    const data = transfer(new File(['x'], 'dropped.png', { type: 'image/png' }));
    drag('dragenter', data);
    await picker.updateComplete;
    expect(picker.renderRoot.querySelector('.pane.over')).not.to.equal(null);
    drag('drop', data);
    await picker.updateComplete;
    expect(picker.renderRoot.querySelector('.pane.over')).to.equal(null);
    await asked();
    expect(opened.map(({ name }) => name)).to.deep.equal(['dropped.png']);
  });

  it('leaves a drag of plain text alone', () => {
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    expect(drag('dragover', data), 'not prevented').to.equal(true);
  });

  it('takes a picture that is pasted, except into a field', async () => {
    const clipboardData = transfer(new File(['x'], 'pasted.png'));
    const paste = () =>
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
    button().click();
    picker.renderRoot.querySelector('input[type=text]')!.dispatchEvent(paste());
    expect(opened).to.deep.equal([]);
    document.body.dispatchEvent(paste());
    await asked();
    expect(opened.map(({ name }) => name)).to.deep.equal(['pasted.png']);
  });

  it('opens and says what went wrong, however the photo came, and keeps the old one', async () => {
    await show();
    picker.phase = 'error';
    picker.error = { name: 'ImageDecodeError', message: 'notes.txt is not a picture' };
    await picker.updateComplete;
    expect(popup().matches(':popover-open')).to.equal(true);
    const alert = picker.renderRoot.querySelector('[role=alert]')!;
    expect(alert.textContent).to.contain('notes.txt is not a picture');
    expect(button().textContent).to.contain('chelsea.png');
    await expectAccessible(picker);
  });

  it('brings what went wrong into sight where the list of samples is long', async () => {
    await show();
    const one = { id: 'a', title: 'A', url: '/a.png', alt: '', point: 'What it is.', credit: '' };
    picker.samples = Array.from({ length: 40 }, (_, i) => ({ ...one, id: `a${i}` }));
    picker.phase = 'error';
    picker.error = { name: 'ImageDecodeError', message: 'notes.txt is not a picture' };
    await picker.updateComplete;
    const { top, bottom } = picker.renderRoot
      .querySelector('[role=alert]')!
      .getBoundingClientRect();
    const room = popup().getBoundingClientRect();
    expect(popup().scrollHeight).to.be.greaterThan(popup().clientHeight);
    expect(top).to.be.within(room.top, room.bottom);
    expect(bottom).to.be.within(room.top, room.bottom);
  });

  it('passes the accessibility check as a button, open, and as a pane', async () => {
    await show();
    await expectAccessible(picker);
    button().click();
    await expectAccessible(picker);
    picker.pane = true;
    await picker.updateComplete;
    await expectAccessible(picker);
  });

  it('says of a sample what to look for, beside its picture', async () => {
    button().click();
    expect(picker.renderRoot.querySelector('.samples.told')).to.equal(null);
    picker.samples = [{ ...picker.samples[0]!, point: 'Two cats are close.' }];
    await picker.updateComplete;
    const sample = picker.renderRoot.querySelector<HTMLButtonElement>('.told .sample')!;
    expect(sample.textContent.trim().replace(/\s+/g, ' ')).to.equal('The cat Two cats are close.');
    const line = sample.querySelector('.point')!.getBoundingClientRect();
    expect(line.left).to.be.above(sample.querySelector('img')!.getBoundingClientRect().right);
    expect(sample.getBoundingClientRect().height).to.be.at.least(44);
    await expectAccessible(picker);
  });

  it('reads a list of samples relative to the list', async () => {
    const list = await fetchSamples('/photos/photos.json');
    const cat = list.find(({ id }) => id === 'chelsea')!;
    expect(cat.url).to.equal(new URL('/photos/chelsea.png', location.href).href);
    expect(cat.credit).to.contain('CC0');
    expect(cat.point).to.contain('tabby');
  });
});
