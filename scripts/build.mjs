/**
 * Builds the package into dist/: every source file as an ES module with its types (tsc), the types of the
 * page in one file (rollup), the worker bundled into one file, as a module and as a classic script, and all
 * elements in one file (esbuild). What no entry leads to is left out.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  // Loaded here, so that a test that builds the worker alone starts at once.
  const { bundlePageTypes } = await import('./page-types.mjs');
  const { removeUnreached } = await import('./remove-unreached.mjs');
  await bundlePageTypes(pageEntries());
  await describeElements();
  await squeezeElements();
  await buildNodeEntry('convlens/core', 'core');
  await buildNodeEntry('convlens/node', 'index');
  await buildWorker();
  removeUnreached();
  // What it loads by address no import leads to.
  await buildPageFile();
}

/** What tools know elements by: their manifest, and the types and data that are made of it. */
async function describeElements() {
  const { elementsManifest } = await import('./elements-manifest.mjs');
  const { elementTypes } = await import('./element-types.mjs');
  const manifest = elementsManifest();
  const files = {
    'custom-elements.json': JSON.stringify(manifest, null, 2),
    ...elementTypes(manifest),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(`${root}/dist/${path}`, text);
}

/** Takes from the elements' modules what only people read. */
async function squeezeElements() {
  const { squeezeTemplates } = await import('./squeeze-templates.mjs');
  const folder = `${root}/dist/components`;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = `${folder}/${name}`;
    if (name.endsWith('.js')) writeFileSync(file, squeezeTemplates(readFileSync(file, 'utf8')));
  }
}

/** The page's entries below dist/: all elements, each of them, and the client. */
function pageEntries() {
  const folders = readdirSync(`${root}/dist/components`);
  const elements = folders
    .map((name) => `components/${name}/${name}`)
    .filter((path) => existsSync(`${root}/dist/${path}.js`));
  const inOthers = ['components/status/backend', 'components/predictions/class-search'];
  return ['index', 'client', 'cdn/convlens', ...elements, ...inOthers];
}

/**
 * The entry that Node imports: it loads all of `platform/node/<name>.js` and says it where that needs a
 * package which is not installed. No module says it by itself, for nothing runs before all are found.
 */
async function buildNodeEntry(part, name) {
  const folder = `${root}/dist/platform/node`;
  const names = Object.keys(await import(pathToFileURL(`${folder}/${name}.js`).href));
  const code = `import { withPackages } from './with-packages.js';
export const { ${names.join(', ')} } = await withPackages('${part}', () => import('./${name}.js'));
`;
  writeFileSync(`${folder}/${name}.entry.js`, code);
}

/** What the page and the worker are bundled with alike. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'linked',
  tsconfig: `${root}/tsconfig.base.json`,
  logLevel: 'warning',
};

/** All elements in one file, with the worker and what it needs beside it. */
async function buildPageFile() {
  const folder = `${root}/dist/cdn`;
  const { metafile } = await build({
    ...shared,
    // Over what tsc emitted for it.
    entryPoints: [`${folder}/convlens.js`],
    format: 'esm',
    outfile: `${folder}/convlens.js`,
    allowOverwrite: true,
    plugins: [localesBeside],
    metafile: true,
  });
  const { exports: names } = metafile.outputs['dist/cdn/convlens.js'];
  writeFileSync(`${folder}/bare.js`, bareAddress(names));
  const locales = `${root}/src/components/locales`;
  if (existsSync(locales)) {
    const entryPoints = readdirSync(locales).map((file) => `${locales}/${file}`);
    const outdir = `${folder}/locales`;
    await build({ ...shared, entryPoints, format: 'esm', charset: 'utf8', outdir });
  }
  for (const file of readdirSync(`${root}/dist/workers`)) {
    if (/^explain\.worker\.js|\.wasm$/.test(file)) {
      cpSync(`${root}/dist/workers/${file}`, `${folder}/${file}`);
    }
  }
}

/**
 * What a CDN gives for the bare address of the package, `…/npm/convlens@0.1.0`, where it does not lead on to
 * the file that it gives: what lies beside that file is not beside the address. So it imports the file from where it is.
 */
function bareAddress(names) {
  return `const here = new URL(import.meta.url);
const folder = here.pathname.endsWith('/bare.js') ? '.' : \`\${here.pathname}/dist/cdn\`;
export const { ${names.join(', ')} } = await import(new URL(\`\${folder}/convlens.js\`, here).href);
`;
}

/** Texts in other languages stay files of their own: a page loads those that it is in. */
const localesBeside = {
  name: 'locales-beside',
  setup({ onResolve }) {
    onResolve({ filter: /\/locales\/[\w-]+\.js$/ }, ({ path }) => ({
      path: `./locales/${basename(path)}`,
      external: true,
    }));
  },
};

/** Bundles the worker over what tsc emitted for it. The wasm binaries lie beside it. */
export async function buildWorker() {
  const worker = {
    ...shared,
    entryPoints: [`${root}/src/workers/explain.worker.ts`],
    plugins: [wasmBeside(`${root}/dist/workers`)],
    // tfjs asks for Node by these, and some bundlers answer with a stand-in for it.
    define: {
      __filename: 'undefined',
      __dirname: 'undefined',
      process: 'undefined',
      Buffer: 'undefined',
    },
  };
  const module = `${root}/dist/workers/explain.worker.js`;
  const classic = `${root}/dist/workers/explain.worker.classic.js`;
  // One file: several bundlers cannot take along a worker that loads more.
  await build({ ...worker, format: 'esm', outfile: module });
  await build({
    ...worker,
    format: 'iife',
    outfile: classic,
    // A classic script cannot ask for its own URL when `importScripts` loaded it from elsewhere:
    // the script that does says where in `convlensWorkerUrl`.
    banner: { js: 'const convlensScriptUrl=self.convlensWorkerUrl??self.location.href;' },
    define: { ...worker.define, 'import.meta.url': 'convlensScriptUrl' },
  });
  for (const file of [module, classic]) markPageImport(file);
}

/** Minifying took the comments from the one import of an address that the page gives. */
function markPageImport(file) {
  const [before, after, ...more] = readFileSync(file, 'utf8').split(
    /(?<![\w$.])import\((?=[\w$]+\))/,
  );
  if (after === undefined || more.length > 0) throw new Error(`${file} has not one import()`);
  writeFileSync(file, `${before}import(/* @vite-ignore *//* webpackIgnore: true */${after}`);
}

/**
 * `import url from '….wasm?url'`: copies the binary beside the worker and gives its URL there, or the one that
 * a page without a server has said before.
 */
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
          contents: `export default self.convlensFiles?.['${basename(path)}'] ??
            new URL('./${basename(path)}', import.meta.url).href;`,
        };
      });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildPackage();
