import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { clickButton, complaints, openInspector, sample, until, type Opened } from './support.js';

/** A photo as one of a folder's. */
async function labelled(photo: string, path: string): Promise<File> {
  const blob = await (await fetch(sample(photo))).blob();
  return new File([blob], path, { type: blob.type });
}

describe('a test on a labelled folder', () => {
  let opened: Opened;
  const heard = complaints();

  before(async () => {
    opened = await openInspector({ image: sample('rocket.jpg') });
    await opened.answered();
  });
  after(() => opened.inspector.remove());

  const test = () => opened.view('cl-evaluate');

  it('counts what is dropped on it, and opens no model or photo of it', async () => {
    clickButton(opened.inspector, 'Test');
    await until('the pane', () => findAll(opened.inspector, 'cl-evaluate').length === 1);
    await test().updateComplete;
    const data = new DataTransfer();
    const files = await Promise.all([
      labelled('chelsea.png', 'set/lynx/chelsea.png'),
      labelled('chelsea.png', 'set/n02124075/chelsea.png'),
      labelled('coffee.png', 'set/967/coffee.png'),
      labelled('coffee.png', 'set/no such thing/coffee.png'),
    ]);
    for (const file of [...files, new File(['x'], 'set/lynx/bad.png', { type: 'image/png' })]) {
      data.items.add(file);
    }
    const options = { dataTransfer: data, bubbles: true, composed: true, cancelable: true };
    find(test(), '.drop').dispatchEvent(new DragEvent('drop', options));
    await until('the counts', () => test().phase === 'ready');
    await test().updateComplete;
    expect(test().result).to.include({ seen: 4, planned: 4 });
    expect(test().result?.counts.confusion).to.eql([
      [285, 285, 1],
      [287, 285, 1],
      [967, 967, 1],
    ]);
    expect(textOf(test(), '.unread summary')).to.equal('One picture could not be read');
    expect(textOf(test(), '.folders summary')).to.include('One folder matches no class');
    expect(opened.snapshot.imageSource).to.include('rocket.jpg');
  });

  it('opens a mistake with the heatmaps of the true class and of the one predicted', async () => {
    find(test(), '.mistake').click();
    await until('both heatmaps', () => {
      const [compare] = findAll<HTMLElementTagNameMap['cl-compare']>(
        opened.inspector,
        'cl-compare',
      );
      const [cells = []] = compare?.result?.cells ?? [];
      return compare?.shown === 'chelsea.png' && cells.length > 0 && cells.every(({ map }) => map);
    });
    const { columns } = opened.view('cl-compare').result!;
    expect(columns.map(({ classIndex }) => classIndex)).to.eql([287, 285]);
    expect(opened.snapshot.imageSource).to.equal('chelsea.png');
  });

  it('has kept what it counted', async () => {
    clickButton(opened.inspector, 'Test');
    await until('the pane', () => findAll(opened.inspector, 'cl-evaluate').length === 1);
    await until('the counts again', () => test().phase === 'ready');
    expect(test().result?.seen).to.equal(4);
  });

  it('takes class folders that are dropped anywhere, and shows the pane', async () => {
    clickButton(opened.inspector, 'Channel');
    await until('the other pane', () => findAll(opened.inspector, 'cl-activations').length === 1);
    const data = new DataTransfer();
    for (const folder of ['lynx', '285']) {
      data.items.add(await labelled('chelsea.png', `other/${folder}/chelsea.png`));
    }
    const options = { dataTransfer: data, bubbles: true, composed: true, cancelable: true };
    find(opened.inspector, '.fires').dispatchEvent(new DragEvent('drop', options));
    await until('the counts', () => {
      const [shown] = findAll<HTMLElementTagNameMap['cl-evaluate']>(
        opened.inspector,
        'cl-evaluate',
      );
      return shown?.phase === 'ready' && shown.result?.seen === 2;
    });
    expect(opened.inspector.pane).to.equal('test');
    expect(opened.snapshot.imageSource).to.equal('chelsea.png');
    expect(heard).to.deep.equal([]);
  });
});
