import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** One step for PyTorch to take; see `steps.py`. */
export interface TorchStep {
  /** `block7`, or `logits` for the whole network. */
  readonly layer: string;
  readonly batch: number;
  readonly size: number;
  readonly threads: number;
  readonly gradient?: boolean;
  readonly gradcam?: boolean;
}

/** A Python process that times steps on request, so that they interleave with ours. */
export interface TorchPeer {
  readonly version: string;
  /** Milliseconds of one step, by Python's own clock. */
  time(step: TorchStep): Promise<number>;
  close(): void;
}

type Process = ChildProcessByStdio<Writable, Readable, null>;

/** Starts it; null where Python or a package is missing. `PYTHON` names another interpreter. */
export async function startTorch(): Promise<TorchPeer | null> {
  const script = fileURLToPath(new URL('./steps.py', import.meta.url));
  const python = process.env['PYTHON'] ?? 'python3';
  const child: Process = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const failed = new Promise<null>((resolve) => child.once('error', () => resolve(null)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await Promise.race([lines.next(), failed]);
    return line === null || line.done ? null : line.value;
  };
  const version = await next();
  if (version === null) return null;
  return {
    version,
    async time(step) {
      child.stdin.write(`${JSON.stringify({ gradient: false, ...step })}\n`);
      const line = await next();
      if (line === null) throw new Error(`PyTorch ended at ${JSON.stringify(step)}`);
      return Number(line);
    },
    close: () => child.stdin.end(),
  };
}
