import { expect } from 'chai';
import { find, findAll, press, textOf } from '../components/shared/mount.js';
import { complaints, openInspector, sample, until, type Opened } from './support.js';

describe('the page of one channel', () => {
  let opened: Opened;
  const heard = complaints();

  before(async () => {
    opened = await openInspector({
      ...{ image: sample('chelsea.png'), layer: 'block2_add', channel: 5 },
    });
    await opened.shows('the photo', ({ image }) => image.value !== undefined);
  });
  after(() => opened.inspector.remove());

  const unit = () => opened.view('cl-unit');
  const about = (layer: string, channel: number) =>
    until(`all about channel ${channel} of ${layer}`, () => {
      const { phase, result } = unit();
      return phase === 'ready' && result?.layer === layer && result.channel === channel;
    });

  it('opens by u, and shows where the channel fires and whom it is joined to', async () => {
    opened.inspector.focus();
    press(find(opened.inspector, 'main'), 'u');
    await opened.inspector.updateComplete;
    await about('block2_add', 5);
    const { inputs, outputs, classes, patch } = unit().result!;
    // A block with a skip: the channel before it comes as it is, the others through weights.
    expect(inputs).to.deep.include({ ...inputs.find(({ via }) => via === 'sum')!, channel: 5 });
    expect(inputs.some(({ via }) => via === 'weights')).to.equal(true);
    expect(outputs.length).to.be.greaterThan(0);
    expect(classes?.push).to.have.length(1000);
    expect(patch).not.to.equal(null);
    await until('its picture', () => unit().pictures.positive !== undefined);
  });

  it('walks to an input, and back', async () => {
    const [first] = unit().result!.inputs;
    await unit().updateComplete;
    find(unit(), '[part=inputs] .link').click();
    await about(first!.layer, first!.channel);
    await opened.shows('the input', ({ chosen }) => chosen.layer === first!.layer);
    expect(opened.inspector.layer).to.equal(first!.layer);
    await unit().updateComplete;
    expect(textOf(unit(), '.back')).to.equal('Back to Block 2b · add · 5');
    find(unit(), '.back').click();
    await about('block2_add', 5);
    await unit().updateComplete;
    expect(findAll(unit(), '.back')).to.have.length(0);
  });

  it('finds the places of own photos that excite the channel, and names what is no photo', async () => {
    const files = new DataTransfer();
    for (const name of ['chelsea.png', 'coffee.png']) {
      const response = await fetch(sample(name));
      files.items.add(new File([await response.blob()], name, { type: 'image/png' }));
    }
    files.items.add(new File(['no photo'], 'bad.png', { type: 'image/png' }));
    const input = find<HTMLInputElement>(unit(), '.choose-files');
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await until(
      'both patches',
      () => findAll(unit(), '[part=patches] canvas').length === 2 && !/Cancel/.test(photos()),
    );
    const names = findAll(unit(), '[part=patches] .file').map((one) => one.textContent);
    expect(names).to.have.members(['chelsea.png', 'coffee.png']);
    expect(textOf(unit(), '[part=skipped]')).to.match(/^One file could not be read bad\.png /);
  });

  const photos = () => textOf(unit(), '.photos');

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
