import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { scriptText } from '../../src/cli/page-file.js';
import { complaint, convlens } from './convlens.js';

const photo = 'test/golden/chelsea-224.png';

describe('convlens page', () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    out = join(folder, 'lesson.html');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const wrong: readonly (readonly [title: string, args: readonly string[], line: RegExp])[] = [
    ['no photo', ['--out', 'a.html'], /IMAGE is missing/],
    ['no place', [photo], /--out is missing, for example --out lesson\.html/],
    ['a place that is no page', [photo, '--out', 'a.png'], /--out writes HTML: name it "a\.html"/],
    [
      'two photos of one name',
      [photo, 'test/golden/../golden/chelsea-224.png', '--out', 'a.html'],
      /"chelsea-224\.png" is the name of two things/,
    ],
    [
      'labels that no tag would name',
      [photo, '--out', 'a.html', '--body', 'b.html', '--labels', 'c.txt'],
      /--labels are for the inspector/,
    ],
  ];
  for (const [title, args, line] of wrong) {
    it(`is called wrongly with ${title}`, async () => {
      const ended = await convlens('page', ...args);
      expect(complaint(ended)).to.match(line);
      expect(ended.code).to.equal(2);
    });
  }

  const fails: readonly (readonly [title: string, args: readonly string[], line: RegExp])[] = [
    ['there is no such photo', ['no.png'], /^ImageDecodeError: .*no such picture file: "no\.png"/],
    ['a photo is none', ['package.json'], /^ImageDecodeError: not a picture/],
    ['there is no such model', [photo, '--model', 'no'], /^FetchError: there is no model "no"/],
    ['the model is none', [photo, '--model', 'package.json'], /^ModelFormatError: /],
    ['there is no such body', [photo, '--body', 'no.html'], /^FetchError: .*no such file/],
    ['there are no such names', [photo, '--labels', 'no.txt'], /^LabelsError: .*no such file/],
  ];
  for (const [title, args, line] of fails) {
    it(`writes nothing where ${title}`, async () => {
      const ended = await convlens('page', ...args, '--out', out);
      expect(complaint(ended)).to.match(line);
      expect(ended.code).to.equal(1);
      expect(await readFile(out).catch(() => null)).to.equal(null);
    });
  }

  it('says that it cannot write before it reads anything', async () => {
    const nowhere = await convlens('page', 'no.png', '--out', join(folder, 'no/lesson.html'));
    expect(complaint(nowhere)).to.match(/^WriteError: there is no folder/);
    await mkdir(out);
    const taken = await convlens('page', 'no.png', '--out', out);
    expect(complaint(taken)).to.match(/^WriteError: ".*lesson\.html" is a folder/);
  });

  it('leaves the page that was there where the new one fails', async () => {
    await writeFile(out, 'before');
    await convlens('page', 'no.png', '--out', out);
    expect(await readFile(out, 'utf8')).to.equal('before');
  });
});

describe('scriptText', () => {
  it('leaves nothing that ends a script or keeps it open, and the same strings, templates and patterns', () => {
    const texts = ['</script>', '<SCRIPT src="a">', '<!-- a', 'a < b', '</scriptx'];
    for (const text of texts) {
      for (const code of [
        JSON.stringify(text),
        `\`${text}\``,
        `/${text.replaceAll('/', '\\/')}/u.source`,
      ]) {
        const written = scriptText(code);
        expect(written).not.to.match(/<(\/?script|!--)/i);
        const value: unknown = eval(written);
        const same = code.endsWith('source')
          ? new RegExp(String(value)).test(text)
          : value === text;
        expect(same, code).to.equal(true);
      }
    }
  });
});
