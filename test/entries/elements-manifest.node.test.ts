import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { manifest, root } from './package.js';

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

interface Declaration extends Described {
  readonly tagName?: string;
  readonly summary?: string;
  readonly attributes: readonly Described[];
  readonly members: readonly Described[];
  readonly events: readonly Described[];
  readonly cssParts?: readonly Described[];
}

interface ElementsManifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly Declaration[];
  }[];
}

const read = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as unknown;

describe('the manifest of the built elements', () => {
  const { modules } = read(manifest.customElements) as ElementsManifest;
  const elements = modules.flatMap(({ path, declarations }) =>
    declarations.flatMap((one) => (one.tagName ? [{ ...one, path, tag: one.tagName }] : [])),
  );

  it('has every element, with a module that exports its class', () => {
    expect(elements).to.have.length(21);
    for (const { name, path } of elements) {
      expect(existsSync(`${root}/${path}`), path).to.equal(true);
      expect(readFileSync(`${root}/${path}`, 'utf8')).to.match(new RegExp(`\\b${name}\\b`));
    }
  });

  for (const { tag, summary, attributes, members, events, cssParts = [] } of elements) {
    it(`describes all that is public of <${tag}>, and nothing else`, () => {
      expect(summary).to.be.a('string').and.not.equal('');
      for (const one of [...attributes, ...members, ...events, ...cssParts]) {
        expect(one.description, `${tag} ${one.name}`).to.be.a('string').and.not.equal('');
        expect(one.name).to.match(/^[a-z]/);
      }
    });

    it(`says what the events of <${tag}> carry, by their classes`, () => {
      for (const { name, type } of events) expect(type?.text, name).to.match(/\wEvent$/);
    });
  }

  it('is what editors are told, too', () => {
    const { tags } = read('dist/html-data.json') as { tags: readonly { readonly name: string }[] };
    expect(tags.map(({ name }) => name)).to.have.members(elements.map(({ tag }) => tag));
  });
});
