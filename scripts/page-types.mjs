/**
 * Puts all types of the page into one file, from which its entries take theirs: without the declarations that
 * nobody outside sees, and so without TensorFlow.js, whose tensors jobs and networks know of.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { root } from './paths.mjs';

const dist = `${root}/dist`;
/** Beside dist/ while it is made: entries that hold no declaration of their own, for those go into the one file. */
const facades = `${root}/dist-entries`;

/** @param {string[]} entries paths of the page's entries below dist/, without an ending */
export async function bundlePageTypes(entries) {
  const input = Object.fromEntries(entries.map((entry) => [entry, `${facades}/${entry}.d.ts`]));
  for (const [entry, file] of Object.entries(input)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `export * from '${dist}/${entry}.js';\n`);
  }
  const bundle = await rollup({
    input,
    plugins: [dts({ tsconfig: `${root}/tsconfig.build.json` })],
    external: /^[a-z@]/,
  });
  await bundle.write({
    dir: dist,
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'types/[name].d.ts',
    minifyInternalExports: false,
    manualChunks: (id) => (id.startsWith(facades) ? undefined : 'page'),
  });
  await bundle.close();
  rmSync(facades, { recursive: true });
}
