import { readFileSync } from 'node:fs';

/** The package's folder: two above this file, in `src/platform` as in `dist/platform`. */
export const packageRoot = new URL('../../', import.meta.url);

/** Models that travel with the package, by name. */
export const embeddedModels: Readonly<Record<string, URL>> = {
  'efficientnet-lite0': new URL('models/efficientnet-lite0/model.json', packageRoot),
};

/** Where the embedded model of that name is; undefined where there is none. */
export const embeddedUrl = (name: string): URL | undefined =>
  Object.hasOwn(embeddedModels, name) ? embeddedModels[name] : undefined;

export const defaultModel = 'efficientnet-lite0';

interface Manifest {
  readonly version: string;
  /** Ranges of the packages that only a part of convlens needs, by name. */
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The package's own `package.json`. */
export function manifest(): Manifest {
  return JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as Manifest;
}
