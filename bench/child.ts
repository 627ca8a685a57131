/** Runs one measure: each has a process of its own, so that none inherits another's heap. */
import type { Entry, Run } from './figure.js';

const [name = '', plots = ''] = process.argv.slice(2);
const { run } = (await import(`./measures/${name}.js`)) as { run: Run };
await run((entry: Entry) => process.send?.(entry), { plots: plots || null });
process.disconnect?.();
