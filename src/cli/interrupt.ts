/** What a shell gives a program that was ended by Ctrl-C: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/**
 * Runs `work` with a signal that Ctrl-C aborts; the exit code then says so. A second Ctrl-C ends the
 * program at once, as it does by default.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    process.exitCode = INTERRUPTED;
    controller.abort();
  };
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
