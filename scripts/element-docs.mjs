/**
 * Writes the tables of docs/elements.md from the elements' JSDoc; the prose between them is written there by
 * hand. `--check` only compares.
 */
import { readFile, writeFile } from 'node:fs/promises';
import prettier from 'prettier';
import { elementsManifest } from './elements-manifest.mjs';
import { root } from './paths.mjs';

const file = `${root}/docs/elements.md`;

/** Sections about what several elements inherit, and the class that they have it from. */
const inherited = {
  'What all result elements have': 'ResultElement',
  'What the two grids share': 'ChannelsElement',
  'What the two pickers share': 'PickerElement',
};

/** Tables by the first cell of their head, in order. */
const tables = {
  property: (element) => [
    ['property', 'attribute', 'type', 'default', 'meaning'],
    ...element.members.filter(isOwnProperty).map((member) => {
      const { name, attribute, type, description } = member;
      return [code(name), code(attribute), code(type?.text), code(member.default), description];
    }),
  ],
  slot: ({ slots = [] }) => [
    ['slot', 'what goes there'],
    ...slots.map(({ name, description }) => [code(name) || '(default)', description]),
  ],
  event: ({ events = [] }) => [['event', 'when'], ...events.map(named)],
  part: ({ cssParts = [] }) => [['part', 'what it is'], ...cssParts.map(named)],
  'custom property': ({ cssProperties = [] }) => [
    ['custom property', 'what it changes'],
    ...cssProperties.map(named),
  ],
};

const named = ({ name, description }) => [code(name), description];
const isOwnProperty = ({ reactive, inheritedFrom }) => reactive && !inheritedFrom;
const code = (text) => (text === undefined || text === '' ? '' : `\`${text}\``);
const cell = (text = '') => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');

function markdown([head, ...rows]) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** A section with its tables written anew: each in its place, a new one at the end. */
function withTables(section, element) {
  return Object.entries(tables).reduce((text, [kind, rowsOf]) => {
    const rows = rowsOf(element);
    const table = rows.length > 1 ? `${markdown(rows)}\n` : '';
    const present = new RegExp(`^\\| ${kind} +\\|.*\\n(\\|.*\\n)*`, 'm');
    if (present.test(text)) return text.replace(present, () => table);
    return table === '' ? text : `${text.trimEnd()}\n\n${table}\n`;
  }, section);
}

const classes = elementsManifest().modules.flatMap(({ declarations }) => declarations);
const old = await readFile(file, 'utf8');
const [start, ...sections] = old.split(/^(?=## )/m);
const written = sections.map((section) => {
  const [, heading] = /^## (.*)$/m.exec(section);
  const [, tag] = /^`<(cl-[\w-]+)>`$/.exec(heading) ?? [];
  const element = classes.find(({ tagName, name }) =>
    tag ? tagName === tag : name === inherited[heading],
  );
  return element ? withTables(section, element) : section;
});
const options = await prettier.resolveConfig(file);
const made = await prettier.format([start, ...written].join(''), { ...options, filepath: file });

if (!process.argv.includes('--check')) await writeFile(file, made);
else if (made !== old) {
  console.error('docs/elements.md is older than the elements: npm run build:docs');
  process.exitCode = 1;
}
