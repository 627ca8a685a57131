/**
 * Makes of the manifest what frameworks and editors know tags by: types of JSX for React, of templates for Vue
 * and Svelte, and custom data of HTML for editors. The types of properties and events are those of the classes.
 */
import { elementsOf } from './elements-manifest.mjs';

/** @returns files by their path below dist/ */
export function elementTypes(manifest) {
  const elements = elementsOf(manifest);
  return {
    'types/tags.d.ts': tags(elements),
    'types/react.d.ts': react(elements),
    'types/vue.d.ts': vue(elements),
    'types/svelte.d.ts': svelte(elements),
    'html-data.json': `${JSON.stringify(htmlData(elements), null, 2)}\n`,
  };
}

/** What each tag takes, whoever writes it. */
function tags(elements) {
  const imports = elements.map(
    ({ name, path }) => `import type { ${name} } from '../${path.replace(/^dist\//, '')}';`,
  );
  return `${imports.join('\n')}

/** What may stand in markup for a property: its value, or how an attribute writes it. */
type Written<T> =
  | T
  | (T extends boolean ? '' | 'true' | 'false' : never)
  | (T extends number ? \`\${number}\` : never)
  | (T extends readonly string[] ? string : never);

/** A tag: its element, the names of its properties and events, and its attributes that have other names. */
export interface Tag<
  Element,
  Property extends keyof Element,
  Event extends keyof HTMLElementEventMap,
  Attributes,
> {
  element: Element;
  properties: { [Name in Property]?: Written<Element[Name]> | undefined };
  attributes: { [Name in keyof Attributes]?: Written<Attributes[Name]> | undefined };
  events: { [Name in Event]: HTMLElementEventMap[Name] };
}

/** Every element by its tag. */
export interface Tags {
${elements.map(tag).join('\n')}
}
`;
}

function tag(element) {
  const { tagName, name, summary, events } = element;
  const properties = element.members.filter(({ reactive }) => reactive);
  const attributes = element.attributes
    .filter((attribute) => attribute.name !== attribute.fieldName)
    .map((attribute) => `'${attribute.name}': ${name}['${attribute.fieldName}']`);
  return `${comment(summary)}
  '${tagName}': Tag<
    ${name},
    ${union(properties)},
    ${union(events)},
    {${attributes.length > 0 ? ` ${attributes.join('; ')} ` : ''}}
  >;`;
}

const union = (named) =>
  named.length === 0 ? 'never' : named.map(({ name }) => `'${name}'`).join(' | ');

const comment = (text) => `  /** ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /')} */`;

const lines = (elements, line) =>
  elements.map((element) => `${comment(element.summary)}\n  ${line(element)}`).join('\n');

/** React 19 sets properties, and calls `oncl-change` for the event `cl-change`. */
function react(elements) {
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Tags } from './tags.js';

export type { Tags };

type Props<T extends Tags[keyof Tags]> = T['properties'] & T['attributes'] & {
  [Name in keyof T['events'] & string as \`on\${Name}\`]?: ((event: T['events'][Name]) => void) | undefined;
} & Omit<DetailedHTMLProps<HTMLAttributes<T['element']>, T['element']>, keyof T['properties']>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${lines(elements, ({ tagName }) => `'${tagName}': Props<Tags['${tagName}']>;`)}
    }
  }
}
`;
}

/** As Vue's guide writes elements that are not its own: `$props` for attributes, `$emit` for events. */
function vue(elements) {
  return `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Tags } from './tags.js';

export type { Tags };

type Listeners<Events> = { [Name in keyof Events]: (event: Events[Name]) => void };

interface Component<T extends Tags[keyof Tags]> {
  new (): T['element'] & {
    $props: T['properties'] & T['attributes'] & Omit<HTMLAttributes, keyof T['properties']> & PublicProps;
    $emit: EmitFn<Listeners<T['events']>>;
  };
}

declare module 'vue' {
  interface GlobalComponents {
${lines(elements, ({ tagName }) => `'${tagName}': Component<Tags['${tagName}']>;`)}
  }
}
`;
}

/** Svelte 5 calls `oncl-change` for the event `cl-change`. */
function svelte(elements) {
  return `import type { HTMLAttributes } from 'svelte/elements';
import type { Tags } from './tags.js';

export type { Tags };

type Props<T extends Tags[keyof Tags]> = T['properties'] & T['attributes'] & {
  [Name in keyof T['events'] & string as \`on\${Name}\`]?: ((event: T['events'][Name]) => void) | undefined;
} & Omit<HTMLAttributes<T['element'] & HTMLElement>, keyof T['properties']>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${lines(elements, ({ tagName }) => `'${tagName}': Props<Tags['${tagName}']>;`)}
  }
}
`;
}

/** https://github.com/microsoft/vscode-custom-data */
function htmlData(elements) {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, summary, attributes }) => ({
      name: tagName,
      description: summary,
      attributes: attributes.map(({ name, description, type }) => {
        const values = [...type.text.matchAll(/'([^']+)'/g)].map(([, value]) => ({ name: value }));
        return { name, description, ...(values.length > 0 && { values }) };
      }),
    })),
  };
}
