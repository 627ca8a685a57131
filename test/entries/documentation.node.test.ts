import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { root } from './package.js';

const folder = `${root}/src/components`;

interface Declared {
  readonly tag: string;
  /** The comment above the class. */
  readonly comment: string;
  readonly code: string;
}

/** Every registered element, as its source declares it. */
const declared: Declared[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const code = readFileSync(`${folder}/${file}`, 'utf8');
    const tag = /@customElement\('([\w-]+)'\)/.exec(code)?.[1];
    if (tag === undefined) return [];
    const before = code.slice(0, code.indexOf('@customElement('));
    return [{ tag, comment: before.slice(before.lastIndexOf('/**')), code }];
  });

/** Sections of docs/elements.md by heading. */
const sections = new Map(
  readFileSync(`${root}/docs/elements.md`, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section] as const),
);

function all(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}

/** First cells of the rows of a section's tables. */
const rows = (section: string) => all(/^\| `([^`]+)`/gm, section);

const properties = (code: string) => all(/@property\([^)]*\)\s+(?:readonly |get )?(\w+)/g, code);

describe('docs/elements.md', () => {
  it('has a section for every registered element and for no other', () => {
    const documented = [...sections.keys()].flatMap((heading) =>
      all(/^`<(cl-[\w-]+)>`$/g, heading),
    );
    expect(documented).to.have.members(declared.map(({ tag }) => tag));
  });

  for (const { tag, comment, code } of declared) {
    it(`has the properties, events, parts and custom properties of <${tag}>, and only those`, () => {
      const named = all(/@(?:event|csspart|cssproperty) ([\w-]+)/g, comment);
      const slots = all(/@slot ([\w-]+) -/g, comment).filter((name) => name !== '-');
      const expected = [...properties(code), ...named, ...slots];
      expect(rows(sections.get(`\`<${tag}>\``) ?? '')).to.have.members(expected);
    });
  }

  it('has the properties that elements inherit', () => {
    const shared = [
      ['What all result elements have', 'result-element'],
      ['What the two grids share', 'channels-element'],
      ['What the two pickers share', 'picker-element'],
    ] as const;
    for (const [heading, file] of shared) {
      const code = readFileSync(`${folder}/shared/${file}.ts`, 'utf8');
      expect(rows(sections.get(heading) ?? ''), heading).to.have.members(properties(code));
    }
  });
});

describe('the links of the documentation', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/core.md',
    'docs/elements.md',
    'docs/methods.md',
  ];

  for (const page of pages) {
    it(`leads from ${page} to files and headings that are there`, () => {
      const text = readFileSync(`${root}/${page}`, 'utf8');
      for (const link of all(/\]\((?!https?:)([^)]+)\)/g, text)) {
        const url = new URL(link, `file://${root}/${page}`);
        const target = readFileSync(new URL(url.pathname, 'file://'));
        if (url.hash) expect(anchors(target.toString()), link).to.include(url.hash.slice(1));
      }
    });
  }
});

/** The anchors that GitHub makes of a page's headings. */
function anchors(text: string): string[] {
  return all(/^#+ (.*)$/gm, text).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
