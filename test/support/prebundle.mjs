/**
 * Packages that a browser cannot import as they lie in node_modules: tfjs reaches for the CommonJS
 * package `long`, axe-core is CommonJS itself. They are bundled once, together, so that all tfjs
 * packages share one engine, and kept until a version changes.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/paths.mjs';

const packages = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
  'axe-core',
  'jpeg-js',
];

/** @returns {Promise<Map<string, string>>} package name → URL path below the repository's root */
export async function prebundle() {
  const folder = `node_modules/.cache/prebundle-${await fingerprint()}`;
  if (!existsSync(join(root, folder))) await bundleInto(join(root, folder));
  return new Map(packages.map((name) => [name, `/${folder}/${fileName(name)}.js`]));
}

const fileName = (name) => name.replace('@tensorflow/', '');

/** Names of a CommonJS module are exported by a line of ours: esbuild cannot know them. */
const entry = (name) => (name === 'jpeg-js' ? `${root}/test/support/jpeg-js.mjs` : name);

async function fingerprint() {
  const hash = createHash('sha256');
  for (const name of packages) {
    hash.update(await readFile(join(root, 'node_modules', name, 'package.json')));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Bundles aside and renames, so that a run cut short leaves nothing half done. */
async function bundleInto(folder) {
  await mkdir(dirname(folder), { recursive: true });
  const aside = await mkdtemp(`${folder}-`);
  await build({
    entryPoints: packages.map((name) => ({ in: entry(name), out: fileName(name) })),
    absWorkingDir: root,
    outdir: aside,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  await rename(aside, folder).catch(() => rm(aside, { recursive: true }));
}
