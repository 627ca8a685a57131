#!/usr/bin/env node
import { systemReason } from '../platform/node/file-trouble.js';
import { withPackages } from '../platform/node/with-packages.js';
import { complaint } from './complaint.js';
import { processOutput } from './output.js';
import { UsageError } from './usage-error.js';

const output = processOutput(process.stdout, process.stderr);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `convlens … | head` closes the pipe early: that is the reader's right.
  if (error.code === 'EPIPE') process.exit();
  output.remark(`WriteError: the result could not be printed (${systemReason(error)})`);
  process.exit(1);
});

// Where nobody can be told, there is nothing to do.
process.stderr.on('error', () => undefined);

/** Exit codes: 0 done, 1 it failed, 2 it was called wrongly, 130 it was interrupted. */
try {
  const { run } = await withPackages('the command line', () => import('./run.js'));
  await run(process.argv.slice(2), output);
} catch (error) {
  output.remark(complaint(error));
  // After Ctrl-C it says so already.
  process.exitCode ||= error instanceof UsageError ? 2 : 1;
}
