import { fileURLToPath } from 'node:url';
import { ConvlensError } from '../core/errors.js';
import { systemReason } from '../platform/node/file-trouble.js';
import { packageRoot } from '../platform/package.js';
import { UsageError } from './usage-error.js';

/** Longest message, in characters: a name in it may be of any length. */
const LONGEST = 1000;

/** What is told of an error, on one line: who complains, and what of. */
export function complaint(error: unknown): string {
  if (error instanceof UsageError) return `convlens: ${oneLine(error.message)}`;
  if (error instanceof ConvlensError) return `${error.name}: ${oneLine(error.message)}`;
  if (!(error instanceof Error)) return `Error: ${oneLine(String(error))}`;
  if (isOfSystem(error)) return `FileError: ${fileOf(error)} (${systemReason(error)})`;
  // Of a library: what follows its first line is meant for its authors.
  const [first = ''] = error.message.trim().split('\n');
  return `${error.name}: ${oneLine(first)}`;
}

function oneLine(message: string): string {
  const line = message.slice(0, 2 * LONGEST).replace(/\s*[\r\n]\s*/g, ' ');
  const bare = line.replaceAll(packageFolder, '').replaceAll(installed, '');
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST - 1)}…` : bare;
}

/** Where packages are installed, ours included, is of no use to the reader. */
const installed = /(file:\/\/)?(\/|[A-Z]:\\)[^\s"']*[/\\]node_modules[/\\]/g;

const packageFolder = fileURLToPath(packageRoot);

const isOfSystem = (error: Error): error is NodeJS.ErrnoException =>
  'syscall' in error && 'code' in error;

const fileOf = ({ path, code }: NodeJS.ErrnoException): string =>
  path === undefined ? (code ?? 'the system') : `"${path}"`;
