/**
 * The browser that tests and benchmarks run in: an installed Chrome or Chromium where there is
 * one, else the one that comes with npm, which starts on a bare Debian without system packages.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Launcher } from 'chrome-launcher';
import { root } from '../../scripts/paths.mjs';

/**
 * Software GPUs for WebGL and WebGPU (a test machine has no other), no sandbox (CI runs as root,
 * where Chromium's sandbox refuses to start), nothing that asks the network.
 */
export const chromiumArgs = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--enable-unsafe-swiftshader',
  '--use-webgpu-adapter=swiftshader',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * @returns {Promise<string>} path of the executable; `CHROME_PATH` overrides the search
 */
export async function chromiumPath() {
  return process.env.CHROME_PATH ?? installedChrome() ?? unpackedChromium();
}

function installedChrome() {
  try {
    return Launcher.getFirstInstallation();
  } catch (error) {
    // On Linux the finder throws where the other systems' return nothing.
    if (error.code === 'ERR_LAUNCHER_PATH_NOT_SET') return undefined;
    throw error;
  }
}

/** Unpacks aside and renames, so that a run cut short never leaves half a browser behind. */
async function unpackedChromium() {
  const require = createRequire(import.meta.url);
  const { version } = require(join(root, 'node_modules/@sparticuz/chromium/package.json'));
  const home = join(root, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(join(home, 'chromium'))) {
    await mkdir(dirname(home), { recursive: true });
    const aside = await mkdtemp(`${home}-`);
    await unpackInto(aside);
    await rename(aside, home).catch(() => rm(aside, { recursive: true }));
  }
  return join(home, 'chromium');
}

/** The package unpacks into the temporary folder, wherever that is at the time. */
async function unpackInto(folder) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
