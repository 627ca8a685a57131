import { copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeModel } from '../../cli/write-model.js';
import { behindConv, shares } from '../../support/small-models.js';

/** A folder with a model whose layer has that name, and a photo with that name. */
export async function hostileFolder(
  name: string,
): Promise<{ readonly folder: string; readonly model: string; readonly photo: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'convlens-'));
  await mkdir(join(folder, 'model'));
  await writeModel(join(folder, 'model'), {
    ...behindConv(shares(name), { conv: name }),
    metadata: { labels: ['1', 'two'] },
  });
  const photo = `${name}.png`;
  await copyFile('test/golden/pictures/grey.png', join(folder, photo));
  return { folder, model: 'model', photo };
}
