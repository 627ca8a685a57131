import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from 'chai';

const root = new URL('../..', import.meta.url);

/** `npm start` with those options, and what it has said so far. */
class Start {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  said = '';
  complained = '';

  constructor(...args: readonly string[]) {
    const command = ['scripts/start.mjs', ...args];
    this.process = spawn(process.execPath, command, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.process
      .stderr!.setEncoding('utf8')
      .on('data', (text: string) => (this.complained += text));
    this.ended = once(this.process, 'close').then(([code]) => code as number | null);
  }

  /** The address that it says it serves at. */
  async address(): Promise<string> {
    for (;;) {
      const found = /is at (http\S+)/.exec(this.said)?.[1];
      if (found) return found;
      const over = await Promise.race([this.ended, new Promise((go) => setTimeout(go, 50, 'on'))]);
      if (over !== 'on') throw new Error(`it ended: ${this.said}${this.complained}`);
    }
  }
}

const text = async (address: string) => (await fetch(address)).text();

describe('npm start', () => {
  it('says in a sentence what it does not take, before it builds anything', async function () {
    this.timeout(120_000);
    const cases = [
      [['--port', 'many'], '--port takes a number from 1 to 65535, not "many".'],
      [['--port=0'], '--port takes a number from 1 to 65535, not "0".'],
      [['--port'], '--port takes a value: npm start -- [--port N] [--host H]'],
      [['--port', '--host'], '--port takes a value: npm start -- [--port N] [--host H]'],
      [['--prot', '80'], 'There is no "--prot" here: npm start -- [--port N] [--host H]'],
      [['8080'], 'There is no "8080" here: npm start -- [--port N] [--host H]'],
      [['--host', 'a b'], '--host takes a name or an address, such as 0.0.0.0, not "a b".'],
      [['--host', '192.0.2.1'], '"192.0.2.1" is no address of this machine (EADDRNOTAVAIL).'],
    ] as const;
    for (const [args, sentence] of cases) {
      const start = new Start(...args);
      expect(await start.ended, sentence).to.equal(1);
      expect(start.complained).to.equal(`${sentence}\n`);
      expect(start.said).to.equal('');
    }
  });

  it('serves where it is told, beside another start, and ends with Ctrl+C', async function () {
    this.timeout(240_000);
    const taken = createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const at = taken.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    const options = ['--port', String(at.port), '--host', '127.0.0.1'];
    const first = new Start(...options);
    const address = await first.address();
    expect(first.said).to.match(/^Building the inspector …\n/);
    expect(first.said).to.contain(`Port ${at.port} is in use; this is the next free one.`);
    expect(address)
      .to.match(/^http:\/\/127\.0\.0\.1:\d+\/$/)
      .and.not.contain(`:${at.port}/`);
    const second = new Start(...options);
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(await text(address))?.[1];
    // While the other builds, when it has built, and when it is gone.
    expect(await text(`${address}${script}`)).to.contain('cl-inspector');
    const other = await second.address();
    expect(other).not.to.equal(address);
    expect(await text(`${other}${script}`)).to.contain('cl-inspector');
    second.process.kill('SIGINT');
    expect(await second.ended).to.equal(0);
    expect(await text(`${address}${script}`)).to.contain('cl-inspector');
    first.process.kill('SIGINT');
    expect(await first.ended).to.equal(0);
    taken.close();
    expect(first.complained + second.complained, 'nothing of the bundler').to.equal('');
    expect(first.said.trimEnd().split('\n')).to.have.length(4);
  });
});
