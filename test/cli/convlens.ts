import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Two folders below the root, as in the package: models are found relative to it. */
const script = fileURLToPath(new URL('../../node_modules/.cache/convlens.mjs', import.meta.url));

let built: Promise<unknown> | undefined;

/**
 * Compiles the source once, which halves the time that each of many processes takes to start; gives the
 * path of the script.
 */
export async function compiled(): Promise<string> {
  built ??= build({
    entryPoints: ['src/cli/main.ts'],
    absWorkingDir: root,
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  await built;
  return script;
}

/** What one call of the command line left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line from its source in a process of its own, in the repository's root. */
export async function convlens(...args: readonly string[]): Promise<Ended> {
  const command = [await compiled(), ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The object that a call with `--json` printed: all of stdout, on one line. */
export async function json<Content>(...args: readonly string[]): Promise<Content> {
  const { code, stdout, stderr } = await convlens(...args, '--json');
  expect(code, stderr).to.equal(0);
  expect(stdout.trimEnd().split('\n'), 'lines on stdout').to.have.length(1);
  return JSON.parse(stdout) as Content;
}

/** The last line of stderr, which says what went wrong; there must be no stack. */
export function complaint({ stderr }: Ended): string {
  expect(stderr, 'a stack').not.to.match(/^\s+at /m);
  return stderr.trimEnd().split('\n').at(-1) ?? '';
}
