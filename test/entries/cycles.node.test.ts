import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { root } from './package.js';

/** What each file of the source imports by a path, types too. */
function importsIn(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const file = join(folder, name);
        const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
        const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
        return [
          file,
          own.map((each) => join(dirname(file), each.fileName.replace(/\.js$/, '.ts'))),
        ];
      }),
  );
}

/** The first way that leads from a file back to itself; empty where there is none. */
function cycleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] => {
    const start = way.indexOf(file);
    if (start >= 0) return [...way.slice(start), file];
    if (done.has(file)) return [];
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      const found = visit(next);
      if (found.length > 0) return found;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const found = visit(file);
    if (found.length > 0) return found;
  }
  return [];
}

describe('the source', () => {
  it('imports in one direction: no file reaches itself, not even by types', () => {
    const imports = importsIn(join(root, 'src'));
    expect(imports.size).to.be.above(300);
    expect(cycleIn(imports).map((file) => relative(root, file))).to.eql([]);
  });

  it('would be told of a way back', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['d', 'b']],
      ['d', []],
    ]);
    expect(cycleIn(imports)).to.eql(['b', 'c', 'b']);
  });
});
