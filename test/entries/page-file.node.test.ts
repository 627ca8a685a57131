import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { root } from './package.js';

const run = promisify(execFile);

describe('the page that the built command line writes', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'convlens-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  /** The page's text, and the files in it by name. */
  async function pageOf(...args: readonly string[]) {
    const out = join(folder, 'lesson.html');
    await run(process.execPath, [`${root}/dist/cli/main.js`, 'page', ...args, '--out', out]);
    const html = await readFile(out, 'utf8');
    const found = html.matchAll(/<script type="[^"]+" data-convlens="([^"]+)">([^<]*)<\/script>/g);
    const files = Array.from(found, ([, name = '', text = '']) => [name, text] as const);
    return {
      html,
      files: new Map(files.map(([name, text]) => [name, Buffer.from(text, 'base64')])),
    };
  }

  const photo = join(root, 'test/golden/chelsea-224.png');

  it('has the worker, its binaries, the model and the photo in it, byte for byte', async () => {
    const { html, files } = await pageOf(photo);
    expect([...files.keys()]).to.eql([
      'explain.worker.classic.js',
      'tfjs-backend-wasm.wasm',
      'tfjs-backend-wasm-simd.wasm',
      'efficientnet-lite0',
      'chelsea-224.png',
    ]);
    expect(files.get('chelsea-224.png')?.equals(await readFile(photo))).to.equal(true);
    const model = unzipSync(files.get('efficientnet-lite0')!);
    expect(Object.keys(model)).to.have.members([
      'model.json',
      ...[1, 2, 3].map((shard) => `group1-shard${shard}of3.bin`),
    ]);
    for (const [name, bytes] of Object.entries(model)) {
      const original = await readFile(join(root, 'models/efficientnet-lite0', name));
      expect(original.equals(bytes), name).to.equal(true);
    }
    expect(html).to.contain(
      '<cl-inspector model="efficientnet-lite0" image="chelsea-224.png"></cl-inspector>',
    );
    // Those of the files, of the terms and of the elements: no more begin or end than are meant.
    for (const tag of [/<script[ >]/g, /<\/script>/g]) expect(html.match(tag)).to.have.length(7);
    expect(html).to.contain('Apache License');
  });

  it('takes one’s own model, whatever the files are called, and the names beside it', async () => {
    const name = `my "net" & co.h5`;
    await cp(join(root, 'test/golden/keras/small.h5'), join(folder, name));
    await writeFile(join(folder, 'labels.txt'), 'ash\nbirch\ncedar\nelm\n');
    const { html, files } = await pageOf(
      photo,
      '--model',
      join(folder, name),
      '--title',
      '</title>',
    );
    expect(html).to.contain('<title>&#60;/title&#62;</title>');
    expect(html).to.contain('<cl-inspector model="my &#34;net&#34; &#38; co.h5" image=');
    const model = unzipSync(files.get('my &#34;net&#34; &#38; co.h5')!);
    expect(Object.keys(model)).to.have.members([name, 'labels.txt']);
  });

  it('has a body of one’s own as it is, after all that is not', async () => {
    const body = '<p>Look: <cl-session image="chelsea-224.png"></cl-session> <!-- left open';
    await writeFile(join(folder, 'body.html'), body);
    const { html } = await pageOf(photo, '--body', join(folder, 'body.html'));
    expect(html.trimEnd().endsWith(body)).to.equal(true);
    expect(html).not.to.contain('<cl-inspector model');
  });
});
