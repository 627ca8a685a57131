import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { LayerInfo } from '../../../src/core/graph/layer-info.js';
import { parameterCounts, summaryText } from '../../../src/core/summary/summary-table.js';

interface Golden {
  readonly nodes: readonly LayerInfo[];
  /** Cells of the table that Keras prints, the head first. */
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[];
}

const file = new URL('../../golden/keras/summaries.json', import.meta.url);

describe('summaryText', () => {
  let models: Record<string, Golden>;

  before(async () => {
    ({ models } = JSON.parse(await readFile(file, 'utf8')) as { models: Record<string, Golden> });
  });

  const cellsOf = (text: string): string[][] =>
    text
      .split('\n')
      .filter((line) => /^[│┃]/.test(line))
      .map((line) =>
        line
          .split(/[│┃]/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  const sorted = (rows: readonly (readonly string[])[]): string[] =>
    rows.map((row) => row.join(' │ ')).sort();

  // Keras lists the layers of several branches in another order than they run in.
  for (const name of ['pair', 'row', 'stacked', 'headed', 'MobileNetV3Small']) {
    it(`has the rows and the sums that Keras 3.15 prints for ${name}`, () => {
      const { nodes, rows, totals } = models[name]!;
      const text = summaryText({ name, nodes });
      expect(cellsOf(text)[0]).to.deep.equal(rows[0]);
      expect(sorted(cellsOf(text))).to.deep.equal(sorted(rows));
      expect(text.split('\n').slice(-3)).to.deep.equal(totals);
    });
  }

  it('lists the layers of a nested model below it on request', () => {
    const { nodes } = models['pair']!;
    const cells = cellsOf(summaryText({ name: 'pair', nodes }, { expandNested: true }));
    const names = cells.map(([name]) => name);
    const at = names.indexOf('backbone (Functional)');
    expect(names.slice(at + 1, at + 4)).to.deep.equal([
      '└ backbone/inner_conv (Conv2D)',
      '└ backbone/inner_bn (BatchNormalization)',
      '└ backbone/inner_relu (ReLU)',
    ]);
  });

  it('draws the box of Keras, its columns as wide as they need to be', () => {
    const { nodes } = models['row']!;
    // 3 · 3 · 1 · 4 weights and 4 biases; 6 · 6 · 4 · 3 and 3.
    expect(summaryText({ name: 'row', nodes })).to.equal(
      [
        'Model: "row"',
        '┏━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━┓',
        '┃ Layer (type)       ┃ Output Shape    ┃ Param # ┃',
        '┡━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━┩',
        '│ image (InputLayer) │ (None, 8, 8, 1) │       0 │',
        '├────────────────────┼─────────────────┼─────────┤',
        '│ conv (Conv2D)      │ (None, 6, 6, 4) │      40 │',
        '├────────────────────┼─────────────────┼─────────┤',
        '│ flat (Flatten)     │ (None, 144)     │       0 │',
        '├────────────────────┼─────────────────┼─────────┤',
        '│ classes (Dense)    │ (None, 3)       │     435 │',
        '└────────────────────┴─────────────────┴─────────┘',
        ' Total params: 475 (1.86 KB)',
        ' Trainable params: 475 (1.86 KB)',
        ' Non-trainable params: 0 (0.00 B)',
      ].join('\n'),
    );
  });

  it('counts the weights of a frozen layer as not trainable', () => {
    // 3 · 3 · 1 · 4 weights and 4 biases of the convolution; 435 of the dense layer.
    const nodes = models['row']!.nodes.map((node) =>
      node.name === 'conv' ? { ...node, frozen: true as const } : node,
    );
    expect(parameterCounts(nodes)).to.eql({ total: 475, trainable: 435, nonTrainable: 40 });
  });

  it('counts running means and variances as not trainable, with and without a scale', () => {
    // Of the backbone 4 channels with scale and shift, then 4 with a shift alone.
    expect(parameterCounts(models['pair']!.nodes)).to.include({ nonTrainable: 16 });
  });
});
