import { readFile } from 'node:fs/promises';
import { FetchError } from '../core/errors.js';
import { fileTrouble } from '../platform/node/file-trouble.js';
import { packageRoot } from '../platform/package.js';
import { fileURLToPath } from 'node:url';
import { inMarkup } from './markup.js';

/** What a page without a server has in it. */
export interface PageFile {
  readonly title: string;
  /** HTML of the body. */
  readonly body: string;
  /** What its tags name, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The worker and its binaries, below the package's root; a page knows them by their names. */
const parts = [
  'explain.worker.classic.js',
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
];

/** Whose work is in the page, and on what terms. */
const credits = [
  'LICENSE',
  'NOTICE',
  'dist/cdn/convlens.js.LEGAL.txt',
  'dist/workers/explain.worker.js.LEGAL.txt',
];

/** Names that no other file of a page can have. */
export const namesOfParts: ReadonlySet<string> = new Set(parts);

/**
 * A page in one file, with all that it needs in it. What is not the author's stands before the body, which may
 * leave open what it likes.
 */
export async function pageFile({ title, body, files }: PageFile): Promise<string> {
  const own = await Promise.all(
    parts.map(async (name) => [name, await part(`dist/workers/${name}`)] as const),
  );
  const held = [...own, ...files].map(
    ([name, bytes]) =>
      `<script type="application/octet-stream" data-convlens="${inMarkup(name)}">` +
      `${Buffer.from(bytes).toString('base64')}</script>`,
  );
  const terms = await Promise.all(credits.map(async (path) => (await part(path)).toString()));
  const elements = (await part('dist/cdn/convlens.js')).toString();
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="data:,">',
    `<title>${inMarkup(title)}</title>`,
    '<style>:root{color-scheme:light dark}body{margin:0}</style>',
    `<script type="text/plain">${scriptText(terms.join('\n\n'))}</script>`,
    ...held,
    `<script type="module">${scriptText(elements)}</script>`,
    '<body>',
    body,
    '',
  ].join('\n');
}

/** A file of the package. */
async function part(path: string): Promise<Buffer> {
  const file = fileURLToPath(new URL(path, packageRoot));
  const trouble = await fileTrouble(file);
  if (trouble !== null) throw new FetchError(`the package is not whole: ${trouble}`);
  return readFile(file);
}

/**
 * What would end a script, or keep it from ending, is written as strings, templates and patterns may write it.
 * In code itself it cannot stand: what bundlers write of `a < !--b` has its spaces.
 */
export const scriptText = (text: string): string =>
  text.replaceAll(/<(?=\/script|script|!--)/gi, '\\x3c');
