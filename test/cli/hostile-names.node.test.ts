import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { behindConv, shares, type SmallModel } from '../support/small-models.js';
import { complaint, convlens } from './convlens.js';
import { writeModel } from './write-model.js';

/** Colours, a title, a cleared screen, a line of its own, C1, DEL, and a text turned around. */
const evil = 'a\u001b[31mb\u001b]0;c\u0007d\u001b[2Je\nf\r\u009b1mg\u007fh\u202ei\u2066j\u2028k';
/** What a terminal obeys; a line end is only where the command puts one. */
const obeyed = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

const hostile: SmallModel = {
  ...behindConv(shares(evil), { conv: evil }),
  metadata: { name: `${evil}model`, labels: [`${evil}one`, `${evil}two`] },
};

describe('convlens, with names that a terminal would obey', () => {
  const photo = 'test/golden/pictures/grey.png';
  let folder: string;
  let model: string;
  let folders: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    model = await writeModel(join(folder, 'model'), hostile);
    folders = join(folder, 'photos');
    await mkdir(join(folders, 'x\u001b[31m\nx'), { recursive: true });
    await mkdir(join(folders, '0'));
    await copyFile(photo, join(folders, '0', 'p\u001b]0;q\u0007\u202e.png'));
    await copyFile('package.json', join(folders, '0', 'r\u001b[2J\ns.png'));
    await copyFile(photo, join(folders, 'x\u001b[31m\nx', 'a.png'));
  });
  after(() => rm(folder, { recursive: true }));

  const calls: readonly (readonly [string, readonly string[]])[] = [
    ['predict', [photo]],
    ['heatmap', [photo]],
    ['compare', [photo, '--methods', 'grad-cam']],
    ['faithfulness', [photo]],
    ['sanity', [photo, '--steps', '1']],
    ['activations', [photo, '--layer', evil]],
    ['unit', [`${evil}:0`, photo]],
    ['filters', ['--layer', evil, '--channels', '0', '--steps', '1', '--size', '16']],
    ['dream', [photo, '--layer', evil, '--steps', '1', '--octaves', '1', '--size', '32']],
    ['summary', []],
    ['summary', ['--expand-nested']],
  ];
  for (const [command, args] of calls) {
    it(`shows them harmlessly with ${[command, ...args.filter((word) => word.startsWith('--'))].join(' ')}`, async () => {
      const ended = await convlens(command, ...args, '--model', model);
      expect(ended.code, ended.stderr).to.equal(0);
      expect(ended.stdout).not.to.match(obeyed);
      expect(ended.stderr).not.to.match(obeyed);
      // No line of the name's own.
      expect(ended.stdout).not.to.match(/^(f\uFFFD|k)/m);
    });

    it(`gives them whole in the JSON of ${command}, which has none of them as they are`, async () => {
      const ended = await convlens(command, ...args, '--model', model, '--json');
      expect(ended.stdout).not.to.match(obeyed);
      expect(ended.stdout.trimEnd()).not.to.include('\n');
      const found = JSON.stringify(JSON.parse(ended.stdout));
      if (command === 'activations') expect(found).to.include(JSON.stringify(evil));
      expect(ended.stderr).not.to.match(obeyed);
    });
  }

  it('shows names of folders and files harmlessly', async () => {
    const { code, stdout, stderr } = await convlens('evaluate', folders, '--model', model);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.include('x\uFFFD[31m\uFFFDx').and.include('p\uFFFD]0;q\uFFFD\uFFFD.png');
    expect(stdout).to.include('r\uFFFD[2J\uFFFDs.png: not a picture');
    expect(stdout).not.to.match(obeyed);
  });

  it('shows them harmlessly in errors, on one line', async () => {
    for (const args of [
      ['heatmap', photo, '--model', model, '--layer', `${evil}x`],
      ['heatmap', photo, '--model', model, '--class', `${evil}x`],
      ['predict', evil],
      ['predict', photo, '--model', evil],
      [evil],
      ['predict', photo, `--${evil}`],
    ]) {
      const ended = await convlens(...args);
      expect(ended.code).to.be.oneOf([1, 2]);
      expect(ended.stderr).not.to.match(obeyed);
      expect(complaint(ended)).to.match(/^(\w+Error|convlens): .*a�\[31mb/);
    }
  });
});
