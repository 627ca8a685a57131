/**
 * `node scripts/test.mjs [--node | --browser | --embed] [--no-build] [file, folder or project …]`
 *
 * Builds what tests load, runs the tests of Node, then those of the browser, and ends with
 * `N passed, N failed` over all. With `--embed` the package is put into small projects too, or alone;
 * that takes their tools from npm, so it is not done unasked. Without paths the whole package is built anew; with paths only
 * the worker, and only for the browser, so that a small run starts at once.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage, buildWorker } from './build.mjs';
import { root } from './paths.mjs';
import { testFiles } from './test-files.mjs';

const args = process.argv.slice(2);
const flags = new Set(args.filter((arg) => arg.startsWith('--')));
const only = args.filter((arg) => !arg.startsWith('--'));
const files = testFiles(only);

// Mocha imports a file that it could not require, by when half of what the file needs is there twice.
const importing = ['--no-experimental-require-module', '--import', 'tsx'];

const commands = {
  node: (list) => [...importing, 'scripts/node-tests.mjs', ...list],
  browser: (list) => ['node_modules/@web/test-runner/dist/bin.js', '--files', ...list],
  embed: (list) => [...importing, 'test/embed/main.ts', ...list],
};

const named = Object.keys(commands).filter((name) => flags.has(`--${name}`));
const runners = (named.length > 0 ? named : ['node', 'browser']).filter(
  (name) => name === 'embed' || files[name].length > 0,
);

if (!flags.has('--no-build')) {
  if (only.length === 0) await buildPackage();
  else if (runners.includes('browser')) await buildWorker().catch(reportBrokenWorker);
}

const total = { passed: 0, failed: 0 };
for (const name of runners) {
  const { passed, failed } = await run(name, files[name]);
  total.passed += passed;
  total.failed += failed;
}
if (total.passed + total.failed === 0) console.error('No test ran.');
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

/** A runner that ends badly without having counted a failure has crashed: that is one. */
async function run(name, list) {
  console.log(`\n— ${name}${list ? `: ${list.length} files` : ''}\n`);
  // Projects are chosen by words of their names.
  const command = commands[name](list ?? only);
  const folder = mkdtempSync(join(tmpdir(), 'convlens-tests-'));
  const counts = join(folder, 'counts.json');
  const code = await exitCode(command, { ...process.env, TEST_COUNTS: counts });
  const finished = existsSync(counts);
  const { passed, failed } = finished
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  if (code === 0 && finished) return { passed, failed };
  if (failed === 0) console.error(`The ${name} runner ended with code ${code}.`);
  return { passed, failed: Math.max(failed, 1) };
}

/** Tests that do not load the worker can run while it does not build; those that do will fail. */
function reportBrokenWorker(error) {
  console.error(`The worker does not build: ${error.message}`);
}

function exitCode(command, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}
