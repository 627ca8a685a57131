/** Where a command writes: results on stdout, progress on stderr, never mixed. */
export interface Output {
  /** A line of the result, or several. */
  print(text: string): void;
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
  return {
    print: (text) => void stdout.write(`${text}\n`),
    progress(text) {
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[2K${text}`);
        open = true;
        return;
      }
      // Without a terminal: each new subject at once, its numbers now and then.
      const [word = ''] = text.split(' ');
      if (word === subject && performance.now() - written < INTERVAL) return;
      subject = word;
      written = performance.now();
      stderr.write(`${text}\n`);
    },
    settle() {
      if (open) stderr.write('\r\u001b[2K');
      open = false;
    },
  };
}
