import { readFileSync } from 'node:fs';

/** The package's folder: two above this file, in `src/cli` as in `dist/cli`. */
export const packageRoot = new URL('../../', import.meta.url);

/** Models that travel with the package, by name. */
export const embeddedModels: Readonly<Record<string, URL>> = {
  'efficientnet-lite0': new URL('models/efficientnet-lite0/model.json', packageRoot),
};

export const defaultModel = 'efficientnet-lite0';

/** The package's version. */
export function version(): string {
  const text = readFileSync(new URL('package.json', packageRoot), 'utf8');
  const value: unknown = JSON.parse(text);
  const found = typeof value === 'object' && value !== null && 'version' in value && value.version;
  return typeof found === 'string' ? found : 'unknown';
}
