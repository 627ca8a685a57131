import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import { convlens, json } from './convlens.js';

const photo = 'test/golden/chelsea-224.png';
const call = ['dream', photo, '--layer', 'block3_project_bn', '--steps', '2', '--size', '96'];

describe('convlens dream', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'convlens-cli-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('writes the dream in the size that was asked for, and says what rose', async () => {
    const out = join(folder, 'dream.png');
    const { code, stdout } = await convlens(...call, '--out', out);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^mean square of block3_project_bn, 96 × 96, 4 octaves of 2 steps/);
    const { picture } = await decodePicture(out);
    // And a line beneath that says what it is.
    expect([picture.width, picture.height]).to.deep.equal([96, 96 + 8 + 11 + 8]);
  });

  it('dreams by the layer that the page shows first, where none is named', async () => {
    const { code, stdout } = await convlens('dream', photo, '--steps', '1', '--size', '64');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^mean square of block10_add, 64 × 64/);
    expect(stdout).to.contain('for the picture name a file: --out dream.png');
  });

  it('--json has the settings that reproduce it and the course', async () => {
    const { settings, course } = await json<{
      settings: { seed: number; octaves: number; size: number };
      course: number[];
    }>(...call, '--octaves', '2', '--seed', '9');
    expect(settings).to.include({ seed: 9, octaves: 2, size: 96 });
    expect(course).to.have.length(4);
    expect(course[3]).to.be.greaterThan(course[2]!);
  });
});
