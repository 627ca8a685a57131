import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { pathOf, readRange } from '../../../src/core/formats/files/model-file.js';
import { filesOnDisk } from '../../../src/platform/node/disk-files.js';

describe('filesOnDisk', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'model.json'), '{}');
    await writeFile(join(folder, 'inner', 'a.bin'), Uint8Array.of(1, 2, 3, 4, 5));
  });

  after(() => rm(folder, { recursive: true }));

  it('gives the files of a folder by their path in it', async () => {
    const files = await filesOnDisk(folder);
    expect(files.map((file) => [file.name, pathOf(file), file.size])).to.eql([
      ['a.bin', 'inner/a.bin', 5],
      ['model.json', 'model.json', 2],
    ]);
  });

  it('reads the range asked for, fewer bytes at the end', async () => {
    const [file] = await filesOnDisk(join(folder, 'inner', 'a.bin'));
    expect([...(await readRange(file!, 1, 4))]).to.eql([2, 3, 4]);
    expect([...new Uint8Array(await file!.slice(3, 100).arrayBuffer())]).to.eql([4, 5]);
    expect((await file!.arrayBuffer()).byteLength).to.equal(5);
  });
});
