// Compiles src/core/ops/wasm/kernels.wat into kernel-bytes.ts; `--check` only compares.
import { Buffer } from 'node:buffer';
import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const folder = new URL('../src/core/ops/wasm/', import.meta.url);
const source = new URL('kernels.wat', folder);
const target = new URL('kernel-bytes.ts', folder);

export async function compiledKernels() {
  const { parseWat } = await wabt();
  const module = parseWat('kernels.wat', await readFile(source, 'utf8'), { simd: true });
  module.validate();
  const { buffer } = module.toBinary({});
  module.destroy();
  const text = Buffer.from(buffer).toString('base64');
  const lines = text.match(/.{1,96}/g).map((line) => `  '${line}',`);
  return [
    '/** kernels.wat, compiled by `npm run build:kernels`; base64. */',
    'export const KERNEL_BYTES: string = [',
    ...lines,
    "].join('');",
    '',
  ].join('\n');
}

const made = await compiledKernels();
if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== made) {
    console.error('kernel-bytes.ts is older than kernels.wat: npm run build:kernels');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, made);
}
