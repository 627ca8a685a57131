import { expect } from 'chai';
import { sortFiles } from '../../../src/components/incoming/sort-files.js';

const hdf5 = Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a);
const zip = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0);
const file = (name: string, content: BlobPart = 'x', type = '') =>
  new File([content], name, { type });
const modelJson = file('model.json', '{"format": "layers-model", "modelTopology": {}}');
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe('sortFiles', () => {
  it('has nothing to say of nothing', async () => {
    expect(await sortFiles([])).to.equal(null);
    expect(await sortFiles([file('.DS_Store')])).to.equal(null);
  });

  it('takes a photo for a photo', async () => {
    const cat = file('cat.jpg', 'x', 'image/jpeg');
    expect(await sortFiles([cat])).to.deep.equal({ is: 'photo', file: cat });
  });

  it('knows a model by its bytes, whatever its name is', async () => {
    for (const content of [hdf5, zip]) {
      expect(await sortFiles([file('download', content)])).to.include({ is: 'model' });
    }
  });

  it('knows a model.json by what it holds, and takes all that came with it, in any order', async () => {
    const sorted = await sortFiles([
      file('group1-shard2of2.bin'),
      file('cat.jpg', 'x', 'image/jpeg'),
      modelJson,
      file('group1-shard1of2.bin'),
    ]);
    expect(sorted).to.include({ is: 'model', name: 'model.json' });
    expect(sorted?.is === 'model' && sorted.files).to.have.length(4);
  });

  it('names a model after its folder, and leaves out what systems put there', async () => {
    const folder = ['a/model.json', 'a/shard.bin', 'a/.DS_Store', '__MACOSX/a/._model.json'];
    const sorted = await sortFiles(folder.map((name) => file(name)));
    expect(sorted?.is === 'model' && names(sorted.files)).to.deep.equal([
      'a/model.json',
      'a/shard.bin',
    ]);
    expect(sorted).to.include({ name: 'a' });
  });

  it('takes models that cannot be read for models too, so that it is said of them', async () => {
    for (const name of ['net.onnx', 'net.tflite', 'saved_model.pb', 'weights.pth', 'cut.keras']) {
      expect(await sortFiles([file(name)]), name).to.include({ is: 'model', name });
    }
  });

  it('takes photos in several folders for pictures by class, with all that came with them', async () => {
    const image = (name: string) => file(name, 'x', 'image/jpeg');
    const files = [image('set/cat/1.jpg'), file('set/notes.txt'), image('set/dog/1.jpg')];
    const sorted = await sortFiles(files);
    expect(sorted).to.deep.equal({ is: 'class-folders', files, file: files[0] });
    const alone = [image('holiday/1.jpg'), image('holiday/2.jpg')];
    expect(await sortFiles(alone)).to.deep.equal({ is: 'photo', file: alone[0] });
  });

  it('takes a text for a list of class names, JSON too', async () => {
    const list = file('labels.txt', 'cat\ndog');
    expect(await sortFiles([list])).to.deep.equal({ is: 'labels', file: list });
    const json = file('imagenet_class_index.json', '{"0": ["n01440764", "tench"]}');
    expect(await sortFiles([json])).to.deep.equal({ is: 'labels', file: json });
  });

  it('leaves what is none of these to the decoder of photos, which says so', async () => {
    const other = file('notes.docm');
    expect(await sortFiles([other])).to.deep.equal({ is: 'photo', file: other });
  });
});
