import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Run } from '../figure.js';
import { readBuilt, serveInspector } from '../support/site.js';

/** What the built page loads before the model: its scripts, its worker, the backend's binary. */
export const run: Run = async (report) => {
  const { folder, close } = await serveInspector();
  await close();
  const html = await readBuilt(folder, 'index.html');
  const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    ([, file]) => file!,
  );
  const page = await withImports(folder, entries);
  const worker = readdirSync(`${folder}/assets`)
    .filter((file) => /worker.*\.js$/.test(file))
    .map((file) => `assets/${file}`);
  const size = async (files: readonly string[]) => {
    const texts = await Promise.all(files.map((file) => readBuilt(folder, file)));
    return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1000;
  };
  const detail = (files: readonly string[]) => files.join(', ');
  report({
    label: 'JavaScript of the page, gzip',
    value: await size(page),
    unit: 'kB',
    target: { most: 150 },
    detail: detail(page),
  });
  report({
    label: 'JavaScript of the worker, gzip',
    value: await size(worker),
    unit: 'kB',
    detail: detail(worker),
  });
};

/** The files and what they import statically. */
async function withImports(folder: string, entries: readonly string[]): Promise<string[]> {
  const found = new Set(entries);
  for (const file of found) {
    const text = await readBuilt(folder, file);
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) {
      found.add(`assets/${name}`);
    }
  }
  return [...found];
}
