import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import type { Picture } from '../../src/core/image/picture.js';
import { goldenPhotos } from '../core/golden-image.js';
import { complaint, convlens, json } from './convlens.js';
import { twoClasses, writeModel } from './write-model.js';

const photo = 'test/golden/chelsea-224.png';
const chelsea = goldenPhotos.find(([name]) => name === 'chelsea')![1];

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'convlens-cli-'))));
after(() => rmSync(folder, { recursive: true }));

/** A one, as it is written in pictures. */
const ONE = ['  #  ', ' ##  ', '  #  ', '  #  ', '  #  ', '  #  ', ' ### '];

/** What is written there: dark pixels of a letter, row by row. */
function dotsOf(
  { width, pixels }: Picture,
  { left, top }: { left: number; top: number },
): string[] {
  return Array.from({ length: 7 }, (_, y) =>
    Array.from({ length: 5 }, (_, x) =>
      pixels[4 * ((top + y) * width + left + x)]! < 100 ? '#' : ' ',
    ).join(''),
  );
}

describe('convlens activations', () => {
  interface Fired {
    readonly height: number;
    readonly width: number;
    readonly channels: number;
    readonly mean: number[];
    readonly max: number[];
    readonly maps: readonly { channel: number; map: number[][] }[];
  }

  it('--json gives every channel of a layer as PyTorch does', async () => {
    const layer = 'block1_expand_bn';
    const { shape, mean, std, max, atOrigin, atCentre } = chelsea.layers[layer]!;
    const result = await json<Fired>('activations', photo, '--layer', layer, '--no-resize');
    expect([result.height, result.width, result.channels]).to.deep.equal(shape);
    expect(result.maps).to.have.length(result.channels);
    expect(Math.max(...result.max)).to.be.closeTo(max, 0.02 * std);
    const overall = result.mean.reduce((sum, value) => sum + value, 0) / result.channels;
    expect(overall).to.be.closeTo(mean, 0.02 * std);
    for (const channel of [0, 1, 2, 3]) {
      const { map } = result.maps[channel]!;
      expect(map[0]![0]).to.be.closeTo(atOrigin[channel]!, 0.03 * std);
      expect(map[shape[0]! / 2]![shape[1]! / 2]).to.be.closeTo(atCentre[channel]!, 0.03 * std);
    }
  });

  it('--channels chooses maps, in the order given', async () => {
    const chosen = ['--layer', 'head_relu6', '--channels', '20,3-5'];
    const { maps, mean } = await json<Fired>('activations', photo, ...chosen);
    expect(maps.map(({ channel }) => channel)).to.deep.equal([20, 3, 4, 5]);
    expect(mean, 'means of all channels').to.have.length(1280);
  });

  it('--out writes the maps side by side, enlarged by whole cells', async () => {
    const out = join(folder, 'maps.png');
    const layer = ['--layer', 'block15_project_bn', '--channels', '0-4'];
    const { code, stdout, stderr } = await convlens('activations', photo, ...layer, '--out', out);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/row 1: 0-2\nrow 2: 3-4\nphoto: crop centre, [^\n]*\n$/);
    // Three columns and two rows of 7 × 7 cells of 14 pixels, 4 pixels between them, each with its
    // number beneath; under all of them the scale of 12 pixels, its ends, and a line.
    const { width, height, picture } = await decodePicture(out);
    const sheet = 4 + 2 * (98 + 11 + 4);
    expect([width, height]).to.deep.equal([4 + 3 * 102, sheet + 8 + 27 + 11 + 8]);
    expect(dotsOf(picture, { left: 4 + 102, top: 4 + 98 + 2 }), 'channel 1').to.deep.equal(ONE);
  });
});

