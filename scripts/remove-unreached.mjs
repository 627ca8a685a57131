/**
 * Removes from dist/ the modules and declarations that no entry of the package leads to: those that only the
 * bundled worker is made of.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from './paths.mjs';

export function removeUnreached() {
  const { exports, bin } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const files = readdirSync(`${root}/dist`, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, 'dist', path))
    .filter((path) => /\.(js|d\.ts)$/.test(path));
  const reached = new Set(
    [...pathsIn(exports), ...pathsIn(bin)].flatMap((path) => {
      const pattern = patternOf(join(root, path));
      return files.filter((file) => pattern.test(file));
    }),
  );
  for (const file of reached) {
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true)
      .importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const target = join(dirname(file), fileName);
      reached.add(file.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target);
    }
  }
  for (const file of files) if (!reached.has(file)) rmSync(file);
}

/** Every path in a part of package.json. */
function pathsIn(part) {
  return typeof part === 'string' ? [part] : Object.values(part).flatMap(pathsIn);
}

/** What a path of the exports map stands for: each `*` is the same part of it. */
function patternOf(path) {
  const [first, ...rest] = path.split('*').map((part) => part.replaceAll(/[.\\+]/g, '\\$&'));
  return new RegExp(
    `^${[first, ...rest].join('\0').replace('\0', '([^/]+)').replaceAll('\0', '\\1')}$`,
  );
}
