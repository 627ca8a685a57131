import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compiled, complaint, convlens } from './convlens.js';

const photo = 'test/golden/pictures/grey.png';

describe('convlens, given what is no file', function () {
  let folder: string;
  let pipe: string;

  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    pipe = join(folder, 'pipe.png');
    execFileSync('mkfifo', [pipe]);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Nobody ever writes to the pipe: whoever opens it waits for ever. */
  const refused = async (args: readonly string[], message: RegExp): Promise<void> => {
    const ended = await convlens(...args);
    expect(complaint(ended)).to.match(message);
    expect(ended.code).to.equal(message.source.includes('--classes') ? 2 : 1);
  };

  it('refuses a pipe wherever a file is asked for', async () => {
    await refused(['predict', pipe], /^ImageDecodeError: ".*pipe\.png" is a pipe, not a file$/);
    await refused(['predict', photo, '--model', pipe], /^FetchError: .* is a pipe/);
    await refused(['predict', photo, '--labels', pipe], /^LabelsError: .* is a pipe/);
    await refused(['summary', '--layers', pipe], /^LayersModuleError: .* is a pipe/);
    await refused(['filters', '--settings', pipe], /^FilterFileError: .* is a pipe/);
    await refused(['dream', pipe, '--class', '1'], /^ImageDecodeError: .* is a pipe/);
    await refused(['filters', '--layer', 'x', '--from', pipe], /^ImageDecodeError: .* is a pipe/);
    await refused(['evaluate', '--merge', pipe], /^MergeError: .* is a pipe/);
    await refused(['evaluate', 'test', '--classes', pipe], /--classes: .* is a pipe/);
    await refused(['evaluate', pipe], /^ClassFoldersError: there is no folder/);
  });

  it('refuses a device, a folder and a socket', async () => {
    await refused(['predict', '/dev/zero'], /^ImageDecodeError: "\/dev\/zero" is a device/);
    await refused(['summary', '--model', '/dev/zero'], /^FetchError: .* is a device/);
    await refused(['predict', folder], /^ImageDecodeError: .* is a folder, not a file$/);
    const socket = join(folder, 'socket.png');
    const server = createServer().listen(socket);
    await refused(['predict', socket], /^ImageDecodeError: .* is a socket/);
    server.close();
  });

  it('refuses weights beside a model that are a pipe', async () => {
    const manifest = [{ paths: ['pipe.png'], weights: [] }];
    const text = await readFile('models/efficientnet-lite0/model.json', 'utf8');
    const model = JSON.parse(text) as { weightsManifest: { paths: string[] }[] };
    model.weightsManifest[0]!.paths = manifest[0]!.paths;
    const path = join(folder, 'model.json');
    await writeFile(path, JSON.stringify(model));
    await refused(['predict', photo, '--model', path], /^\w+Error: .*pipe\.png" is a pipe/);
  });

  it('says of a name too long for the system what is wrong, in one line', async () => {
    const long = 'x'.repeat(5000);
    const ended = await convlens('predict', long);
    expect(complaint(ended)).to.match(
      /^ImageDecodeError: "x+…x+" cannot be read \(the name is too/,
    );
  });
});

describe('convlens, when nothing can be written', function () {
  let folder: string;
  let script: string;
  before(async function () {
    if (!existsSync('/dev/full')) this.skip();
    script = await compiled();
  });
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'convlens-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const layer = ['--layer', 'block14_add'];

  it('says so where the result goes to a full disk, without a stack', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [script, 'summary'], { stdio: ['ignore', full, 'pipe'] });
    let stderr = '';
    child.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    closeSync(full);
    expect(code).to.equal(1);
    expect(complaint({ code: 1, stdout: '', stderr })).to.match(
      /^WriteError: the result could not be printed \(the disk is full\)$/,
    );
  });

  it('goes on where only its progress cannot be told', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [script, 'predict', photo], {
      stdio: ['ignore', 'pipe', full],
    });
    let stdout = '';
    child.stdout!.on('data', (text: Buffer) => (stdout += text.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    closeSync(full);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^photo: /m);
  });

  it('ends quietly where the reader of its result has left', async () => {
    const child = spawn('sh', ['-c', `"$0" "$1" summary | head -n 1`, process.execPath, script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(stdout).to.equal('Model: "EfficientNet-Lite0"\n');
    expect(stderr).not.to.match(/EPIPE|^\s+at /m);
  });

  it('keeps the old picture and leaves no part of a new one on a disk that fills up', async () => {
    const path = join(folder, 'heat.png');
    await writeFile(path, 'what was there');
    // No file of this process may be longer than 4 blocks of 512 or 1024 bytes: as a full disk.
    const args = ['heatmap', 'demo/public/photos/chelsea.png', '--out', path];
    const child = spawn('sh', [
      '-c',
      `trap '' XFSZ; ulimit -f 4; exec "$@"`,
      'sh',
      process.execPath,
      script,
      ...args,
    ]);
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(complaint({ code: 1, stdout: '', stderr })).to.match(
      /^WriteError: ".*heat\.png" could not be written \(it would be too large a file\)$/,
    );
    expect(code).to.equal(1);
    expect(await readFile(path, 'utf8')).to.equal('what was there');
    expect(await readdir(folder)).to.eql(['heat.png']);
  });

  it('refuses a device and a folder as places for a picture, and follows a link', async () => {
    const full = join(folder, 'full.png');
    await symlink('/dev/full', full);
    const device = await convlens('heatmap', photo, '--out', full);
    expect(complaint(device)).to.match(/^WriteError: ".*full\.png" is a device or a pipe/);
    const settings = await convlens('filters', ...layer, '--save-settings', '/dev/null');
    expect(complaint(settings)).to.match(/^WriteError: "\/dev\/null" is a device or a pipe/);
    const [target, link] = [join(folder, 'target.png'), join(folder, 'link.png')];
    await writeFile(target, '');
    await symlink(target, link);
    expect((await convlens('heatmap', photo, '--out', link)).code).to.equal(0);
    expect((await readFile(target)).subarray(1, 4).toString()).to.equal('PNG');
  });
});

describe('convlens, of errors that are not its own', () => {
  it('keeps the system’s words and the package’s paths out of its message', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    const module = join(folder, 'layers.mjs');
    await writeFile(module, "import 'no-such-package';\nexport default () => {};");
    const ended = await convlens('summary', '--layers', module);
    expect(complaint(ended)).to.match(/^LayersModuleError: .*no-such-package/);
    expect(ended.stderr).not.to.include('node_modules');
    await writeFile(module, "export default () => { throw new Error('one\\n  two\\n  three'); };");
    const failed = await convlens('summary', '--layers', module);
    expect(complaint(failed)).to.match(/^LayersModuleError: .*were not added: one/);
    await rm(folder, { recursive: true });
  });
});