describe('convlens filters', () => {
  it('--out writes the pictures side by side; --json has their course and pixels', async () => {
    const out = join(folder, 'filters.png');
    const what = ['--layer', 'block1_project_bn', '--channels', '2,7'];
    const how = ['--steps', '6', '--size', '48', '--seed', '3', '--out', out];
    const result = await json<{
      seed: number;
      pictures: { channel: number; status: string; course: number[]; pixels: number[][][] }[];
    }>('filters', ...what, ...how);
    expect(result.seed).to.equal(3);
    expect(result.pictures.map(({ channel }) => channel)).to.deep.equal([2, 7]);
    const { width, height, picture } = await decodePicture(out);
    expect([width, height]).to.deep.equal([4 + 2 * 52, 4 + 48 + 11 + 4 + 8 + 22 + 8]);
    result.pictures.forEach(({ status, course, pixels }, i) => {
      expect(status).to.equal('done');
      expect(course).to.have.length(6);
      expect(course.at(-1)).to.be.greaterThan(course[0]!);
      expect([pixels.length, pixels[0]!.length]).to.deep.equal([48, 48]);
      const at = 4 * ((4 + 30) * width + 4 + i * 52 + 20);
      expect([...picture.pixels.slice(at, at + 3)]).to.deep.equal(pixels[30]![20]);
    });
  });

  interface Drawn {
    readonly layer: string;
    readonly remarks: string[];
    readonly pictures: readonly { channel: number; course: number[]; pixels: number[][][] }[];
  }

  it('--settings draws the pictures again that --save-settings was written with', async () => {
    const saved = join(folder, 'settings.json');
    const what = ['--layer', 'block1_project_bn', '--channels', '7,2', '--from', photo];
    const how = ['--objective', 'joint:block2_add:3', '--transforms', 'rotate=20', '--steps', '4'];
    const small = ['--size', '32', '--save-settings', saved];
    const first = await json<Drawn>('filters', ...what, ...how, ...small);
    const again = await json<Drawn>('filters', '--settings', saved, '--from', photo);
    expect(again.pictures).to.deep.equal(first.pictures);
    expect(again.remarks).to.deep.equal([]);
    const other = ['--settings', saved, '--objective', 'class:tabby', '--seed', '8'];
    const { layer, pictures } = await json<Drawn>('filters', ...other);
    expect(layer).to.equal('logits');
    expect(pictures.map(({ channel }) => channel)).to.deep.equal([281]);
    expect(pictures[0]!.pixels).to.have.length(32);
  });

  it('refuses a file of settings that is none, by its name', async () => {
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, '{"kind": "convlens filter pictures", "recipe": []}');
    for (const [path, reason] of [
      [wrong, /^FilterFileError: ".*wrong.json": its "recipe" must be an object$/],
      [join(folder, 'none.json'), /^FilterFileError: there is no such file: ".*none.json"$/],
      [photo, /^FilterFileError: ".*png": not JSON/],
    ] as const) {
      const ended = await convlens('filters', '--settings', path);
      expect(ended.code).to.equal(1);
      expect(complaint(ended)).to.match(reason);
    }
  });

  it('crosses out a channel that nothing can excite, and says so', async () => {
    const out = join(folder, 'dead.png');
    // Channel 79 has a running variance of 0 (efficientnet-lite0-dead-channels.json).
    const what = ['--layer', 'block1_expand_bn', '--channels', '79', '--size', '32'];
    const { code, stdout, stderr } = await convlens('filters', ...what, '--out', out);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/^ +79 +– +dead$/m);
    const { width, picture } = await decodePicture(out);
    const pixel = (x: number, y: number) => [
      ...picture.pixels.slice(4 * (y * width + x)).slice(0, 3),
    ];
    expect(pixel(4, 4)).to.deep.equal(pixel(35, 4));
    expect(pixel(4, 4)).not.to.deep.equal(pixel(20, 6));
  });
});

/** The pixels of an SVG file, four numbers each. */
const drawn = (path: string) =>
  sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });

