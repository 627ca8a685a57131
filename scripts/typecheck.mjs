/**
 * Checks every realm against the library it really has. Each realm is one tsconfig, because one
 * program cannot hold both a `window` and its absence.
 */
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const realms = ['facts', 'core', 'workers', 'page', 'node', 'test'];

/** @returns {Promise<boolean>} whether the realm compiles */
function check(realm) {
  const args = ['node_modules/typescript/bin/tsc', '-p', `tsconfig.${realm}.json`, '--incremental'];
  args.push('--tsBuildInfoFile', `node_modules/.cache/typecheck/${realm}.tsbuildinfo`, '--pretty');
  return new Promise((resolve) => {
    const compiler = spawn(process.execPath, args, { cwd: root });
    let output = '';
    compiler.stdout.on('data', (chunk) => (output += chunk));
    compiler.stderr.on('data', (chunk) => (output += chunk));
    compiler.on('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${realm}${output && `\n${output}`}`);
      resolve(code === 0);
    });
  });
}

// Two at a time: a realm's compiler is single-threaded, and CI has two cores.
const queue = [...realms];
const results = [];
const next = async () => {
  for (let realm = queue.shift(); realm; realm = queue.shift()) results.push(await check(realm));
};
await Promise.all([next(), next()]);
process.exitCode = results.every(Boolean) ? 0 : 1;
