/**
 * Opens one model in a process of its own, so that its peak of memory is nobody else's. Tells of
 * milliseconds and bytes; with `read` it only reads the bytes of the files, one after another.
 */
import { GraphNetwork } from '../../src/core/graph/graph-network.js';
import { loadModel } from '../../src/core/formats/load-model.js';
import { filesOnDisk } from '../../src/platform/node/disk-files.js';
import { startBackend } from '../../src/platform/node/start-backend.js';
import { heapBytes } from './heap.js';

/** What a process tells when it is done. */
export interface Loaded {
  readonly milliseconds: number;
  /** Bytes of the files. */
  readonly size: number;
  /** Of the process, beside what it had before; at its peak. */
  readonly peak: number;
  /** Of that, the backend's own memory. */
  readonly backend: number;
}

const PIECE = 2 ** 22;

const [path = '', what = 'load'] = process.argv.slice(2);
await startBackend('wasm');
const before = process.memoryUsage().rss;
const files = await filesOnDisk(path);
const size = files.reduce((sum, file) => sum + file.size, 0);
const start = performance.now();
if (what === 'read') {
  for (const file of files) {
    for (let at = 0; at < file.size; at += PIECE) await file.slice(at, at + PIECE).arrayBuffer();
  }
} else if (!((await loadModel(files)) instanceof GraphNetwork)) {
  throw new Error('no network came back');
}
const milliseconds = performance.now() - start;
const peak = process.resourceUsage().maxRSS * 1024 - before;
const loaded: Loaded = { milliseconds, size, peak, backend: heapBytes() };
process.send?.(loaded, () => process.disconnect());
