import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/**
 * Registers tfjs's own gradients, which the engine never does: here they are the yardstick. Node
 * cannot import their file (its imports lack extensions), so it is bundled; the bundle finds the
 * running engine through the global that tfjs shares between its copies.
 */
export async function registerTapeGradients(): Promise<void> {
  const modules = new URL('../../node_modules/', import.meta.url);
  const folder = new URL('.cache/bench/', modules);
  mkdirSync(folder, { recursive: true });
  const bundle = new URL('tape-gradients.mjs', folder);
  const entry = new URL('@tensorflow/tfjs-core/dist/register_all_gradients.js', modules);
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile: fileURLToPath(bundle),
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  await import(bundle.href);
}
