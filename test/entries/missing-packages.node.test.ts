import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { manifest, root } from './package.js';

const run = promisify(execFile);

describe('the package where only what a page needs is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'convlens-alone-'));
  const modules = join(folder, 'node_modules');

  before(() => {
    for (const path of ['dist', 'package.json']) {
      cpSync(join(root, path), join(modules, 'convlens', path), { recursive: true });
    }
    for (const name of Object.keys(manifest.dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  const { peerDependencies: peers } = manifest;
  const install = (...names: string[]) =>
    `npm install ${names.map((name) => `${name}@${peers[name]}`).join(' ')}`;
  const computing = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'];
  const commands: Readonly<Record<string, string>> = {
    'convlens/core': install(...computing),
    'convlens/node': install(...computing, 'sharp'),
  };

  for (const [entry, command] of Object.entries(commands)) {
    it(`says in an error of its own what ${entry} needs, and the command that installs it`, async () => {
      const code = `import('${entry}').catch(({ name, message }) => console.log(name + ': ' + message))`;
      const args = ['--input-type=module', '--eval', code];
      const { stdout } = await run(process.execPath, args, { cwd: folder });
      expect(stdout).to.match(/^MissingPackageError: .* needs the package .* is not installed/);
      expect(stdout.trim())
        .to.contain(entry)
        .and.match(/: npm install/)
        .and.contain(command);
    });
  }

  it('says it on the command line, in one line', async () => {
    const args = [join(modules, 'convlens', manifest.bin['convlens']!), 'summary'];
    const ended = await run(process.execPath, args, { cwd: folder }).catch(
      (error: unknown) => error,
    );
    expect(ended).to.deep.include({ code: 1, stdout: '' });
    const { stderr } = ended as { stderr: string };
    expect(stderr).to.match(/^MissingPackageError: the command line needs .*\n$/);
    expect(stderr).to.contain(install(...computing, 'sharp'));
  });

  it('has the elements all the same', async () => {
    const code = `const { ClInspector } = await import('convlens'); console.log(ClInspector.name)`;
    const args = ['--input-type=module', '--eval', code];
    expect((await run(process.execPath, args, { cwd: folder })).stdout).to.equal('ClInspector\n');
  });
});
