import { expect } from 'chai';
import type { ClModelPicker } from '../../../src/components/model-picker/model-picker.js';
import '../../../src/components/model-picker/model-picker.js';
import { expectAccessible } from '../shared/axe.js';
import { model } from '../network/small-network.js';

describe('<cl-model-picker>', () => {
  let picker: ClModelPicker;
  let opened: (string | readonly File[])[];

  beforeEach(async () => {
    picker = document.createElement('cl-model-picker');
    opened = [];
    picker.addEventListener('cl-open-model', ({ source }) => opened.push(source));
    picker.model = { ...model, name: 'efficientnet-lite0' };
    picker.source = 'efficientnet-lite0';
    picker.phase = 'ready';
    document.body.append(picker);
    await picker.updateComplete;
  });
  afterEach(() => picker.remove());

  const button = () => picker.renderRoot.querySelector<HTMLButtonElement>('.pick')!;
  const popup = () => picker.renderRoot.querySelector<HTMLElement>('.popup')!;
  const isOpen = () => popup().matches(':popover-open');
  const ask = (address: string) => {
    picker.renderRoot.querySelector<HTMLInputElement>('#address')!.value = address;
    picker.renderRoot.querySelector('form')!.requestSubmit();
  };

  it('names the model with its parameters and what it was trained on', () => {
    expect(button().textContent.replace(/\s+/g, ' ')).to.match(
      /EfficientNet-Lite0 4\.7.M parameters, ImageNet/,
    );
  });

  it('opens below its button, inside the window, and closes again', () => {
    button().click();
    expect(isOpen()).to.equal(true);
    const box = popup().getBoundingClientRect();
    expect(box.top).to.be.at.least(button().getBoundingClientRect().bottom);
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(innerWidth);
    button().click();
    expect(isOpen()).to.equal(false);
  });

  it('asks for the model.json that was typed, and closes when it is open', async () => {
    button().click();
    ask(' https://example.org/model.json ');
    expect(opened).to.deep.equal(['https://example.org/model.json']);
    picker.phase = 'loading';
    await picker.updateComplete;
    expect(isOpen()).to.equal(true);
    picker.phase = 'ready';
    await picker.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('asks for nothing while the field is empty', () => {
    button().click();
    ask('');
    expect(opened).to.deep.equal([]);
  });

  it('asks for the embedded model by its name', () => {
    picker.source = 'https://example.org/model.json';
    button().click();
    picker.renderRoot.querySelector<HTMLButtonElement>('.model')!.click();
    expect(opened).to.deep.equal(['efficientnet-lite0']);
  });

  it('shows how much is loaded, with a way to stop it', async () => {
    let cancelled = 0;
    picker.addEventListener('cl-cancel', () => (cancelled += 1));
    button().click();
    picker.phase = 'loading';
    picker.progress = { done: 3_100_000, total: 9_400_000, unit: 'bytes' };
    await picker.updateComplete;
    expect(popup().textContent).to.contain('3.1 of 9.4');
    await expectAccessible(picker);
    picker.renderRoot.querySelector<HTMLButtonElement>('.opening button')!.click();
    expect(cancelled).to.equal(1);
  });

  it('opens and says beside the form what went wrong, and keeps the model in use', async () => {
    picker.phase = 'error';
    picker.error = { name: 'ModelFormatError', message: 'model.json is HTML' };
    await picker.updateComplete;
    expect(isOpen()).to.equal(true);
    const alert = picker.renderRoot.querySelector('[role=alert]')!;
    expect(alert.textContent).to.contain('Not a model that can be read');
    expect(alert.textContent).to.contain('model.json is HTML');
    expect(button().textContent).to.contain('EfficientNet-Lite0');
    await expectAccessible(picker);
  });
});
