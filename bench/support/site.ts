import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** Where a built site is served from. */
export interface Served {
  readonly url: string;
  /** Its folder on disk. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds the inspector as `npm start` does, into a folder of the bench's own, and serves it. */
export function serveInspector(): Promise<Served> {
  return serve('site', {});
}

/** Builds a page that has nothing but a client, and serves it. */
export function serveClient(): Promise<Served> {
  return serve('client', { root: path('bench/page'), publicDir: path('demo/public/photos') });
}

/** Builds a page that has nothing but the network's drawing, and serves it. */
export function serveNetwork(): Promise<Served> {
  return serveBenchPage('network', false);
}

/** Builds a page of several sessions, and serves it. */
export function serveSessions(): Promise<Served> {
  return serveBenchPage('sessions', path('demo/public/photos'));
}

function serveBenchPage(name: string, publicDir: string | false): Promise<Served> {
  const input = path(`bench/page/${name}.html`);
  return serve(name, {
    root: path('bench/page'),
    publicDir,
    build: { rolldownOptions: { input } },
  });
}

async function serve(name: string, config: InlineConfig): Promise<Served> {
  const folder = path(`node_modules/.cache/bench/${name}`);
  const own: InlineConfig = {
    ...config,
    configFile: path('vite.config.ts'),
    logLevel: 'error',
    build: { ...config.build, outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  };
  await build(own);
  const server = await preview(own);
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the preview server has no address');
  return { url, folder, close: () => server.close() };
}

/** Text of a file of a built site. */
export const readBuilt = (folder: string, file: string): Promise<string> =>
  readFile(`${folder}/${file}`, 'utf8');
