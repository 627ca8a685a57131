import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';

const root = join(import.meta.dirname, '../..');
const configFile = join(root, 'vite.config.ts');

export interface Site {
  readonly url: string;
  /** Another origin on this machine, and how often it was asked for anything. */
  readonly elsewhere: { readonly url: string; readonly asked: () => number };
  close(): Promise<void>;
}

/** The inspector built as `npm start` builds it, and served with the headers that it serves. */
export async function serveSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'convlens-site-'));
  // A process of its own: the loader of TypeScript that runs the tests is in the way of the build.
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'error'], {
    cwd: root,
  });
  const server = await preview({
    configFile,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  let asked = 0;
  const other = createServer((_request, response) => {
    asked += 1;
    response.writeHead(404, { 'Access-Control-Allow-Origin': '*' }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const portOf = (address: string | AddressInfo | null) => (address as AddressInfo).port;
  return {
    url: `http://localhost:${portOf(server.httpServer.address())}/`,
    elsewhere: {
      url: `http://127.0.0.1:${portOf(other.address())}/`,
      asked: () => asked,
    },
    close: async () => {
      await server.close();
      other.close();
      rmSync(folder, { recursive: true });
    },
  };
}
