import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import type { Evaluation } from '../../src/core/classification/classification.types.js';
import { classificationFigures } from '../../src/core/classification/figures.js';
import { readEvaluation } from '../../src/cli/evaluation-json.js';
import { MergeError } from '../../src/core/errors.js';
import { compiled, complaint, convlens, json } from './convlens.js';

/** Four classes without names, 12 × 10 pixels. */
const model = ['--model', 'test/golden/keras/small.keras'];

interface Printed extends Evaluation {
  readonly figures: ReturnType<typeof classificationFigures>;
}

describe('convlens evaluate', () => {
  let folder: string;
  let set: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-evaluate-'));
    set = join(folder, 'set');
    for (const [i, name] of ['ape', 'bear', 'cat', 'dog'].entries()) {
      await mkdir(join(set, name, 'deeper'), { recursive: true });
      for (let k = 0; k < 4; k++) {
        const background = { r: (60 * i + 25 * k) % 256, g: 40 * k, b: 255 - 50 * i };
        const picture = sharp({ create: { width: 20, height: 16, channels: 3, background } });
        await picture.png().toFile(join(set, name, k === 3 ? 'deeper' : '', `${k}.png`));
      }
    }
    await writeFile(join(set, 'bear', 'bad\u001b[31m.png'), 'no picture');
    await writeFile(join(set, 'bear', '.DS_Store'), '');
    await symlink('nowhere', join(set, 'cat', 'gone.png'));
    await writeFile(join(set, 'readme.txt'), 'in no class folder');
  });

  after(() => rm(folder, { recursive: true }));

  it('counts, and its shards merge byte for byte to what the whole run prints', async () => {
    const whole = await convlens('evaluate', set, ...model, '--json');
    expect(whole.code, whole.stderr).to.equal(0);
    const found = JSON.parse(whole.stdout) as Printed;
    expect(found).to.include({ model: 'small', total: 18, planned: 18, seen: 18 });
    expect(
      found.folders.map(({ folder, pictures, classIndex, by }) => [
        folder,
        pictures,
        classIndex,
        by,
      ]),
    ).to.eql([
      ['ape', 4, 0, 'order'],
      ['bear', 5, 1, 'order'],
      ['cat', 5, 2, 'order'],
      ['dog', 4, 3, 'order'],
    ]);
    expect(found.counts).to.include({ pictures: 16, unread: 2 });
    expect(found.counts.firstUnread.map(({ name }) => name)).to.eql([
      'bear/bad\u001b[31m.png',
      'cat/gone.png',
    ]);
    const { top1, top5, balanced, perClass } = classificationFigures(found.counts);
    expect(found.figures).to.eql({ top1, top5, balanced, perClass });

    const shards = await Promise.all(
      [1, 2, 3].map(async (part) => {
        const { stdout } = await convlens('evaluate', set, ...model, '--shard', `${part}/3`);
        const file = join(folder, `${part}.json`);
        await writeFile(file, stdout);
        return file;
      }),
    );
    const merged = await convlens('evaluate', '--merge', ...shards.reverse(), '--json');
    expect(merged.stdout, merged.stderr).to.equal(whole.stdout);
    const some = await json<Printed>('evaluate', '--merge', shards[0]!, shards[2]!);
    expect(some.parts).to.eql({ of: 3, done: [1, 3] });

    const words = await convlens('evaluate', '--merge', ...shards);
    const { right } = found.counts;
    expect(words.stdout).to.match(new RegExp(`^small: ${right} of 16 pictures right, `));
    expect(words.stdout).to.include('the 4 folders stand for them in order');
    expect(words.stdout).to.match(/^class +pictures +given +precision +recall +F1$/m);
    expect(words.stdout, 'what a terminal obeys').not.to.include('\u001b');
  });

  it('takes the classes of folders from a file, and says which folders have none', async () => {
    const file = join(folder, 'classes.json');
    await writeFile(file, '{ "ape": 3, "dog": "class 1" }');
    const { stdout, stderr } = await convlens('evaluate', set, ...model, '--classes', file);
    expect(stdout, stderr).to.match(/^small: \d of 8 pictures right/);
    expect(stdout).to.include('folders without a class: 2 (pictures left out: 10)');
    expect(stdout).to.match(/^ {2}bear +5 +did you mean class \d/m);
  });

  it('finds what folders mean among the classes of ImageNet, says so, and takes any of them for right', async () => {
    const photos = join(folder, 'photos');
    for (const [name, photo] of [
      ['cats', 'chelsea-224'],
      ['tabby', 'chelsea-224'],
      ['crane', 'coffee-224'],
    ] as const) {
      await mkdir(join(photos, name), { recursive: true });
      await copyFile(`test/golden/${photo}.png`, join(photos, name, 'a.png'));
    }
    const file = join(folder, 'printed.json');
    const printed = await convlens('evaluate', photos, '--json');
    await writeFile(file, printed.stdout);
    const { stdout } = await convlens('evaluate', '--merge', file);
    expect(stdout, printed.stderr).to.match(/^EfficientNet-Lite0: 1 of 2 pictures right/);
    expect(stdout).to.include('what folders stand for, unless they are called like a class:');
    expect(stdout).to.match(
      /^ {2}cats +1 +7 classes: tabby, tiger cat, Persian cat, Siamese cat, … \(by meaning\)$/m,
    );
    expect(stdout).to.include(
      'did you mean crane (134), a kind of wading bird, or crane (517), a kind of lifting device, or',
    );
    expect(stdout, 'an Egyptian cat is a cat').to.match(/^ {2}1 +tabby taken for cats$/m);
    expect(stdout).to.match(/Egyptian cat +tabby, /);
    const again = await convlens('evaluate', '--merge', file, '--json');
    expect(again.stdout, again.stderr).to.equal(printed.stdout);
    const found = JSON.parse(printed.stdout) as Printed;
    expect(found.folders.map(({ classIndex, by }) => [classIndex, by])).to.eql([
      [1000, 'meaning'],
      [null, null],
      [281, 'name'],
    ]);
    expect(found.counts.confusion).to.eql([
      [281, 1000, 1],
      [1000, 1000, 1],
    ]);
    expect(found.counts.mistakes[0]?.classes).to.eql([281, 285]);
  });

  it('prints what was counted when it is interrupted', async () => {
    const many = join(folder, 'many');
    await mkdir(join(many, '0'), { recursive: true });
    const photo = resolve('test/golden/chelsea-224.png');
    for (let i = 0; i < 300; i++) await copyFile(photo, join(many, '0', `${i}.png`));
    const args = [await compiled(), 'evaluate', many, ...model, '--json'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('pictures: ')) child.kill('SIGINT');
    });
    const code = await new Promise((done) => child.on('close', done));
    expect(code).to.equal(130);
    const { seen, planned, counts } = JSON.parse(stdout) as Printed;
    expect(planned).to.equal(300);
    expect(seen).to.be.within(1, 299);
    expect(counts.pictures).to.equal(seen);
  });

  it('says what is wrong', async () => {
    const fails = async (words: RegExp, code: number, ...args: readonly string[]) => {
      const ended = await convlens('evaluate', ...args);
      expect(complaint(ended)).to.match(words);
      expect(ended.code).to.equal(code);
    };
    await mkdir(join(folder, 'other', 'class 9'), { recursive: true });
    await writeFile(join(folder, 'other', 'class 9', 'a.png'), '');
    const other = join(folder, 'other');
    await Promise.all([
      fails(/ClassFoldersError: .* has no folders with pictures/, 1, 'test/cli'),
      fails(/"class 9" \(did you mean "class 0" or .*--classes FILE/, 1, other, ...model),
      fails(/--shard takes .* as 1\/4, not "5\/4"/, 2, set, '--shard', '5/4'),
      fails(/"more" is too much: the command takes one DIR/, 2, set, 'more'),
      fails(/MergeError: "package.json" is not what convlens/, 1, '--merge', 'package.json'),
    ]);
  });
});

describe('an evaluation that is read', () => {
  it('is refused with the place that is wrong', () => {
    const fails = (text: string, words: string) =>
      expect(() => readEvaluation(text, 'a.json')).to.throw(MergeError, words);
    fails('', '"a.json" is not what');
    fails('null', 'it has no "classes"');
    fails('{"classes": 7}', 'classes is no list');
    fails('{"classes": ["a"]}', 'it has no "parts"');
    fails('{"classes": ["a"], "parts": {"of": -1}}', 'parts.of is no whole number from 1');
    fails('{"classes": ["a"], "parts": {"of": 1, "done": []}, "__proto__": 1}', 'no "model"');
  });
});
