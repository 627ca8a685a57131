import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { size, type Driven, type Installed } from './driven.js';

const has = (command: string) => spawnSync('which', [command]).status === 0;
const needed = ['WebKitWebDriver', 'xvfb-run'].filter((command) => !has(command));

/** WebKitGTK by its own driver, which speaks the WebDriver protocol, on a screen that is not there. */
export const webkit: Installed = {
  name: 'WebKitGTK',
  missing:
    needed.length > 0 ? `no ${needed.join(', no ')} (apt install webkit2gtk-driver xvfb)` : null,
  start,
};

async function start(): Promise<Driven> {
  const port = await freePort();
  const screen = ['-a', '-s', '-screen 0 1600x1200x24'];
  const driver = spawn('xvfb-run', [...screen, 'WebKitWebDriver', `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    // Drawn by the processor: a test machine has no GPU.
    env: { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1' },
  });
  const end = () => {
    if (driver.pid !== undefined) process.kill(-driver.pid);
  };
  try {
    return await connect(`http://127.0.0.1:${port}`, end);
  } catch (error) {
    end();
    throw error;
  }
}

async function connect(driver: string, end: () => void): Promise<Driven> {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(driver + path, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: T };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await until(() => ask('GET', '/status'));
  const binary = miniBrowser();
  const { sessionId, capabilities } = await ask<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  const act = (type: string, actions: readonly object[]) =>
    ask<void>('POST', `${session}/actions`, { actions: [{ type, id: type, actions }] });
  await ask('POST', `${session}/timeouts`, { script: 120_000 });
  await ask('POST', `${session}/window/rect`, { ...size, height: size.height + 60 });
  return {
    version: capabilities.browserVersion,
    open: (url) => ask('POST', `${session}/url`, { url }),
    run: (body) => {
      const script = `const done = arguments[arguments.length - 1];
        (async () => {${body}})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      return ask<{ value: never; error?: string }>('POST', `${session}/execute/async`, {
        script,
        args: [],
      }).then(({ value, error }) => {
        if (error !== undefined) throw new Error(error);
        return value;
      });
    },
    press: (x, y) =>
      act('pointer', [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    escape: () => act('key', [key('keyDown'), key('keyUp')]),
    picture: async () =>
      new Uint8Array(Buffer.from(await ask<string>('GET', `${session}/screenshot`), 'base64')),
    close: async () => {
      await ask('DELETE', session).catch(() => undefined);
      end();
    },
  };
}

/** The browser that belongs to the driver, wherever the system has its libraries. */
function miniBrowser(): string | undefined {
  const folders = readdirSync('/usr/lib').flatMap((system) =>
    ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/${system}/webkit2gtk-${version}/MiniBrowser`),
  );
  return folders.find((path) => existsSync(path));
}

/** Escape, as the protocol numbers it. */
const key = (type: string) => ({ type, value: '\uE00C' });

async function until(try_: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await try_();
      return;
    } catch (error) {
      if (attempt > 80) throw error;
      await wait(250);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
