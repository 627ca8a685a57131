import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convlens, json } from './convlens.js';

const row = fileURLToPath(new URL('../golden/keras/row.keras', import.meta.url));

describe('convlens summary', () => {
  it('lists the layers with shapes, weights and what they read, and sums the weights up', async () => {
    const { code, stdout } = await convlens('summary');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^Model: "EfficientNet-Lite0"$/m);
    // 3 · 3 · 3 · 32 weights.
    expect(stdout).to.match(
      /^│ stem_conv \(Conv2D\) +│ \(None, 112, 112, 32\) │ +864 │ input\[0\]\[0\] +│$/m,
    );
    expect(stdout).to.match(
      /^│ block2_add \(Add\) .* 0 │ block2_project_bn\[0\]\[0\], block1_project_bn\[0\]\[0\] +│$/m,
    );
    // 4 · 4,694,024 / 1024² megabytes.
    expect(stdout).to.match(/^ Total params: 4,694,024 \(17\.91 MB\)$/m);
    // 164.125 exactly, which Python rounds to the even digit.
    expect(stdout).to.match(/^ Non-trainable params: 42,016 \(164\.12 KB\)$/m);
  });

  it('--json has the same as numbers', async () => {
    const { format, remarks, parameters, classes, layers } = await json<{
      format: string;
      remarks: string[];
      parameters: { total: number; trainable: number; nonTrainable: number };
      classes: number;
      layers: { name: string; kind: string; parameters: number }[];
    }>('summary');
    // The PyTorch model has 4,652,008 parameters; the rest are running means and variances.
    expect(parameters).to.deep.equal({
      total: 4_694_024,
      trainable: 4_652_008,
      nonTrainable: 42_016,
    });
    expect(classes).to.equal(1000);
    expect(format).to.equal('tfjs layers model');
    expect(remarks).to.eql([]);
    expect(layers.reduce((sum, layer) => sum + layer.parameters, 0)).to.equal(4_694_024);
    expect(layers.at(-1)).to.include({ name: 'softmax', kind: 'Activation' });
  });

  it('needs no weights: the layers of a Keras model alone are enough', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'convlens-'));
    const layers = join(folder, 'model.json');
    const { 'config.json': config } = unzipSync(readFileSync(row));
    writeFileSync(layers, config!);
    const whole = await convlens('summary', '--model', row);
    const alone = await convlens('summary', '--model', layers);
    expect(alone.code).to.equal(0);
    expect(alone.stdout).to.equal(whole.stdout);
    const predicted = await convlens(
      'predict',
      'demo/public/photos/chelsea.png',
      '--model',
      layers,
    );
    expect(predicted.code).not.to.equal(0);
    expect(predicted.stderr).to.match(/has the layers of a model, but no weights/);
  });
});
