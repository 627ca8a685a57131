/**
 * What a page loads, gzipped: all elements, the client alone, each element by its own entry. Without the worker,
 * and without what comes when something is saved: fflate for a zip, the report.
 */
import { readFileSync } from 'node:fs';

const file = new URL('dist/custom-elements.json', import.meta.url);
const { modules } = JSON.parse(readFileSync(file, 'utf8'));

/** kB that one element may have with all that it needs. */
const ONE = 40;

/** Those that have more: 2 % above what they had when this was written. The inspector is all of them. */
const more = {
  'cl-compare': 48.3,
  'cl-filters': 43.6,
  'cl-heatmap': 46.2,
  'cl-unit': 43.4,
  'cl-inspector': 164,
};

const check = (name, path, limit) => ({
  ...{ name, path, limit: `${limit} kB`, gzip: true, ignore: ['fflate'] },
  modifyEsbuildConfig: (config) => ({
    ...{ ...config, format: 'esm', external: [...config.external, '*/report/report.js'] },
  }),
});

const elements = modules.flatMap(({ path, declarations }) =>
  declarations
    .filter(({ tagName }) => tagName)
    .map(({ tagName }) => check(tagName, path, more[tagName] ?? ONE)),
);

export default [
  check('all elements', 'dist/index.js', 164),
  check('client', 'dist/client.js', 10),
  ...elements,
];
