import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { scriptString, scriptValue, shellWord } from '../../../src/view/share/quoting.js';
import { hostileNames } from './a-view.js';

const run = promisify(execFile);

/** What a terminal or an editor obeys or hides. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const texts = [...hostileNames, '', '</script>', '<!--', '\\', "'", '\r\n', '\u009b31m', '$'];

describe('names in a text to take along', () => {
  for (const text of texts) {
    const shown = JSON.stringify(text);

    it(`are one word of the shell: ${shown}`, async () => {
      const word = shellWord(text);
      expect(word).not.to.match(unseen);
      const { stdout } = await run('sh', ['-c', `printf '%s|' ${word} next`]);
      expect(stdout).to.equal(`${text}|next|`);
    });

    it(`are one string of TypeScript: ${shown}`, async () => {
      const written = scriptString(text);
      expect(written).not.to.match(unseen);
      expect(written).not.to.match(/\n|<\/|<!--/);
      const source = `export default ${written};`;
      const { default: read } = (await import(
        `data:text/javascript,${encodeURIComponent(source)}`
      )) as { default: unknown };
      expect(read).to.equal(text);
    });
  }

  it('leave plain words of the shell as they are', () => {
    expect(shellWord('block2_add,block3/x:7')).to.equal('block2_add,block3/x:7');
    expect(shellWord('#80ff00')).to.equal("'#80ff00'");
  });

  it('have halves of characters replaced where the form is bytes, and kept where it has escapes', () => {
    expect(shellWord('a\ud800')).to.equal("'a\uFFFD'");
    expect(scriptString('a\ud800')).to.equal(String.raw`'a\ud800'`);
  });

  it('are values of TypeScript, with names that are none between quotes', () => {
    expect(scriptValue({ a: [1, true, null], 'b-c': { d: "it's", e: undefined } })).to.equal(
      String.raw`{ a: [1, true, null], 'b-c': { d: 'it\'s' } }`,
    );
  });
});
