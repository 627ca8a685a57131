import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import { golden, goldenPhotos, type GoldenMap } from '../core/golden-image.js';
import { convlens, json } from './convlens.js';

interface Explained {
  readonly method: string;
  readonly layer: string;
  readonly layerReason: { readonly kind: string; readonly text: string } | null;
  readonly classIndex: number;
  readonly className: string;
  readonly logit: number;
  readonly map: number[][];
}

const photo = 'test/golden/chelsea-224.png';
const inBlocks = golden<{ photos: Record<string, { gradCam: GoldenMap[] }> }>(
  'efficientnet-lite0-gradcam.json',
).photos['chelsea']!.gradCam;
const ofHead = goldenPhotos.find(([name]) => name === 'chelsea')![1].gradCam;

/** Pearson's correlation. */
function correlation(a: readonly number[], b: readonly number[]): number {
  expect(a.length, 'cells').to.equal(b.length);
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  const dot = (p: number[], q: number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function goldenMap(maps: readonly GoldenMap[], layer: string, classIndex: number): GoldenMap {
  const found = maps.find((map) => map.layer === layer && map.classIndex === classIndex);
  if (!found) throw new Error(`no golden map of ${layer} for ${classIndex}`);
  return found;
}

describe('convlens heatmap', () => {
  const cases = [
    goldenMap(ofHead, 'head_relu6', 285),
    goldenMap(inBlocks, 'block15_project_bn', 282),
    goldenMap(inBlocks, 'block10_depthwise_relu6', 967),
    goldenMap(inBlocks, 'block13_expand_relu6', 285),
  ];
  for (const { layer, classIndex, map } of cases) {
    it(`--json gives the signed map of ${layer} for class ${classIndex} as PyTorch does`, async () => {
      const asked = ['--layer', layer, '--class', String(classIndex), '--no-resize'];
      const result = await json<Explained>('heatmap', photo, ...asked);
      expect(result.method).to.equal('grad-cam');
      expect(result.layer).to.equal(layer);
      expect(result.layerReason).to.equal(null);
      expect(result.classIndex).to.equal(classIndex);
      expect(result.map).to.have.length(map.length);
      expect(correlation(result.map.flat(), map.flat())).to.be.at.least(0.999);
    });
  }

  it('explains the strongest class at the last spatial layer and says why', async () => {
    const result = await json<Explained>('heatmap', photo, '--no-resize');
    expect(result.classIndex).to.equal(285);
    expect(result.className).to.equal('Egyptian cat');
    expect(result.logit).to.be.closeTo(9.14351, 0.1);
    expect(result.layer).to.equal('head_relu6');
    expect(result.layerReason).to.include({ kind: 'last-spatial', rows: 7, columns: 7 });
    expect(result.layerReason?.text).to.match(/last layer .*7 × 7/);
  });

  it('--class takes a synonym of any case', async () => {
    const result = await json<Explained>('heatmap', photo, '--class', 'Tabby CAT');
    expect([result.classIndex, result.className]).to.deep.equal([281, 'tabby']);
  });

  it('--out writes the photo with colours over it and the scale beneath', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'convlens-cli-'));
    try {
      const out = join(folder, 'heat.png');
      const { code, stdout, stderr } = await convlens('heatmap', photo, '--out', out);
      expect(code, stderr).to.equal(0);
      expect(stdout).to.include(`${out}: scale 0 … `);
      const [heat, bare] = [await decodePicture(out), await decodePicture(photo)];
      expect([heat.width, heat.height - bare.height]).to.deep.equal([224, 8 + 27 + 4 * 11 + 8]);
      // The golden map is strong on the muzzle and weakest at the right edge, half-way down; its cells
      // look 15.5 pixels further right and down than an even spread has them.
      const change = (x: number, y: number) => {
        const at = 4 * (y * 224 + x);
        return [0, 1, 2].reduce(
          (sum, c) => sum + Math.abs(heat.picture.pixels[at + c]! - bare.picture.pixels[at + c]!),
          0,
        );
      };
      expect(change(127, 185)).to.be.greaterThan(100);
      expect(change(223, 127)).to.be.lessThan(20);
      // The scale runs from magma's black to its pale yellow.
      const scale = (x: number) => [...heat.picture.pixels.slice(4 * (238 * 224 + x)).slice(0, 3)];
      expect(scale(8)).to.deep.equal([0, 0, 4]);
      expect(scale(215)).to.deep.equal([252, 253, 191]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
