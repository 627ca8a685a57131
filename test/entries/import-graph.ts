import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
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

/** Packages that the declarations of a built file reach, as the compiler of whoever imports it follows them. */
export function declaredPackages(types: string): string[] {
  const packages = new Set<string>();
  const files = new Set([join(root, types)]);
  for (const file of files) {
    const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(
      readFileSync(file, 'utf8'),
    );
    for (const { fileName: name } of [...importedFiles, ...typeReferenceDirectives]) {
      if (name.startsWith('.')) files.add(join(dirname(file), name.replace(/\.js$/, '.d.ts')));
      else packages.add(name);
    }
  }
  return [...packages].sort();
}
