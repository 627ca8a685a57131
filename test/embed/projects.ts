import { join } from 'node:path';
import { react, svelte, vue } from './typed-tags.js';

/** The ways in which people put convlens into a page: small projects, each with its tool's default settings. */

export interface Project {
  readonly name: string;
  /** Files of the project, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What is copied to it: path in the project, from the folder with the photo and `node_modules`. */
  readonly copies?: Readonly<Record<string, string>>;
  /** Arguments of Node, run in the project before all else: what checks its types. */
  readonly types?: readonly string[];
  /** Arguments of Node, run in the project: what builds it, a command of an installed package first. */
  readonly build?: readonly string[];
  /** Arguments of Node that serve it, in the place of a plain server; the port comes last. */
  readonly serve?: readonly string[];
  /** Folder that is served, below the project. */
  readonly out?: string;
  /** Path of the page on the server, without the first `/`. */
  readonly path?: string;
  /** The page is this file, opened as it lies on the disk, and may ask for nothing else. */
  readonly file?: string;
  /** It ends with the build, and shows no page. */
  readonly pageless?: true;
}

/** What is installed, once for all. Fixed, so that a row that breaks says something of convlens. */
export const packages: Readonly<Record<string, string>> = {
  vite5: 'npm:vite@5.4.21',
  vite6: 'npm:vite@6.4.6',
  vite7: 'npm:vite@7.3.8',
  vite: '8.4.0',
  webpack: '5.113.0',
  'webpack-cli': '6.0.1',
  rollup: '4.68.8',
  '@rollup/plugin-node-resolve': '16.0.3',
  esbuild: '0.28.2',
  parcel: '2.16.4',
  react: '19.3.1',
  'react-dom': '19.3.1',
  '@vitejs/plugin-react': '6.3.0',
  '@types/react': '19.3.3',
  typescript: '6.0.3',
  vue: '3.5.45',
  '@vitejs/plugin-vue': '6.0.11',
  'vue-tsc': '3.3.14',
  svelte: '5.57.3',
  '@sveltejs/vite-plugin-svelte': '7.3.1',
  'svelte-check': '4.7.8',
  publint: '0.3.25',
  '@arethetypeswrong/core': '0.18.5',
};

const views = '<cl-predictions></cl-predictions><cl-heatmap method="grad-cam"></cl-heatmap>';
const session = `<cl-session model="efficientnet-lite0" image="cat.png" models-base="models/">${views}</cl-session>`;
const inspector = '<cl-inspector image="cat.png"></cl-inspector>';

