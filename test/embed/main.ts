/**
 * Puts the packed package into small projects, as its users do, and looks whether each explains the
 * photo: `npm run test:embed`, with words of names for some of them. Takes their tools from npm.
 */
import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer as createProxy } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { openBrowser } from '../../bench/support/browser.js';
import { asCdns } from './cdn.js';
import { explains } from './explains.js';
import { elsewhere, packages, projects, type Project } from './projects.js';
import { serve, type Served } from './serve.js';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A folder with the packed package and all tools installed. */
async function installed(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'convlens-embed-'));
  const packed = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  await run('npm', packed, { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const dependencies = { convlens: `file:${tarball}`, ...packages };
  // A workspace, so that Vite's development servers look for packages here.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, workspaces: [], dependencies }),
  );
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: folder });
  cpSync(join(root, 'demo/public/photos/chelsea.png'), join(folder, 'cat.png'));
  return folder;
}

interface Place {
  /** The folder with what is installed; each project is a folder in it. */
  readonly all: string;
  /** A server of another origin that has that folder. */
  readonly other: Served;
  readonly browser: Browser;
}

/** @returns bytes of what is served, without photo and models; null where nothing is built */
async function tried(project: Project, { all, other, browser }: Place): Promise<number | null> {
  const folder = join(all, project.name.toLowerCase().replace(/\W+/g, '-'));
  const files = { 'package.json': '{"private":true,"type":"module"}', ...project.files };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.replaceAll(elsewhere, other.url));
  }
  for (const [to, from] of Object.entries(project.copies ?? {})) {
    cpSync(join(all, from), join(folder, to), { recursive: true });
  }
  if (project.types) await run(process.execPath, project.types, { cwd: folder }).catch(complained);
  if (project.build) await run(process.execPath, project.build, { cwd: folder });
  if (project.pageless) return null;
  if (project.file !== undefined) {
    await alone(browser, pathToFileURL(join(folder, project.file)).href);
    return statSync(join(folder, project.file)).size;
  }
  const out = join(folder, project.out ?? '.');
  const served = project.serve ? await serveBy(project, project.serve, folder) : await serve(out);
  try {
    await explains(browser, served.url);
  } finally {
    served.close();
  }
  return project.serve ? null : sizeOf(out);
}

/** Explains with no network: whatever the page or its worker asks for comes to a proxy that has nothing. */
async function alone(browser: Browser, url: string): Promise<void> {
  const asked: string[] = [];
  const proxy = createProxy(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(502).end();
  });
  proxy.on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    socket.end();
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  try {
    await explains(browser, url, {
      proxyServer: `http://127.0.0.1:${port}`,
      proxyBypassList: ['<-loopback>'],
    });
    if (asked.length > 0) throw new Error(`asked for ${asked.join(', ')}`);
  } finally {
    proxy.close();
  }
}

/** Compilers of types complain on stdout, which the error of a process leaves out. */
function complained(error: unknown): never {
  throw new Error(
    error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error),
  );
}

/** A development server on a free port, once it answers. */
async function serveBy(
  { path = '' }: Project,
  command: readonly string[],
  cwd: string,
): Promise<Served> {
  const port = String(await freePort());
  const server = spawn(process.execPath, [...command, port], { cwd, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/${path}`;
  for (let left = 300; left > 0; left -= 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { url, close: () => server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('the server does not answer');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function sizeOf(folder: string): number {
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(html|js|css|wasm)$/.test(path),
  );
  return own
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
}

const words = process.argv.slice(2);
const chosen = projects.filter(
  ({ name }) =>
    words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
);

const line = (name: string, state: string, start: number, size: number | null) => {
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const bytes = size === null ? '' : `${(size / 1e6).toFixed(2)} MB`.padStart(9);
  console.log(`${name.padEnd(26)} ${state.padEnd(7)}${seconds} s ${bytes}`);
};

let start = performance.now();
const all = await installed();
line('(install)', '', start, null);
const browser = await openBrowser();
const other = await serve(all, asCdns(all));
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const project of chosen) {
  start = performance.now();
  try {
    const size = await tried(project, { all, other, browser });
    counts.passed += 1;
    line(project.name, 'works', start, size);
  } catch (error) {
    counts.failed += 1;
    line(project.name, 'FAILS', start, null);
    console.log(String(error).slice(0, 3000).replace(/^/gm, '    '));
  }
}
await browser.close();
other.close();
rmSync(all, { recursive: true });
if (process.env['TEST_COUNTS']) writeFileSync(process.env['TEST_COUNTS'], JSON.stringify(counts));
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
