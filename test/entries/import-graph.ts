import { build } from 'esbuild';
import { root } from './package.js';

/**
 * Packages that a built file reaches through its imports, static and dynamic, by name and path.
 * Bundled with packages left out, nothing written: esbuild follows imports as bundlers do.
 */
export async function importedPackages(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [file],
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    format: 'esm',
    target: 'es2022',
    metafile: true,
    write: false,
    outdir: 'unused',
    logLevel: 'error',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const outside = imports.filter(({ external }) => external).map(({ path }) => path);
  return [...new Set(outside)].sort();
}
