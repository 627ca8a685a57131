/**
 * Runs the given test files in Node, several processes at a time, and writes the counts to the
 * file that `TEST_COUNTS` names. Started with `--import tsx`, which compiles the TypeScript: the
 * processes inherit it.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import Mocha from 'mocha';

const files = process.argv.slice(2);
const mocha = new Mocha({
  ui: 'bdd',
  reporter: 'spec',
  timeout: 60_000,
  jobs: Math.min(availableParallelism(), files.length),
});
for (const file of files) mocha.addFile(file);
mocha.parallelMode(files.length > 1);
if (files.length === 1) await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats;
  const counts = { passed: passes, failed: failures, skipped: pending };
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  // tfjs and worker threads may hold the process open.
  process.exit(failures === 0 ? 0 : 1);
});
