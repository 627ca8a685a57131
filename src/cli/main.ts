#!/usr/bin/env node
import { processOutput } from './output.js';
import { run } from './run.js';
import { UsageError } from './usage-error.js';

const output = processOutput(process.stdout, process.stderr);

/** Exit codes: 0 done, 1 it failed, 2 it was called wrongly. */
try {
  await run(process.argv.slice(2), output);
} catch (error) {
  output.settle();
  const wrongUse = error instanceof UsageError;
  process.stderr.write(`${wrongUse ? `convlens: ${error.message}` : line(error)}\n`);
  process.exitCode = wrongUse ? 2 : 1;
}

// `convlens … | head` closes the pipe early: that is the reader's right.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

/** One line, whatever the message has in it. */
function line(error: unknown): string {
  if (!(error instanceof Error)) return `Error: ${String(error)}`;
  return `${error.name}: ${error.message}`.replace(/\s*\n\s*/g, ' ');
}
