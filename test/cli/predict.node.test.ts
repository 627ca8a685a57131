import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { goldenPhotos } from '../core/golden-image.js';
import { convlens, json } from './convlens.js';

interface Predicted {
  readonly top: readonly { index: number; name: string; probability: number; logit: number }[];
}

describe('convlens predict', () => {
  for (const [name, { file, top5 }] of goldenPhotos) {
    it(`--json gives the classes of ${name} as PyTorch does, logits within 0.1`, async () => {
      const { top } = await json<Predicted>('predict', `test/golden/${file}`, '--no-resize');
      expect(top.map(({ index }) => index)).to.deep.equal(top5.map(({ index }) => index));
      top.forEach(({ logit, probability }, i) => {
        expect(logit).to.be.closeTo(top5[i]!.logit, 0.1);
        expect(probability).to.be.closeTo(top5[i]!.probability, 0.02);
      });
    });
  }

  it('--json names each class in words', async () => {
    const { top } = await json<Predicted>('predict', 'test/golden/chelsea-224.png', '--top', '1');
    expect(top.map(({ name }) => name)).to.deep.equal(['Egyptian cat']);
  });

  it('prints a table, strongest class first, and tells its progress on stderr', async () => {
    const photo = 'demo/public/photos/coffee.png';
    const { code, stdout, stderr } = await convlens('predict', photo, '--top=2');
    expect(code).to.equal(0);
    const [head, first, second, ...rest] = stdout.trimEnd().split('\n');
    expect(head).to.match(/^ *share +class +index +logit$/);
    expect(first).to.match(/%\s+espresso\s+967\s+1\d\.\d\d$/);
    expect(second).to.match(/%/);
    expect(rest).to.have.length(1);
    expect(rest[0]).to.match(/^photo: .* as the model says$/);
    expect(stderr).to.match(/^model: .* of 9\.9/m);
  });

  it('takes a Keras model, whatever its file is called', async () => {
    const { code, stderr } = await convlens('summary', '--model', 'test/golden/keras/small.h5');
    expect(code, stderr).to.equal(0);
    const both = await mkdtemp(join(tmpdir(), 'convlens-models-'));
    for (const name of ['row.h5', 'row.keras']) {
      await copyFile(`test/golden/keras/${name}`, join(both, name));
    }
    const folder = await convlens('summary', '--model', both);
    await rm(both, { recursive: true });
    expect(folder.code).to.equal(1);
    expect(folder.stderr).to.match(/several models: .*"row\.h5", "row\.keras"/);
  });

  it('takes a model by the path of its model.json or of its folder', async () => {
    const photo = 'test/golden/chelsea-224.png';
    const byName = await convlens('predict', photo);
    for (const path of ['models/efficientnet-lite0', 'models/efficientnet-lite0/model.json']) {
      const byPath = await convlens('predict', photo, '--model', path);
      expect(byPath.stdout).to.equal(byName.stdout);
    }
  });
});
