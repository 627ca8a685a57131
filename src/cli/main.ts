#!/usr/bin/env node
import { processOutput } from './output.js';
import { run } from './run.js';
import { UsageError } from './usage-error.js';

const output = processOutput(process.stdout, process.stderr);

// `convlens … | head` closes the pipe early: that is the reader's right.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

/** Exit codes: 0 done, 1 it failed, 2 it was called wrongly. */
try {
  await run(process.argv.slice(2), output);
} catch (error) {
  output.settle();
  const wrongUse = error instanceof UsageError;
  process.stderr.write(`${line(wrongUse ? 'convlens' : nameOf(error), error)}\n`);
  process.exitCode = wrongUse ? 2 : 1;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}

/** One line, whatever the message has in it. */
function line(who: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${who}: ${message.replace(/\s*\n\s*/g, ' ')}`;
}
