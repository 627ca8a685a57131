import { harmless } from '../core/harmless.js';

/**
 * Where a command writes: results on stdout, progress and remarks on stderr, never mixed. Whatever
 * passes here is shown harmlessly: names of layers, classes and files may hold what a terminal obeys.
 */
export interface Output {
  /** Lines of the result. What looks like a line end within one is none. */
  print(lines: readonly string[]): void;
  /** The result as JSON, on one line. */
  printJson(json: string): void;
  /** A line beside the result. */
  remark(line: string): void;
  /** How far it is; each word replaces the one before where stderr is a terminal. */
  progress(text: string): void;
  /** Ends the line of progress. */
  settle(): void;
}

/** Milliseconds between two lines of progress where stderr is a file or a pipe. */
const INTERVAL = 1000;

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** The output of a process. */
export function processOutput(stdout: Stream, stderr: Stream): Output {
  let subject = '';
  let written = -Infinity;
  let open = false;
  const settle = (): void => {
    if (open) stderr.write('\r\u001b[2K');
    open = false;
  };
  return {
    settle,
    print: (lines) => void stdout.write(lines.map((line) => `${harmless(line)}\n`).join('')),
    printJson: (json) => void stdout.write(`${harmlessJson(json)}\n`),
    remark(line) {
      settle();
      stderr.write(`${harmless(line)}\n`);
    },
    progress(text) {
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[2K${harmless(text)}`);
        open = true;
        return;
      }
      // Without a terminal: each new subject at once, its numbers now and then.
      const [word = ''] = text.split(' ');
      if (word === subject && performance.now() - written < INTERVAL) return;
      subject = word;
      written = performance.now();
      stderr.write(`${harmless(text)}\n`);
    },
  };
}

/** The same values; JSON itself escapes only some of what a terminal obeys. */
function harmlessJson(json: string): string {
  return Array.from(json, (character) =>
    harmless(character) === character ? character : escaped(character),
  ).join('');
}

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
