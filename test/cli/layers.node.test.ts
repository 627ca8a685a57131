import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { scaledModel, scaling } from '../support/own-layer.js';
import { convlens, json } from './convlens.js';

interface Summary {
  readonly remarks: readonly { readonly kind: string; readonly text: string }[];
  readonly parameters: { readonly total: number };
}

describe('convlens --layers', () => {
  let folder: string;
  let layers: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    layers = join(folder, 'layers.mjs');
    await writeFile(layers, scaling);
    for (const [name, content] of Object.entries(scaledModel)) {
      await writeFile(
        join(folder, name),
        typeof content === 'string' ? content : new Uint8Array(content),
      );
    }
  });

  after(() => rm(folder, { recursive: true }));

  const model = () => ['--model', join(folder, 'model.json')];

  it('reads a layer of one’s own, which is said not to be read without', async () => {
    const whole = await json<Summary>('summary', ...model(), '--layers', layers);
    expect(whole.remarks).to.eql([]);
    expect(whole.parameters.total).to.equal(3 * 2 + 2 + 2);
    const { remarks } = await json<Summary>('summary', ...model());
    expect(remarks[0]).to.include({ kind: 'unread-layer', before: 1 });
    expect(remarks[0]?.text).to.match(
      /^layer "scaled" is a Custom>Scaling.*registerLayer can add it/,
    );
  });

  it('tells in words, below the layers, what could not be read', async () => {
    const { stdout } = await convlens('summary', ...model());
    expect(stdout).to.match(/\n\nlayer "scaled" is .* The layer before it can be explained\.\n/);
  });

  it('says which module cannot be had', async () => {
    const { code, stderr } = await convlens('summary', ...model(), '--layers', 'none.mjs');
    expect(code).to.equal(1);
    expect(stderr).to.match(/the layers of .*none\.mjs could not be loaded/);
  });
});
