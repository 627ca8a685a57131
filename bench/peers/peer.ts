import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What a peer can take a step of; see `serve.py`. */
export interface PeerStep {
  /** `block7`, or `logits` for the whole network. */
  readonly layer: string;
  readonly batch: number;
  readonly size: number;
  readonly gradient?: boolean;
  readonly gradcam?: boolean;
  /** Steps of growing filter pictures, one for each entry of the batch; PyTorch only. */
  readonly filter?: number;
}

/** A Python process that times steps on request, so that they interleave with ours. */
export interface Peer {
  /** `PyTorch 2.13.0+cpu, 1 thread`. */
  readonly name: string;
  /** Milliseconds of one step, by Python's own clock. */
  time(step: PeerStep): Promise<number>;
  close(): void;
}

/** The peers by name and the script that runs them. */
const scripts = { PyTorch: 'torch_steps.py', TensorFlow: 'tensorflow_steps.py' } as const;

type Process = ChildProcessByStdio<Writable, Readable, null>;

/** Starts one; null where Python or a package is missing. `PYTHON` names another interpreter. */
export async function startPeer(kind: keyof typeof scripts, threads: number): Promise<Peer | null> {
  const script = fileURLToPath(new URL(scripts[kind], import.meta.url));
  const python = process.env['PYTHON'] ?? 'python3';
  const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore'];
  const child: Process = spawn(python, [script, String(threads)], { stdio });
  const failed = new Promise<null>((resolve) => child.once('error', () => resolve(null)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await Promise.race([lines.next(), failed]);
    return line === null || line.done ? null : line.value;
  };
  const version = await next();
  if (version === null) return null;
  return {
    name: `${kind} ${version}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    async time(step) {
      child.stdin.write(`${JSON.stringify(step)}\n`);
      const line = await next();
      if (line === null) throw new Error(`${kind} ended at ${JSON.stringify(step)}`);
      return Number(line);
    },
    close: () => child.stdin.end(),
  };
}
