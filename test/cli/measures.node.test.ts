import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import { convlens, json } from './convlens.js';

const photo = 'test/golden/chelsea-224.png';

interface Map {
  readonly method: string;
  readonly layers: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly against: readonly { readonly index: number }[];
  readonly signed: boolean;
  readonly logit: number;
  readonly map: number[][];
  readonly deletion?: number;
}

const inTemporary = async (work: (out: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'convlens-cli-'));
  try {
    await work(join(folder, 'out.png'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('convlens heatmap, by any method', () => {
  it('--set changes settings, each to its kind', async () => {
    const set = ['--set', 'window=112,stride=112,fill=black'];
    const { settings, map, signed } = await json<Map>(
      ...['heatmap', photo, '--method', 'occlusion', '--no-resize', ...set],
    );
    expect(settings).to.deep.equal({ window: 112, stride: 112, fill: 'black' });
    expect(signed).to.equal(true);
    expect(new Set(map.flat()).size).to.equal(4);
  });

  it('--against explains one class against another', async () => {
    const ask = (...more: string[]) => json<Map>('heatmap', photo, '--no-resize', ...more);
    const [cat, lynx] = [await ask('--class', '285'), await ask('--class', '287')];
    const both = await ask('--class', '285', '--against', '287');
    expect(both.against.map(({ index }) => index)).to.deep.equal([287]);
    expect(both.logit).to.be.closeTo(cat.logit - lynx.logit, 1e-4);
    // Grad-CAM is linear in what it explains.
    const [a, b, c] = [cat, lynx, both].map(({ map }) => map.flat());
    c!.forEach((value, i) => expect(value).to.be.closeTo(a![i]! - b![i]!, 1e-4));
  });

  it('--layer joins several', async () => {
    const layers = 'block10_add,head_relu6';
    const { map, ...rest } = await json<Map>('heatmap', photo, '--layer', layers, '--no-resize');
    expect(rest.layers).to.deep.equal(['block10_add', 'head_relu6']);
    expect([map.length, map[0]!.length]).to.deep.equal([224, 224]);
  });

  it('--out draws signed maps in colours that part at zero', () =>
    inTemporary(async (out) => {
      const method = ['--method', 'gradient-x-input'];
      const { stdout, stderr, code } = await convlens('heatmap', photo, ...method, '--out', out);
      expect(code, stderr).to.equal(0);
      expect(stdout).to.match(/scale −[\d.]+ … [\d.]+, a hundredth of the pixels beyond/);
      const { picture } = await decodePicture(out);
      const scale = (x: number) => [...picture.pixels.slice(4 * (238 * 224 + x)).slice(0, 3)];
      const [[red, , blue], [red2, , blue2]] = [scale(10), scale(213)];
      expect(blue! - red!).to.be.greaterThan(60);
      expect(red2! - blue2!).to.be.greaterThan(60);
    }));
});

describe('convlens compare', () => {
  it('draws the maps of several methods side by side, of one class, and measures them', () =>
    inTemporary(async (out) => {
      const methods = ['--methods', 'grad-cam,gradient', '--metric', 'deletion'];
      const maps = await json<Map[]>('compare', photo, ...methods, '--no-resize', '--out', out);
      expect(maps.map(({ method }) => method)).to.deep.equal(['grad-cam', 'gradient']);
      expect(maps[0]!.logit).to.be.closeTo(maps[1]!.logit, 1e-3);
      for (const { deletion } of maps) expect(deletion).to.be.within(0.01, 0.9);
      const { width, height } = await decodePicture(out);
      // Two maps with what is said over and under each.
      expect([width, height]).to.deep.equal([4 + 2 * 228, 335]);
    }));
});

describe('convlens faithfulness', () => {
  it('gives the curve and its area', async () => {
    const asked = ['--method', 'grad-cam', '--metric', 'insertion', '--no-resize'];
    const found = await json<{
      measure: string;
      score: number;
      shares: number[];
      values: number[];
    }>(...['faithfulness', photo, ...asked]);
    expect(found.measure).to.equal('insertion');
    expect(found.shares[0]).to.equal(0);
    expect(found.shares.at(-1)).to.equal(1);
    const inner = found.values.slice(1).map((value, i) => (value + found.values[i]!) / 2);
    const area = inner.reduce((sum, value) => sum + value, 0) / inner.length;
    expect(found.score).to.be.closeTo(area, 1e-6);
  });
});

describe('convlens sanity', () => {
  it('fails guided backpropagation in words', async () => {
    const asked = ['--method', 'guided-backprop', '--steps', '3', '--no-resize'];
    const { code, stdout } = await convlens('sanity', photo, ...asked);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^guided-backprop fails: the map hardly changes/);
    expect(stdout).to.match(/stem_conv +0\.\d+/);
  });
});
