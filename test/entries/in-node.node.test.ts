import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect } from 'chai';
import * as source from '../../src/core/index.js';
import { entries, root } from './package.js';

const run = promisify(execFile);

/** What plain Node (without TypeScript) prints for a module that imports the package by name. */
async function printed(code: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
  });
  return stdout.trim();
}

describe('the elements, built, in Node', () => {
  const elements = entries().filter(({ specifier }) =>
    /^convlens($|\/(components|client))/.test(specifier),
  );

  it('are imported without a page to show them in, as where pages are rendered on a server', async () => {
    const imports = elements.map(({ specifier }) => `await import('${specifier}');`).join('');
    const registered = `customElements.get('cl-inspector') !== undefined`;
    expect(await printed(`${imports}console.log(${registered}, typeof document);`)).to.equal(
      'true undefined',
    );
  });
});

describe('convlens/core, built, in Node', () => {
  it('exports all that the sources export, and imports without a backend', async () => {
    const names = await printed(
      `console.log(JSON.stringify(Object.keys(await import('convlens/core'))));`,
    );
    expect(JSON.parse(names)).to.have.members(Object.keys(source));
  });

  for (const page of ['README.md', 'docs/core.md']) {
    it(`runs the first JavaScript of ${page} as it stands there: the cat is a cat`, async () => {
      const [, code] = /```js\n(.*?)```/s.exec(readFileSync(`${root}/${page}`, 'utf8')) ?? [];
      expect(code, 'a fenced block of JavaScript').to.be.a('string');
      expect(await printed(code!)).to.match(/Egyptian cat/);
    });
  }
});
