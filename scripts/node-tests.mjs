/**
 * Runs the given test files in Node and writes the counts to the file that `TEST_COUNTS` names.
 * Started with `--import tsx`, which compiles the TypeScript.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 60_000 });
for (const file of process.argv.slice(2)) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats;
  const counts = { passed: passes, failed: failures, skipped: pending };
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  // tfjs and worker threads may hold the process open.
  process.exit(failures === 0 ? 0 : 1);
});
