/**
 * A test's place and suffix say where it runs:
 *
 * | file | Node | browser |
 * |---|---|---|
 * | `*.test.ts` | yes | only below `test/core/ops` and `test/core/graph` |
 * | `*.node.test.ts` | yes | no |
 * | `*.browser.test.ts` | no | yes |
 */
import { readdirSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { root } from './paths.mjs';

/** Kernels differ between backends, and half of the backends need a browser. */
const inBoth = /^test\/core\/(ops|graph)\//;

/**
 * @param {string[]} only files or folders, relative to the repository's root; none means all
 * @returns {{ node: string[], browser: string[] }} paths relative to the root
 */
export function testFiles(only = []) {
  const wanted = only.map((path) => toPosix(relative(root, resolve(root, path))));
  const files = readdirSync(`${root}/test`, { recursive: true })
    .map((path) => `test/${toPosix(path)}`)
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => wanted.length === 0 || wanted.some((one) => isBelow(path, one)))
    .sort();
  return {
    node: files.filter((path) => !path.endsWith('.browser.test.ts')),
    browser: files.filter(
      (path) =>
        path.endsWith('.browser.test.ts') || (inBoth.test(path) && !path.endsWith('.node.test.ts')),
    ),
  };
}

const toPosix = (path) => path.split(sep).join('/');
const isBelow = (path, one) => path === one || path.startsWith(`${one.replace(/\/$/, '')}/`);
