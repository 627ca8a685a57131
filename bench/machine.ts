import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Where and with what the figures were taken. */
export interface Machine {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Processes that wanted a core over the last minute, before the bench began. */
  readonly load: number;
  readonly node: string;
  readonly tfjs: string;
  readonly convlens: string;
}

export function machine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    node: process.version,
    tfjs: version('../node_modules/@tensorflow/tfjs-backend-wasm/package.json'),
    convlens: version('../package.json'),
  };
}

/** The machine in two lines. */
export function machineText(of: Machine): string {
  return (
    `${of.date}, ${of.processor}, ${of.cores} cores, ${of.memoryGiB} GiB, load ${of.load}\n` +
    `convlens ${of.convlens}, tfjs-backend-wasm ${of.tfjs} (SIMD, one thread), Node ${of.node}`
  );
}

function version(path: string): string {
  const content: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const known = typeof content === 'object' && content !== null && 'version' in content;
  return known ? String(content.version) : 'unknown';
}
