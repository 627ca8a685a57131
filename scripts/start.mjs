/**
 * `npm start -- [--port N] [--host H]`: builds the inspector and serves it on this machine; prints where.
 *
 * The site is built into a folder of its own, which goes with the process: another start beside it, or a
 * build, does not take it away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from './paths.mjs';
import { startOptions } from './start-options.mjs';

/** How many ports are tried, the one asked for and those after it. */
const tries = 20;

try {
  const { port: asked, host } = startOptions(process.argv.slice(2));
  await freePort(asked, host);
  const outDir = temporaryFolder();
  console.log('Building the inspector …');
  const config = { configFile: `${root}/vite.config.ts`, logLevel: 'error' };
  await build({ ...config, build: { outDir } });
  const port = await freePort(asked, host);
  if (port !== asked) console.log(`Port ${asked} is in use; this is the next free one.`);
  const server = await preview({
    ...config,
    build: { outDir },
    preview: { port, host, strictPort: true },
  });
  const { local, network } = server.resolvedUrls;
  for (const url of [...local, ...network]) console.log(`The inspector is at ${url}`);
  console.log('Ctrl+C ends it.');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'convlens-site-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  return folder;
}

/** The first port from `first` on that nobody listens on there. */
async function freePort(first, host) {
  for (let port = first; port < Math.min(first + tries, 65_536); port++) {
    const code = await refusal(port, host);
    if (code === null) return port;
    if (code === 'EACCES')
      throw new Error(`Port ${port} is not for everyone; take one above 1023.`);
    if (code !== 'EADDRINUSE')
      throw new Error(`"${host}" is no address of this machine (${code}).`);
  }
  throw new Error(`Ports ${first} and those after it are in use; name another with --port.`);
}

/** Why nobody can listen there; null: anyone can. */
function refusal(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }) => resolve(code));
    probe.listen({ port, host }, () => probe.close(() => resolve(null)));
  });
}