describe('convlens unit', () => {
  interface About {
    readonly channels: number;
    readonly map: number[][];
    readonly peak: { row: number; column: number; value: number };
    readonly sees: { height: number; width: number };
    readonly inputs: readonly { layer: string; channel: number }[];
    readonly classes: Record<'before' | 'zero', { logits: number[]; probabilities: number[] }>;
  }

  it('--json tells where a channel fires and what is answered with it, as PyTorch does', async () => {
    const layer = 'block1_expand_bn';
    const { std, atOrigin, atCentre } = chelsea.layers[layer]!;
    const about = await json<About>('unit', `${layer}:2`, photo, '--no-resize');
    expect(about.map[0]![0]).to.be.closeTo(atOrigin[2]!, 0.03 * std);
    const { length } = about.map;
    expect(about.map[length / 2]![length / 2]).to.be.closeTo(atCentre[2]!, 0.03 * std);
    const { row, column, value } = about.peak;
    expect(about.map[row]![column]).to.equal(value);
    expect(Math.max(...about.map.flat())).to.equal(value);
    // A 3×3 stem of stride 2, a 3×3 depthwise kernel and 1×1 kernels: 3 + 2 · 2 pixels.
    expect(Math.max(about.sees.height, about.sees.width)).to.be.at.most(7);
    expect(new Set(about.inputs.map((link) => link.layer))).to.deep.equal(
      new Set(['block0_project_bn']),
    );
    const { before, zero } = about.classes;
    for (const { index, logit } of chelsea.top5) {
      expect(before.logits[index]).to.be.closeTo(logit, 0.1);
    }
    expect(zero.logits).not.to.deep.equal(before.logits);
  });

  it('--out writes a page with its pictures', async () => {
    const out = join(folder, 'unit.svg');
    const { code, stdout, stderr } = await convlens(
      'unit',
      'block0_project_bn:10',
      photo,
      '--out',
      out,
    );
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/^block0_project_bn, channel 10 of 16\nfires up to /);
    expect(stdout).to.contain('with it, and without:\n');
    const { data, info } = await drawn(out);
    const { width } = info;
    expect(width).to.equal(2 * 16 + 4 * 168 + 3 * 12);
    // In the middle of each of the four pictures there is more than paper and ink.
    for (const i of [0, 1, 2, 3]) {
      const colours = new Set<string>();
      for (let x = 0; x < 100; x++) {
        const at = 4 * ((16 + 18 + 12 + 84) * width + 16 + i * 180 + 34 + x);
        colours.add(data.subarray(at, at + 3).join());
      }
      expect(colours.size, `picture ${i}`).to.be.greaterThan(20);
    }
  });

  it('--out writes names in every script, whatever they hold', async () => {
    const names = ['Übergröße 猫 קטה', '<b>&"\u001b[31m\u202e\uffff</b>'];
    const model = await writeModel(join(folder, 'scripts'), {
      ...twoClasses,
      metadata: { labels: names },
    });
    const out = join(folder, 'scripts.svg');
    const { code, stderr } = await convlens(
      ...['unit', 'point:0', 'test/golden/pictures/grey.png', '--model', model, '--out', out],
    );
    expect(code, stderr).to.equal(0);
    const page = readFileSync(out, 'utf8');
    expect(page).to.contain(`>${names[0]}<`);
    expect(page).to.contain('>&#60;b&#62;&#38;&#34;\uFFFD[31m\uFFFD\uFFFD&#60;/b&#62;<');
    // A parser of XML takes it.
    expect((await drawn(out)).info.width).to.equal(2 * 16 + 4 * 168 + 3 * 12);
  });

  it('writes its page as SVG only', async () => {
    const ended = await convlens('unit', 'block0_project_bn:10', photo, '--out', 'page.png');
    expect(ended.code).to.equal(2);
    expect(complaint(ended)).to.contain('--out writes SVG: name it "page.svg"');
  });

  it('says how a channel is named', async () => {
    const ended = await convlens('unit', 'block0_project_bn', photo);
    expect(ended.code).to.equal(2);
    expect(complaint(ended)).to.contain('as block10_add:96, not "block0_project_bn"');
    const missing = await convlens('unit', 'block0_project_bn:3');
    expect(missing.code).to.equal(2);
    expect(complaint(missing)).to.contain('IMAGE is missing');
  });
});
