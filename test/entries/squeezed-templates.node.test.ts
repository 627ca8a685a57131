import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { root } from './package.js';

const script = pathToFileURL(join(root, 'scripts/squeeze-templates.mjs')).href;
const { squeezeTemplates } = (await import(script)) as {
  squeezeTemplates: (code: string) => string;
};

describe('squeezeTemplates', () => {
  const cases = [
    [
      'a blank for many',
      'html`\n  <p\n    class="a"\n  >\n    b\n  </p>\n`',
      'html` <p class="a" > b </p> `',
    ],
    ['blanks that do not break', 'html`a\u00a0\u00a0b\u202f%`', 'html`a\u00a0\u00a0b\u202f%`'],
    ['values', 'html`<i>${\n  f(html`\n\n<b></b>`)}</i>`', 'html`<i>${\n  f(html` <b></b>`)}</i>`'],
    [
      'rules',
      'css`\n  a:hover > b,\n  ${c} d {\n    margin: 1px calc(2px + 3px);\n  }\n`',
      'css` a:hover > b,${c} d{margin:1px calc(2px + 3px)}`',
    ],
    [
      'comments of rules',
      'css`a {\n  /* why */\n  ${b}\n  color: red;\n}`',
      'css`a{${b} color:red}`',
    ],
    ['texts to translate', 'msg(html`a\n  <b>c</b>`)', 'msg(html`a\n  <b>c</b>`)'],
    ['all else', 'say(str`a\n  b`, `c\n  d`, "e  f");', 'say(str`a\n  b`, `c\n  d`, "e  f");'],
  ] as const;
  for (const [what, from, to] of cases) {
    it(`squeezes or leaves: ${what}`, () => expect(squeezeTemplates(from)).to.equal(to));
  }
});

describe('the elements of the package', () => {
  it('have style sheets without line ends', () => {
    const folder = join(root, 'dist/components');
    const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.styles.js'),
    );
    expect(sheets.length).to.be.above(20);
    const long = sheets.filter((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return /css `[^`$]*\n/.test(text);
    });
    expect(long).to.eql([]);
  });
});
