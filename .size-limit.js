/**
 * What a page loads, gzipped: all elements, the client alone, each element by its own entry. Without the worker,
 * and without what is loaded later: when something is saved (fflate for a zip, the report), or when a part of an
 * element is first drawn. All elements with such parts have a limit, too.
 */
import { readFileSync } from 'node:fs';

const file = new URL('dist/custom-elements.json', import.meta.url);
const { modules } = JSON.parse(readFileSync(file, 'utf8'));

/** kB that all elements may have, also as the inspector, and that one may have with all that it needs. */
const ALL = 160;
const ONE = 40;

/** What `import()` names stays outside. */
const loadedLater = {
  name: 'loaded-later',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

const check = (name, path, limit, plugins = [loadedLater]) => ({
  ...{ name, path, limit: `${limit} kB`, gzip: true, ignore: ['fflate'] },
  modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', plugins }),
});

const elements = modules.flatMap(({ path, declarations }) =>
  declarations
    .filter(({ tagName }) => tagName)
    .map(({ tagName }) => check(tagName, path, tagName === 'cl-inspector' ? ALL : ONE)),
);

export default [
  check('all elements', 'dist/index.js', ALL),
  check('all elements and what they load later', 'dist/index.js', 200, []),
  check('client', 'dist/client.js', 10),
  ...elements,
];
