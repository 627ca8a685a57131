import { expect } from 'chai';
import { textOf } from '../components/shared/mount.js';
import { greedy, modelWith } from '../support/too-large.js';
import { embedded, openInspector, sample, until, type Opened } from './support.js';

const address = (script: string) =>
  URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

/** Opens a model that answers a photo with an error, and gives what is shown of that. */
async function failureOf(opened: Opened, files: readonly File[]): Promise<string> {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const { inspector } = opened;
  inspector.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  const predictions = opened.view('cl-predictions');
  await until('an error', () => predictions.phase === 'error');
  await predictions.updateComplete;
  return textOf(predictions, '.frame-panel');
}

describe('a page whose model is too large for the machine', () => {
  const layers = address(greedy);
  let opened: Opened;

  before(async () => {
    opened = await openInspector({ image: sample('chelsea.png'), layers });
    await opened.answered();
  });
  after(() => {
    opened.inspector.remove();
    URL.revokeObjectURL(layers);
  });

  /** The embedded model, opened again, answers as before. */
  async function expectRight(): Promise<void> {
    opened.inspector.model = '';
    await opened.inspector.updateComplete;
    opened.inspector.model = embedded;
    await until(
      'the embedded model',
      () => opened.snapshot.model.value?.name === 'EfficientNet-Lite0',
    );
    await opened.answered();
    expect(textOf(opened.view('cl-predictions'), '.answer .name')).to.match(/cat|tabby/i);
  }

  it('says so by the layer, and the next model answers', async () => {
    const said = await failureOf(opened, modelWith('UpSampling2D', { size: [4096, 4096] }));
    expect(said).to.contain('Too large to compute').and.to.contain('layer "large"');
    await expectRight();
  });

  it('says so when it has broken the backend, and the next model answers', async () => {
    const said = await failureOf(opened, modelWith('Custom>Greedy'));
    expect(said).to.contain('This took all the memory').and.to.contain('layer "large" [4, 4, 2]');
    await expectRight();
  });
});

describe('a page whose worker does not start', () => {
  it('says why at the model', async () => {
    const workerUrl = address(`throw new Error('this script is broken')`);
    const opened = await openInspector({ image: sample('chelsea.png'), workerUrl });
    const picker = opened.view('cl-model-picker');
    await until('an error', () => opened.snapshot.model.phase === 'error');
    await picker.updateComplete;
    expect(textOf(picker, '.problem'))
      .to.contain('did not start in 3 tries')
      .and.to.contain('is broken');
    opened.inspector.remove();
    URL.revokeObjectURL(workerUrl);
  });
});
