import { expect } from 'chai';
import { finerStart } from '../../../src/components/heatmap/finer-start.js';
import { readSecondLook, secondWants } from '../../../src/components/heatmap/second-look.js';
import type { LayerInfo } from '../../../src/core/graph/layer-info.js';
import type { ModelSummary } from '../../../src/core/summary/model-summary.types.js';
import { answerKey } from '../../../src/session/answer-key.js';
import type { Phase, Snapshot, Want } from '../../../src/session/snapshot.js';

const layer = (name: string, rows: number, role: LayerInfo['role']): LayerInfo => ({
  ...{ name, kind: role, role, outputShape: [rows, rows, 8], parameters: 1, inbound: [] },
  ...{ spatial: true, channels: 8 },
});
const modelOf = (...layers: LayerInfo[]) => {
  const last = layers.at(-1)!;
  const [rows = 0, columns = 0] = last.outputShape;
  const reason = { kind: 'last-spatial', rows, columns };
  return { layers, heatmapLayer: { layer: last.name, reason } } as unknown as ModelSummary;
};
const residual = modelOf(
  layer('add_1', 28, 'sum'),
  layer('add_2', 14, 'sum'),
  layer('expand', 14, 'convolution'),
  layer('head', 7, 'convolution'),
);
const plain = modelOf(
  layer('conv_1', 28, 'convolution'),
  layer('conv_2', 14, 'convolution'),
  layer('pool', 7, 'pooling'),
);

describe('finerStart', () => {
  it('is the last sum of a residual block with a dozen rows', () => {
    expect(finerStart(residual)).to.equal('add_2');
  });

  it('is the last layer of the next higher resolution where there are no sums', () => {
    expect(finerStart(plain)).to.equal('conv_2');
  });

  it('is none where the last layer is fine enough itself, or nothing finer tells where', () => {
    expect(finerStart(modelOf(layer('a', 28, 'sum'), layer('b', 14, 'convolution')))).to.equal(
      null,
    );
    expect(finerStart(modelOf(layer('a', 8, 'convolution'), layer('b', 4, 'pooling')))).to.equal(
      null,
    );
    expect(finerStart(modelOf(layer('a', 7, 'convolution')))).to.equal(null);
  });
});

const shown = { method: 'grad-cam', classIndex: 3, layer: 'add_2' } as const;

/** A session in which these wants are answered, and a class was chosen or not. */
function session(answers: readonly (readonly [Want, unknown])[], classIndex: number | null = null) {
  const known = new Map(answers.map(([want, value]) => [answerKey(want), value]));
  const slot = (want: Want) => {
    const key = answerKey(want);
    const phase: Phase = known.has(key) ? 'ready' : 'empty';
    return { phase, ...(known.has(key) && { value: known.get(key) }) };
  };
  return { slot, model: { value: residual }, selection: { classIndex } } as unknown as Snapshot;
}
const map: Want = { job: 'heatmap', request: shown };
const occlusion: Want = { job: 'heatmap', request: { method: 'occlusion', classIndex: 3 } };
const measured = (layerName: string, measure: 'insertion' | 'deletion'): Want => ({
  job: 'faithfulness',
  request: { measure, method: 'grad-cam', classIndex: 3, layer: layerName },
});
const depths = [
  [measured('add_2', 'insertion'), { score: 0.5 }],
  [measured('add_2', 'deletion'), { score: 0.25 }],
  [measured('head', 'insertion'), { score: 0.75 }],
  [measured('head', 'deletion'), { score: 0.125 }],
] as const;
const unbidden = (want: Want): Want => ({ ...want, unbidden: true });
const jobs = (wants: readonly Want[]) => wants.map(({ job }) => job);

describe('secondWants', () => {
  it('asks nothing before the map is there', () => {
    expect(secondWants(shown, 'add_2', session([]), 100)).to.eql([]);
  });

  it('compares the two layers first, then asks occlusion and what covering says', () => {
    const first = secondWants(shown, 'add_2', session([[map, {}]]), 100);
    expect(first).to.eql(depths.map(([want]) => unbidden(want)));
    const then = secondWants(shown, 'add_2', session([[map, {}], ...depths]), 100);
    expect(jobs(then.slice(4))).to.eql(['heatmap', 'disagreement']);
    expect(then[4]).to.eql(unbidden(occlusion));
    expect(then[5]!.request).to.eql(shown);
  });

  it('asks unbidden of quick networks and of the class that nobody chose alone', () => {
    expect(secondWants(shown, 'add_2', session([[map, {}]]), 2000)).to.eql([]);
    expect(secondWants(shown, 'add_2', session([[map, {}]], 3), 100)).to.eql([]);
    const there = session(
      [
        [map, {}],
        [occlusion, {}],
      ],
      3,
    );
    expect(jobs(secondWants(shown, 'add_2', there, 2000))).to.eql(['heatmap', 'disagreement']);
  });

  it('holds occlusion itself against Grad-CAM', () => {
    const request = { method: 'occlusion', classIndex: 3 } as const;
    const wants = secondWants(request, 'add_2', session([[occlusion, {}]], 3), null);
    expect(wants.at(-1)).to.eql(unbidden({ job: 'disagreement', request: shown }));
    expect(readSecondLook(request, 'add_2', session([]), null).other).to.equal('grad-cam');
  });
});

describe('readSecondLook', () => {
  it('has the gaps of both layers once all four measures are there', () => {
    expect(readSecondLook(shown, 'add_2', session(depths.slice(1)), 100).depths).to.equal(null);
    expect(readSecondLook(shown, 'add_2', session(depths), 100).depths).to.eql({
      ...{ finer: 'add_2', last: 'head' },
      gaps: { finer: 0.25, last: 0.625 },
    });
    const other = { ...shown, layer: 'add_1' };
    expect(readSecondLook(other, 'add_2', session(depths), 100).depths).to.equal(null);
  });
});
