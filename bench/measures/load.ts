import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from '../figure.js';
import { largeFormats, largeModels, writeLargeModel } from '../support/large-models.js';
import type { Loaded } from '../support/load-once.js';
import { median } from '../timing.js';

const MIB = 2 ** 20;
const PAIRS = 3;

/**
 * Models with weights of 14, 98 and 528 MiB, written to the disk first, opened in a process of their
 * own on wasm. The file lies in the system's cache by then, for the reading that it is compared with
 * as for the opening.
 */
export const run: Run = async (report) => {
  const folder = mkdtempSync(join(tmpdir(), 'convlens-load-'));
  try {
    for (const model of largeModels) {
      for (const format of largeFormats) {
        const path = await writeLargeModel(model, format, folder);
        const pairs: { read: Loaded; load: Loaded }[] = [];
        for (let i = 0; i < PAIRS; i++) {
          const read = await inProcess(path, 'read');
          pairs.push({ read, load: await inProcess(path, 'load') });
        }
        rmSync(path, { recursive: true });
        const ratios = pairs.map(({ read, load }) => load.milliseconds / read.milliseconds);
        const { size, backend } = pairs[0]!.load;
        const of = `${model.name} as ${format}, ${Math.round(size / MIB)} MiB`;
        const load = median(pairs.map((pair) => pair.load.milliseconds));
        const read = median(pairs.map((pair) => pair.read.milliseconds));
        report({
          label: `${of}: opening ÷ reading its bytes`,
          value: median(ratios),
          unit: '×',
          spread: [Math.min(...ratios), Math.max(...ratios)],
          detail: `${Math.round(load)} ÷ ${Math.round(read)} ms`,
        });
        report({
          label: `${of}: peak memory ÷ its size`,
          value: Math.max(...pairs.map((pair) => pair.load.peak)) / size,
          unit: '×',
          detail: `of it the backend's own ${(backend / size).toFixed(2)} ×`,
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

function inProcess(path: string, what: 'load' | 'read'): Promise<Loaded> {
  const script = fileURLToPath(new URL('../support/load-once.ts', import.meta.url));
  const child = fork(script, [path, what]);
  return new Promise((resolve, reject) => {
    child.on('message', (loaded) => resolve(loaded as Loaded));
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the process ended with code ${code}`)));
  });
}
