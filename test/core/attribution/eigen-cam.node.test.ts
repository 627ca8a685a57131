import { expect } from 'chai';
import { eigenCamMap } from '../../../src/core/attribution/eigen-cam.js';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { principalComponent } from '../../../src/core/attribution/principal-component.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';
import { goldenMaps } from './golden-vector.js';
import { residualImage, residualNetwork } from './residual-network.js';

const of = (height: number, width: number, channels: number, values: readonly number[]) => ({
  height,
  width,
  channels,
  activations: Float32Array.from(values),
});

function expectClose(found: ArrayLike<number>, expected: readonly number[], by = 1e-5): void {
  expect(found.length).to.equal(expected.length);
  expected.forEach((value, i) => expect(found[i]).to.be.closeTo(value, by));
}

describe('principalComponent', () => {
  it('finds the lengths of a table worked out by hand', () => {
    // Two directions at right angles: rows ±2 along (.6, .8), ±1 along (.8, −.6).
    const rows = Float32Array.of(1.2, 1.6, -1.2, -1.6, 0.8, -0.6, -0.8, 0.6);
    const { projections, share } = principalComponent(rows, 2);
    const sign = Math.sign(projections[0]!);
    expectClose(projections, [2 * sign, -2 * sign, 0, 0], 1e-6);
    expect(share).to.be.closeTo(8 / 10, 1e-6);
  });

  it('finds the same from the longer and the shorter side: constant columns add nothing', () => {
    const [rows, columns, more] = [6, 5, 9];
    const table = gaussians(seededRandom(1), rows * columns, 1);
    const padded = Float32Array.from({ length: rows * more }, (_, i) =>
      i % more < columns ? table[Math.floor(i / more) * columns + (i % more)]! : 4,
    );
    const narrow = principalComponent(table, columns);
    const wide = principalComponent(padded, more);
    const sign = Math.sign(narrow.projections[0]! * wide.projections[0]!);
    expectClose(
      wide.projections.map((value) => sign * value),
      [...narrow.projections],
      1e-6,
    );
    expect(wide.share).to.be.closeTo(narrow.share, 1e-6);
  });

  it('has the spread that no other direction exceeds', () => {
    const [rows, columns] = [30, 12];
    const random = seededRandom(3);
    const table = gaussians(random, rows * columns, 1);
    const { projections } = principalComponent(table, columns);
    const means = Array.from({ length: columns }, (_, c) =>
      table.reduce((sum, v, i) => (i % columns === c ? sum + v / rows : sum), 0),
    );
    const spread = (lengths: Float64Array) => lengths.reduce((sum, v) => sum + v * v, 0);
    for (let trial = 0; trial < 200; trial++) {
      const direction = gaussians(random, columns, 1);
      const length = Math.sqrt(direction.reduce((sum, v) => sum + v * v, 0));
      const along = Float64Array.from({ length: rows }, (_, r) =>
        direction.reduce(
          (sum, v, c) => sum + (v / length) * (table[r * columns + c]! - means[c]!),
          0,
        ),
      );
      expect(spread(along)).to.be.at.most(spread(projections) * (1 + 1e-9));
    }
  });

  it('is nothing where all rows are alike', () => {
    const { projections, share } = principalComponent(Float32Array.of(1, 2, 1, 2), 2);
    expect([...projections, share]).to.eql([0, 0, 0]);
  });
});

describe('eigenCamMap', () => {
  it('is the component of pytorch-grad-cam, towards the larger mean activation', () => {
    // pytorch-grad-cam has ±[[.92388, .38268], [−2.23044, .92388]]. The means over the channels are
    // .5, 1.5, 1.5 and .5: the cells of −2.23 and .38 have the larger ones.
    const { map, share } = eigenCamMap(of(2, 2, 2, goldenMaps));
    expectClose(map.values, [-0.92388, -0.38268, 2.23044, -0.92388]);
    // Eigenvalues 4 ± √8 of [[2, −2], [−2, 6]].
    expect(share).to.be.closeTo((4 + Math.sqrt(8)) / 8, 1e-9);
  });

  it('has the largest value positive where the means are the same everywhere', () => {
    const { map } = eigenCamMap(of(1, 3, 2, [3, 0, 1, 2, 2, 1]));
    expect(Math.max(...map.values)).to.be.closeTo(Math.SQRT2, 1e-6);
    const other = eigenCamMap(of(1, 4, 2, [4, 0, 2, 2, 1, 3, 1, 3]));
    expect(other.map.values[0]).to.be.closeTo(2 * Math.SQRT2, 1e-6);
    expect(other.map.values[2]).to.be.closeTo(-Math.SQRT2, 1e-6);
  });

  it('is one channel less its mean when there is but one, rows and columns kept', () => {
    const { map } = eigenCamMap(of(2, 3, 1, [0, 1, 2, 3, 4, 8]));
    expect([map.height, map.width]).to.eql([2, 3]);
    expectClose(map.values, [-3, -2, -1, 0, 1, 5]);
  });
});

describe('eigen-cam', () => {
  before(() => useBackend('wasm'));

  const method = 'eigen-cam';
  const layer = 'inner';

  it('is the same for every class, and says so', async () => {
    const network = residualNetwork();
    const maps = [
      await heatmap(network, residualImage, { method, layer, classIndex: 0 }),
      await heatmap(network, residualImage, { method, layer, classIndex: 2 }),
      await heatmap(network, residualImage, { method, layer, output: 'side' }),
    ];
    for (const { map, facts } of maps) {
      expect(map).to.eql(maps[0]!.map);
      expect(facts).to.include({ classIndependent: 1 });
      expect(facts['share']).to.be.within(1 / 4, 1);
    }
    expect(maps[0]!.value).not.to.equal(maps[1]!.value);
    network.dispose();
  });

  it('says that a layer that is the same everywhere shows nothing', async () => {
    const network = tinyNetwork({
      input: [2, 3, 1],
      layers: [
        ['Conv2D', 'maps', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
        ['GlobalAveragePooling2D', 'pool', ['maps']],
        ['Dense', 'score', ['pool'], { units: 1, activation: 'sigmoid', use_bias: false }],
      ],
      weights: {
        'maps/kernel': [
          [1, 1, 1, 2],
          [1, -1],
        ],
        'score/kernel': [
          [2, 1],
          [1, 2],
        ],
      },
    });
    const { empty, map } = await heatmap(network, new Float32Array(6).fill(3), { method });
    expect(empty).to.equal('flat');
    expect([...map.values]).to.eql([0, 0, 0, 0, 0, 0]);
    network.dispose();
  });

  it('leaves no tensor behind, nor when it is cancelled or refused', async () => {
    const network = residualNetwork();
    const run = (options: object) => heatmap(network, residualImage, { method, layer, ...options });
    await run({});
    await expectNoLeak(() => run({}));
    const control = new AbortController();
    let steps = 0;
    const checkpoint = () => (++steps === 2 ? control.abort() : undefined);
    await expectNoLeak(async () => {
      const error = await rejection(run({ signal: control.signal, checkpoint }));
      expect(error.name).to.equal('AbortError');
      expect((await rejection(run({ layer: 'pool' }))).name).to.equal('NotSpatialError');
    });
    network.dispose();
  });
});
