import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { json } from './convlens.js';

interface Predicted {
  readonly top: readonly { readonly index: number; readonly name: string }[];
}

describe('names of classes beside the file that --model names', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    const golden = (file: string) =>
      fileURLToPath(new URL(`../golden/keras/${file}`, import.meta.url));
    await copyFile(golden('small.h5'), join(folder, 'small.h5'));
    await copyFile(golden('small.keras'), join(folder, 'small.keras'));
    await writeFile(join(folder, 'labels.txt'), '0 ash\n1 birch\n2 cedar\n3 elm\n');
  });

  after(() => rm(folder, { recursive: true }));

  for (const file of ['small.h5', 'small.keras']) {
    it(`are those of its classes: ${file}`, async () => {
      const photo = 'test/golden/chelsea-224.png';
      const { top } = await json<Predicted>('predict', photo, '--model', join(folder, file));
      const names = ['ash', 'birch', 'cedar', 'elm'];
      expect(top.map(({ name }) => name)).to.eql(top.map(({ index }) => names[index]));
    });
  }
});
