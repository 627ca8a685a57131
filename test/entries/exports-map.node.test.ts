import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { declaredPackages, importedPackages } from './import-graph.js';
import { elementFolders, entries, manifest, root } from './package.js';

describe('the exports map of the built package', () => {
  for (const { specifier, file, types, node = file } of entries()) {
    it(`has a file for ${specifier}`, () => {
      expect(existsSync(`${root}/${file}`), file).to.equal(true);
      expect(existsSync(`${root}/${node}`), node).to.equal(true);
    });

    it(`ships what ${specifier} needs: it lies below one of the published paths`, () => {
      const published = manifest.files.some((path) => file.startsWith(`./${path}/`));
      expect(published || file === './package.json', file).to.equal(true);
    });

    if (types === undefined) continue;
    it(`declares the types of ${specifier}`, () => {
      expect(readFileSync(`${root}/${types}`, 'utf8')).to.match(/\bexport\b/);
    });
  }

  it('offers an entry for each of the nineteen elements that have a folder', () => {
    expect(elementFolders()).to.have.members([
      'activations',
      'compare',
      'cover',
      'dream',
      'evaluate',
      'filters',
      'heatmap',
      'image-picker',
      'inspector',
      'kernel',
      'model-chart',
      'model-picker',
      'models',
      'network',
      'pipeline',
      'predictions',
      'session',
      'status',
      'unit',
    ]);
  });

  it('ships the pages that its README leads to, so that the links hold where it is installed', () => {
    const readme = readFileSync(`${root}/README.md`, 'utf8');
    const links = Array.from(readme.matchAll(/\]\((?!https?:)([^)#]+)/g), ([, path = '']) => path);
    const published = [...manifest.files, 'LICENSE'];
    const held = (path: string) =>
      published.some((each) => path === each || path.startsWith(`${each}/`));
    expect(links).to.include('docs/elements.md');
    expect(links.filter((path) => !held(path))).to.deep.equal([]);
  });

  it('has a command that Node can start', () => {
    const file = manifest.bin['convlens'];
    expect(readFileSync(`${root}/${file}`, 'utf8')).to.match(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('what the built entries import', () => {
  const elements = entries().filter(({ specifier }) => /^convlens($|\/components)/.test(specifier));

  const page = entries().filter(({ specifier }) =>
    /^convlens($|\/(components|client))/.test(specifier),
  );
  const installed = Object.keys(manifest.dependencies);
  const nameOf = (path: string) => /^(@[^/]+\/)?[^/]+/.exec(path)![0];

  it('has none of what only Node, the core and our own build need among its dependencies', () => {
    expect(Object.keys(manifest.peerDependencies)).to.deep.equal([
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-core',
      'sharp',
    ]);
    expect(installed.filter((name) => name in manifest.peerDependencies)).to.deep.equal([]);
  });

  for (const { specifier, file, types } of page) {
    it(`reaches from ${specifier} what is installed with it alone, by types too`, async () => {
      const code = (await importedPackages(file)).map(nameOf);
      expect(installed).to.include.members(code);
      expect(installed).to.include.members(declaredPackages(types!).map(nameOf));
    });
  }

  for (const { specifier, file } of elements) {
    it(`reaches no tfjs module from ${specifier}`, async () => {
      const packages = await importedPackages(file);
      expect(packages).to.include('lit');
      expect(packages.filter((name) => name.startsWith('@tensorflow/'))).to.deep.equal([]);
    });
  }

  it('reaches neither a backend, nor the DOM library, nor Node from convlens/core', async () => {
    expect(await importedPackages('./dist/core/index.js')).to.deep.equal([
      '@tensorflow/tfjs-core',
      // On demand, for archives.
      'fflate',
    ]);
  });

  for (const name of ['explain.worker.js', 'explain.worker.classic.js']) {
    it(`reaches nothing from ${name}: the worker is self-contained`, async () => {
      expect(await importedPackages(`./dist/workers/${name}`)).to.deep.equal([]);
    });
  }
});
