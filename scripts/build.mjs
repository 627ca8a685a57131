/**
 * Builds the package into dist/: every source file as an ES module with its types (tsc), and the
 * worker bundled, as a module with what it loads on demand beside it, and as one classic script
 * (esbuild).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './paths.mjs';

/** Rebuilds dist/ from nothing. Types are emitted, not checked: that is `npm run typecheck`. */
export async function buildPackage() {
  rmSync(`${root}/dist`, { recursive: true, force: true });
  const tsc = [`${root}/node_modules/typescript/bin/tsc`, '-p', `${root}/tsconfig.build.json`];
  const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`tsc ended with code ${status}`);
  await buildWorker();
}

/**
 * Bundles the worker over what tsc emitted for it. The wasm binaries lie beside it.
 */
export async function buildWorker() {
  const shared = {
    entryPoints: [`${root}/src/workers/explain.worker.ts`],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2022',
    legalComments: 'linked',
    plugins: [wasmBeside(`${root}/dist/workers`)],
    tsconfig: `${root}/tsconfig.base.json`,
    logLevel: 'warning',
  };
  // What few models need, the unpacking of archives, stays a file of its own.
  await build({
    ...shared,
    format: 'esm',
    splitting: true,
    outdir: `${root}/dist/workers`,
    entryNames: 'explain.worker',
    chunkNames: 'chunk-[hash]',
  });
  await build({
    ...shared,
    format: 'iife',
    outfile: `${root}/dist/workers/explain.worker.classic.js`,
    // A classic script cannot ask for its own URL when `importScripts` loaded it from elsewhere:
    // the script that does says where in `convlensWorkerUrl`.
    banner: { js: 'const convlensScriptUrl=self.convlensWorkerUrl??self.location.href;' },
    define: { 'import.meta.url': 'convlensScriptUrl' },
  });
}

/** `import url from '….wasm?url'`: copies the binary beside the worker and gives its URL there. */
function wasmBeside(folder) {
  const require = createRequire(import.meta.url);
  return {
    name: 'wasm-beside',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.wasm\?url$/ }, ({ path }) => ({
        path: require.resolve(path.slice(0, -'?url'.length)),
        namespace: 'wasm-url',
      }));
      onLoad({ filter: /.*/, namespace: 'wasm-url' }, ({ path }) => {
        cpSync(path, `${folder}/${basename(path)}`);
        return {
          contents: `export default new URL('./${basename(path)}', import.meta.url).href;`,
        };
      });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildPackage();
