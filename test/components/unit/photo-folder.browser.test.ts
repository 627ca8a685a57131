import { expect } from 'chai';
import { alsoAt, fileName, photoFolder } from '../../../src/components/unit/photo-folder.js';

const photo = (name: string) => new File(['x'], name, { type: 'image/jpeg' });

describe('photoFolder', () => {
  it('keeps the photos, counts the other files, and leaves out what systems put there', () => {
    const text = new File(['x'], 'holiday/notes.txt', { type: 'text/plain' });
    const hidden = new File(['x'], 'holiday/.hidden.jpg', { type: 'image/jpeg' });
    const files = [photo('holiday/a.jpg'), text, hidden, photo('holiday/beach/b.jpg')];
    const folder = photoFolder(files, 'conv');
    expect(folder.files).to.deep.equal([files[0], files[3]]);
    expect(folder).to.deep.include({ name: 'holiday', others: 1, layers: ['conv'] });
    expect(fileName(folder.files[1]!)).to.equal('b.jpg');
  });

  it('has the name of its only file, and none for several', () => {
    expect(photoFolder([photo('a.jpg')], 'conv').name).to.equal('a.jpg');
    expect(photoFolder([photo('a.jpg'), photo('b.jpg')], 'conv').name).to.equal('');
  });

  it('is another one each time, and the same one at another layer', () => {
    const files = [photo('a.jpg')];
    const first = photoFolder(files, 'conv');
    expect(photoFolder(files, 'conv').id).not.to.equal(first.id);
    expect(alsoAt(first, 'add')).to.deep.equal({ ...first, layers: ['conv', 'add'] });
  });
});
