/**
 * `node scripts/test.mjs [--node | --browser] [--no-build] [file or folder …]`
 *
 * Builds what tests load (the package with its worker), runs the tests of Node, then those of the
 * browser, and ends with `N passed, N failed` over both.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildPackage } from './build.mjs';
import { root } from './paths.mjs';
import { testFiles } from './test-files.mjs';

const args = process.argv.slice(2);
const flags = new Set(args.filter((arg) => arg.startsWith('--')));
const only = args.filter((arg) => !arg.startsWith('--'));
const files = testFiles(only);

const commands = {
  node: (list) => ['--import', 'tsx', 'scripts/node-tests.mjs', ...list],
  browser: (list) => ['node_modules/@web/test-runner/dist/bin.js', '--files', ...list],
};

const runners = Object.keys(commands)
  .filter((name) => flags.has(`--${name}`) || !(flags.has('--node') || flags.has('--browser')))
  .filter((name) => files[name].length > 0);

if (!flags.has('--no-build')) await buildPackage();

const total = { passed: 0, failed: 0 };
for (const name of runners) {
  const { passed, failed } = await run(name, commands[name](files[name]));
  total.passed += passed;
  total.failed += failed;
}
if (total.passed + total.failed === 0) console.error('No test ran.');
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

/** A runner that ends badly without having counted a failure has crashed: that is one. */
async function run(name, command) {
  console.log(`\n— ${name}: ${files[name].length} files\n`);
  const folder = `${root}/node_modules/.cache/tests`;
  const counts = `${folder}/${name}.json`;
  mkdirSync(folder, { recursive: true });
  rmSync(counts, { force: true });
  const code = await exitCode(command, { ...process.env, TEST_COUNTS: counts });
  const { passed, failed } = existsSync(counts)
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { passed: 0, failed: 0 };
  if (code === 0 && existsSync(counts)) return { passed, failed };
  if (failed === 0) console.error(`The ${name} runner ended with code ${code}.`);
  return { passed, failed: Math.max(failed, 1) };
}

function exitCode(command, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}
