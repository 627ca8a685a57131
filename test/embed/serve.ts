import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface Served {
  readonly url: string;
  close(): void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

/** What is found at a path: a file at another path of the folder, or another address that it leads on to. */
export type Found = { readonly path: string } | { readonly location: string };

/**
 * A folder as a plain web server gives it, to pages of every origin as CDNs do.
 * @param find - what is at a path that stands for another
 */
export async function serve(
  folder: string,
  find: (path: string) => Found = (path) => ({ path }),
): Promise<Served> {
  const server = createServer(({ url = '/' }, response) => {
    const found = find(decodeURIComponent(new URL(url, 'http://host').pathname));
    if ('location' in found) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.writeHead(302, { Location: found.location }).end();
      return;
    }
    const { path } = found;
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