const page = (script: string, body = session): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>convlens</title>
<link rel="icon" href="data:,">${script}<body>${body}</body></html>`;

const module = (src: string) => `<script type="module" src="${src}"></script>`;
const main = `import 'convlens';`;

/** What a page takes from a folder of its own: the photo and the models. */
const beside = (folder: string) => ({
  [`${folder}cat.png`]: 'cat.png',
  [`${folder}models`]: 'node_modules/convlens/models',
});

/** The worker, for bundlers that leave `new URL(…, import.meta.url)` as it is. */
const workerBeside = (folder: string) =>
  Object.fromEntries(
    ['explain.worker.js', 'tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'].map((file) => [
      `${folder}${file}`,
      `node_modules/convlens/dist/workers/${file}`,
    ]),
  );

const plain = { 'index.html': page(`<script type="module">${main}</script>`) };

/** Stands for the address of a server of another origin that has all projects and `node_modules`. */
export const elsewhere = 'https://elsewhere.example/';

/** The package's bare address at a CDN that gives its file there, as jsDelivr, or leads on to the file, as unpkg. */
const bare = {
  itself: `${elsewhere}npm/convlens@0.1.0`,
  leadsOn: `${elsewhere}convlens@0.1.0`,
};

/** The same files that are packed; what else it needs would take long to install. */
const commandLine = join(import.meta.dirname, '../../dist/cli/main.js');

const cdn = { convlens: 'node_modules/convlens/dist/cdn' };

/** The file of all elements, at another origin. */
const packedFile = `${elsewhere}node_modules/convlens/dist/cdn/convlens.js`;

/** What a cell of a notebook shows. */
const output = `<cl-session image="cat.png">${views}</cl-session>`;

const inQuotes = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A page without a build, of which some comes from another origin. */
const html = (name: string, files: Project['files']): Project => ({
  name,
  files,
  copies: { 'cat.png': 'cat.png' },
});

const viteOf = (folder: string) => `../node_modules/${folder}/bin/vite.js`;

const builtByVite = (name: string, files: Project['files'], folder = 'vite'): Project => ({
  name,
  files,
  copies: beside('public/'),
  build: [viteOf(folder), 'build', '--logLevel', 'error'],
  out: 'dist',
});

const servedByVite = (name: string, folder = 'vite', config = ''): Project => ({
  name,
  files: { ...plain, 'vite.config.js': `export default { ${config} };` },
  copies: beside('public/'),
  serve: [viteOf(folder), '--logLevel', 'error', '--host', '127.0.0.1', '--port'],
});

/** A page in one file, as the command line writes it. */
const oneFile = (name: string, files: Project['files'], ...args: readonly string[]): Project => ({
  name,
  files,
  copies: { "cat's & co.png": 'cat.png' },
  build: [commandLine, 'page', "cat's & co.png", '--out', 'lesson.html', ...args],
  file: 'lesson.html',
});

/** A page of a framework: Vite with the framework's own plugin, and its compiler of types. */
function framework(
  name: string,
  plugin: string,
  types: readonly string[],
  files: Project['files'],
): Project {
  const config = `import ${plugin}; export default { plugins: [plugin()] };`;
  return { ...builtByVite(name, { 'vite.config.js': config, ...files }), types };
}

const inModules = (path: string, ...args: readonly string[]) => [
  `../node_modules/${path}`,
  ...args,
];

const root = '<div id="root"></div>';

export const projects: readonly Project[] = [
  builtByVite('Vite 5', plain, 'vite5'),
  builtByVite('Vite 6', plain, 'vite6'),
  builtByVite('Vite 7', plain, 'vite7'),
  builtByVite('Vite 8', plain),
  servedByVite('Vite 5, development', 'vite5'),
  servedByVite('Vite 6, development', 'vite6'),
  servedByVite('Vite 7, development', 'vite7'),
  {
    ...servedByVite('Vite 7, development below a path', 'vite7', `base: '/below/'`),
    path: 'below/',
  },
  servedByVite('Vite 8, development'),
  builtByVite('Vite 8, another origin', {
    ...plain,
    'vite.config.js': `export default { base: '${elsewhere}vite-8-another-origin/dist/' };`,
  }),
  {
    name: 'webpack 5',
    files: { 'src/index.js': main, 'dist/index.html': page(module('main.js')) },
    copies: beside('dist/'),
    build: ['../node_modules/webpack/bin/webpack.js', '--mode', 'production'],
    out: 'dist',
  },
  {
    name: 'webpack 5, another origin',
    files: {
      'src/index.js': main,
      'dist/index.html': page(module(`${elsewhere}webpack-5-another-origin/dist/main.js`)),
      'webpack.config.js': `export default {
        mode: 'none', output: { publicPath: '${elsewhere}webpack-5-another-origin/dist/' } };`,
    },
    copies: beside('dist/'),
    build: ['../node_modules/webpack/bin/webpack.js'],
    out: 'dist',
  },
  {
    name: 'Rollup 4',
    files: { 'main.js': main, 'dist/index.html': page(module('main.js')) },
    copies: { ...beside('dist/'), ...workerBeside('dist/') },
    build: [
      '../node_modules/rollup/dist/bin/rollup',
      ...['main.js', '--dir', 'dist', '--plugin', 'node-resolve', '--silent'],
    ],
    out: 'dist',
  },
  {
    name: 'esbuild',
    files: {
      'main.js': main,
      'build.js': `import { build } from 'esbuild';
        await build({ entryPoints: ['main.js'], bundle: true, outfile: 'dist/main.js', logLevel: 'error' });`,
      'dist/index.html': page('<script src="main.js" defer></script>'),
    },
    copies: { ...beside('dist/'), ...workerBeside('dist/') },
    build: ['build.js'],
    out: 'dist',
  },
  {
    name: 'Parcel 2',
    files: plain,
    copies: beside('dist/'),
    // Nobody's project should take in what stands for a module of Node.
    build: ['../node_modules/parcel/lib/bin.js', 'build', 'index.html', '--no-autoinstall'],
    out: 'dist',
  },
  framework('React 19', `plugin from '@vitejs/plugin-react'`, inModules('typescript/bin/tsc'), {
    ...react,
    'index.html': page(module('main.jsx'), root),
    'main.jsx': `${main} import { createRoot } from 'react-dom/client';
      createRoot(document.getElementById('root')).render(
        <cl-session model="efficientnet-lite0" image="cat.png" models-base="models/">
          <cl-predictions /><cl-heatmap method="grad-cam" />
        </cl-session>);`,
  }),
  framework('Vue 3', `plugin from '@vitejs/plugin-vue'`, inModules('vue-tsc/bin/vue-tsc.js'), {
    ...vue,
    'index.html': page(module('main.js'), root),
    'main.js': `${main} import { createApp } from 'vue'; import App from './App.vue';
      createApp(App).mount('#root');`,
    'App.vue': `<script setup>const image = 'cat.png';</script>
      <template>${session.replace('image=', ':image=').replace('cat.png', 'image')}</template>`,
  }),
  framework(
    'Svelte 5',
    `{ svelte as plugin } from '@sveltejs/vite-plugin-svelte'`,
    inModules('svelte-check/bin/svelte-check', '--output', 'human'),
    {
      ...svelte,
      'index.html': page(module('main.js'), root),
      'main.js': `${main} import { mount } from 'svelte'; import App from './App.svelte';
      mount(App, { target: document.getElementById('root') });`,
      'App.svelte': `<script>const image = 'cat.png';</script>
      ${session.replace('"cat.png"', '{image}')}`,
    },
  ),
  {
    name: 'HTML',
    files: { 'index.html': page(module('convlens/convlens.js'), inspector) },
    copies: { 'cat.png': 'cat.png', ...cdn, 'convlens/models': 'node_modules/convlens/models' },
  },
  html('HTML, another origin', {
    'index.html': page(module(packedFile), inspector),
  }),
  html('HTML, bare address', { 'index.html': page(module(bare.itself), inspector) }),
  html('HTML, bare address that leads on', {
    'index.html': page(module(bare.leadsOn), inspector),
  }),
  html('HTML, sandboxed frame', {
    'index.html': page('', '<iframe sandbox="allow-scripts" src="frame.html"></iframe>'),
    'frame.html': page(module(packedFile), inspector),
  }),
  html('HTML, sandboxed frame with trusted types', {
    'index.html': page('', '<iframe sandbox="allow-scripts" src="frame.html"></iframe>'),
    'frame.html': page(
      `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script';
        trusted-types lit-html convlens; script-src ${elsewhere} 'wasm-unsafe-eval'; worker-src blob:">
       ${module(packedFile)}`,
      inspector,
    ),
  }),
  html('Output of a notebook, in a frame of its own', {
    'index.html': page(
      '',
      `<iframe sandbox="allow-scripts" srcdoc="${inQuotes(
        `<script type="module">import('${packedFile}');</script>${output}`,
      )}"></iframe>`,
    ),
  }),
  html('Output of a notebook, put into its page', {
    'index.html': page(
      `<script type="module">
        document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(output)});
        await import('${packedFile}');</script>`,
      '',
    ),
  }),
  oneFile('One file', {}),
  oneFile(
    'One file with a body of its own',
    {
      'body.html': `<h1>A lesson<cl-session image="cat's & co.png">${views}</cl-session><!-- open`,
    },
    '--body',
    'body.html',
  ),
  {
    name: 'Rendered on a server',
    files: {
      'render.js': `import 'convlens';
        import { writeFileSync } from 'node:fs';
        import { createElement } from 'react';
        import { renderToStaticMarkup } from 'react-dom/server';
        const tag = renderToStaticMarkup(createElement('cl-inspector', { image: 'cat.png' }));
        writeFileSync('index.html', ${JSON.stringify(page(module('convlens/convlens.js'), '{tag}'))}.replace('{tag}', tag));`,
    },
    copies: { 'cat.png': 'cat.png', ...cdn, 'convlens/models': 'node_modules/convlens/models' },
    build: ['render.js'],
  },
  {
    name: 'Node',
    files: {
      'main.js': `import { ClInspector } from 'convlens';
        if (customElements.get('cl-inspector') !== ClInspector) throw new Error('not registered');`,
    },
    build: ['main.js'],
    pageless: true,
  },
  {
    name: 'As tools of packages see it',
    files: {
      'check.js': `import { readdirSync, readFileSync } from 'node:fs';
        import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
        import { publint } from 'publint';
        import { formatMessage } from 'publint/utils';
        const { messages, pkg } = await publint({ pkgDir: '../node_modules/convlens', pack: false });
        const tarball = readdirSync('..').find((name) => name.endsWith('.tgz'));
        // The worker is started by its address, never imported.
        const excludeEntrypoints = ['./worker', './worker/classic'];
        const { problems } = await checkPackage(
          createPackageFromTarballData(readFileSync('../' + tarball)), { excludeEntrypoints });
        // There are modules alone, by the exports map alone: neither require() nor Node 10 is meant.
        const meant = problems.filter(({ kind, resolutionKind }) =>
          kind !== 'CJSResolvesToESM' && resolutionKind !== 'node10');
        const said = [...messages.map((each) => formatMessage(each, pkg)), ...meant.map((each) => JSON.stringify(each))];
        if (said.length > 0) throw new Error(said.join('\\n'));`,
    },
    build: ['check.js'],
    pageless: true,
  },
];
