/**
 * What is public of every element, read from its source and its JSDoc: a Custom Elements Manifest. From it come
 * `custom-elements.json`, the types of tags in frameworks, the data of editors, and the tables of docs/elements.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { root } from './paths.mjs';

const folder = 'src/components';

/**
 * @returns the manifest: modules of elements, and of the classes that they inherit from. Paths are those of the
 * built package. Members of a class that has them from another name it in `inheritedFrom`.
 */
export function elementsManifest() {
  const modules = readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.styles.ts'))
    .sort()
    .map((path) => sourceFile(path));
  const source = readSource();
  const plugins = [...litPlugin(), source.plugin];
  const manifest = create({ modules, plugins, context: { dev: false } });
  const events = eventTypes(manifest);
  for (const module of manifest.modules) {
    module.path = built(module.path);
    module.declarations = module.declarations
      .filter(({ name }) => source.classes.has(name))
      .map((declaration) => publicOf(declaration, source.classes, events));
    const kept = module.declarations.map(({ name }) => name);
    module.exports = (module.exports ?? []).filter(({ kind, name, declaration }) =>
      kept.includes(kind === 'js' ? name : declaration.name),
    );
    for (const { declaration } of module.exports) {
      if (declaration.module) declaration.module = built(declaration.module);
    }
  }
  manifest.modules = manifest.modules.filter(({ declarations }) => declarations.length > 0);
  return manifest;
}

const sourceFile = (path) =>
  ts.createSourceFile(path, readFileSync(`${root}/${path}`, 'utf8'), ts.ScriptTarget.ES2022, true);

const built = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Every declaration of an element in the manifest, with the path of its module. */
export function elementsOf({ modules }) {
  return modules.flatMap(({ path, declarations }) =>
    declarations.filter(({ tagName }) => tagName).map((declaration) => ({ path, ...declaration })),
  );
}

/** What the analyzer leaves out: which members have `@property`, and what a class is a special case of. */
function readSource() {
  const classes = new Map();
  const plugin = {
    name: 'convlens',
    analyzePhase({ node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const [parent] = node.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
      if (!/Element$/.test(parent?.expression.getText() ?? '')) return;
      const properties = node.members.filter(isProperty).map(({ name }) => name.getText());
      const special = parent.typeArguments?.[0]?.getText();
      const defaults = new Map(
        node.members.map((member) => [member.name?.getText(), saidDefault(member)]),
      );
      classes.set(node.name.text, { properties: new Set(properties), special, defaults });
    },
  };
  return { classes, plugin };
}

const isProperty = (member) =>
  (ts.getDecorators(member) ?? []).some(
    ({ expression }) =>
      ts.isCallExpression(expression) && expression.expression.getText() === 'property',
  );

/** The default that JSDoc says, where the code only has a name for it. */
const saidDefault = (member) =>
  ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default')?.comment;

/** Classes of events by the name of their event: `static readonly type = 'cl-…'`. */
function eventTypes({ modules }) {
  const declared = modules.flatMap(({ declarations }) => declarations);
  return new Map(
    declared.flatMap(({ name, members = [] }) =>
      members
        .filter((member) => member.static && member.name === 'type')
        .map((member) => [member.default.replaceAll("'", ''), name]),
    ),
  );
}

function publicOf(declaration, classes, events) {
  const { name, members = [], attributes = [] } = declaration;
  const { properties, special, defaults } = classes.get(name);
  const said = (field) => {
    const value = defaults.get(field);
    return value === undefined ? {} : { default: value };
  };
  const plain = (text) => oneLine(text).replaceAll(/\bT\b/g, special ?? 'T');
  const isOwn = (member) => properties.has(member.name);
  return {
    ...declaration,
    ...text(declaration, 'summary'),
    members: members
      .filter((member) => isPublic(member, reactive(member, name, classes)))
      .map((member) => {
        const { inheritedFrom, ...rest } = member;
        const from = inheritedFrom && !isOwn(member) ? { inheritedFrom: moved(inheritedFrom) } : {};
        const type = member.type ? { type: { text: plain(member.type.text) } } : {};
        const property = reactive(member, name, classes) ? { reactive: true } : {};
        return {
          ...{ ...rest, ...type, ...said(member.name), ...text(member, 'description') },
          ...{ ...from, ...property },
        };
      }),
    attributes: attributes.map((attribute) => ({
      ...attribute,
      type: { text: plain(attribute.type?.text ?? 'string') },
      ...said(attribute.fieldName),
      ...text(attribute, 'description'),
      ...(attribute.inheritedFrom && { inheritedFrom: moved(attribute.inheritedFrom) }),
    })),
    // Others are found where they are dispatched, by the name of a parameter.
    events: (declaration.events ?? [])
      .filter((event) => event.name?.startsWith('cl-'))
      .map((event) => ({ ...event, type: { text: events.get(event.name) ?? 'Event' } })),
  };
}

/** Whether the class that has the member declares it with `@property`. */
const reactive = ({ name, inheritedFrom }, own, classes) =>
  [own, inheritedFrom?.name].some((each) => classes.get(each)?.properties.has(name));

/** What a page may use: properties, and what is documented. */
const isPublic = ({ name, privacy, description, static: isStatic }, isReactive) =>
  (privacy === undefined || privacy === 'public') &&
  !name.startsWith('#') &&
  !isStatic &&
  (isReactive || description !== undefined);

const moved = ({ module, ...rest }) => (module ? { ...rest, module: built(module) } : rest);

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** A text as one paragraph a line break, as JSDoc means it. */
function text(of, key) {
  const given = of[key];
  if (given === undefined) return {};
  const paragraphs = given.split(/\n\s*\n/).map(oneLine);
  return { [key]: paragraphs.join('\n\n') };
}
