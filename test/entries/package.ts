import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The package's root, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** One entry of the exports map with its pattern filled in: `./components/heatmap`. */
export interface Entry {
  /** As it is imported: `convlens/components/heatmap`. */
  readonly specifier: string;
  /** Path below the package's root. */
  readonly file: string;
  /** What Node imports in its place, where that differs. */
  readonly node?: string;
  /** Path of the TypeScript declarations; absent where there is nothing to declare. */
  readonly types?: string;
}

/** What each pattern of the exports map stands for, found in the sources. */
const fillings: Readonly<Record<string, readonly string[]>> = {
  './components/*': elementFolders(),
  './models/*': ['efficientnet-lite0/model.json'],
};

/** What Node imports may be an entry of its own, which says it where a package is missing. */
type Target =
  | string
  | { readonly types: string; readonly default?: string }
  | { readonly types: string; readonly node: { readonly import: string }; readonly default: string }
  | { readonly types: string; readonly import: string; readonly default: string };

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Target>>;
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly customElements: string;
}

export const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as Manifest;

/** Every entry that the exports map offers. */
export function entries(): Entry[] {
  return Object.entries(manifest.exports).flatMap(([key, target]) => {
    if (!key.includes('*')) return [entry(key, target)];
    const names = fillings[key];
    if (!names) throw new Error(`the pattern ${key} of the exports map is not tested`);
    return names.map((name) => entry(key, target, name));
  });
}

function entry(key: string, target: Target, name = ''): Entry {
  const fill = (path: string) => path.replaceAll('*', name);
  const specifier = fill(key).replace('.', manifest.name);
  if (typeof target === 'string') return { specifier, file: fill(target) };
  const { types, default: file = types } = target;
  const inNode = 'node' in target ? target.node.import : 'import' in target ? target.import : file;
  return { specifier, file: fill(file), types: fill(types), node: fill(inNode) };
}

/** Folders of src/components that hold an element of their own name. */
export function elementFolders(): string[] {
  const folder = `${root}/src/components`;
  return readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/${name}.ts`));
}
