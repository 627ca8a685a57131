import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { build } from 'esbuild';
import ts from 'typescript';
import { heatmap, loadModel, readPhoto, startBackend } from '../../../src/platform/node/index.js';
import { typescript } from '../../../src/view/share/typescript.js';
import type { SharedView } from '../../../src/view/share/shared-view.js';
import { aView, mostHostile } from './a-view.js';
import { hostileFolder } from './hostile-model.js';

const run = promisify(execFile);
const entry = resolve('src/platform/node/index.ts');

/** Whatever it prints, a list of values on each line. */
const asJson = 'console.log = (...all) => process.stdout.write(JSON.stringify(all) + "\\n");';

/** What the compiler says of programs against the types of the package. */
function complaintsOf(files: readonly string[]): readonly string[] {
  const program = ts.createProgram(files, {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    ...{
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.es2023.intl.d.ts', 'lib.dom.d.ts'],
    },
    ...{ types: ['node'], experimentalDecorators: true, useDefineForClassFields: false },
    paths: { 'convlens/node': [entry] },
  });
  return files.flatMap((file) =>
    [
      ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
      ...program.getSemanticDiagnostics(program.getSourceFile(file)),
    ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}

/** Runs a program in a folder, against the source of the package. */
async function printed(file: string, cwd: string): Promise<readonly (readonly unknown[])[]> {
  const outfile = file.replace(/\.ts$/, '.mjs');
  await build({
    ...{ entryPoints: [file], outfile, bundle: true, packages: 'external', format: 'esm' },
    ...{ platform: 'node', target: 'node20', alias: { 'convlens/node': entry } },
    banner: { js: asJson },
    logLevel: 'warning',
  });
  const { stdout } = await run(process.execPath, [outfile], { cwd, maxBuffer: 2 ** 28 });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown[]);
}

describe('a view as TypeScript', () => {
  // Where the packages of the repository are found, and models relative to what is built.
  let programs: string;
  const folders: string[] = [];
  before(async () => {
    programs = await mkdtemp(resolve('node_modules/.cache/shared-'));
  });
  after(() =>
    Promise.all([programs, ...folders].map((path) => rm(path, { recursive: true, force: true }))),
  );

  async function fileOf(view: SharedView, name: string): Promise<string> {
    const file = join(programs, name);
    await writeFile(file, typescript(view).text);
    return file;
  }

  it('is right by the types of the package, and computes what is in sight, whatever is called what', async function () {
    this.timeout(300_000);
    const made = await Promise.all(
      mostHostile.map(async (name, i) => {
        const { folder, model, photo } = await hostileFolder(name);
        folders.push(folder);
        const view = aView({
          model: { is: 'file', name: model },
          photo: { is: 'file', name: photo },
          classIndex: 1,
          panes: ['decision', 'channel', 'circuit', 'compare', 'dream', 'network'],
          chosen: { classIndex: 1, layer: name, channel: 1, heatmapLayer: null, compared: [1, 0] },
          look: {
            ...{
              method: 'occlusion',
              settings: { occlusion: { window: 2, stride: 2, fill: '#80ff00' } },
            },
            ...{
              comparedLayer: name,
              comparedMethods: ['grad-cam', 'gradient'],
              comparedPlacement: 'stretched',
            },
            filters: { steps: 1, size: 16, seed: 3, joint: { layer: name, channel: 0 } },
            dream: { of: 'channel', strength: 'strong', octaves: 1, steps: 1, size: 32 },
          },
        });
        return { name, folder, photo, view, file: await fileOf(view, `view-${i}.ts`) };
      }),
    );
    const others = [
      aView({ photo: null, panes: ['decision', 'channel', 'test', 'network'] }),
      aView({
        photo: { is: 'address', address: 'https://example.org/a b.png' },
        model: { is: 'address', address: 'https://example.org/model.json' },
        layers: { is: 'address', address: 'https://example.org/layers.js' },
        panes: ['compare', 'dream'],
        chosen: {
          classIndex: null,
          layer: 'a',
          channel: null,
          heatmapLayer: null,
          compared: [null],
        },
        look: { measure: 'none', filters: { excite: [0, 1] } },
      }),
    ];
    const more = await Promise.all(others.map((view, i) => fileOf(view, `other-${i}.ts`)));
    expect(complaintsOf([...made.map(({ file }) => file), ...more])).to.deep.equal([]);

    await startBackend();
    for (const { name, folder, photo, file } of made) {
      const [[top], explained, fired, grown, about, ...rest] = (await printed(file, folder)) as [
        [{ index: number }[]],
        [object, string[], { values: Record<string, number> }],
        [number, number, object],
        [number, string, number],
        [object],
        ...unknown[][],
      ];
      expect(top).to.have.length(2);
      const network = await loadModel(join(folder, 'model'));
      const { values } = await readPhoto(join(folder, photo), network);
      const own = await heatmap(network, values, {
        ...{ method: 'occlusion', classIndex: 1 },
        settings: { window: 2, stride: 2, fill: '#80ff00' },
      });
      network.dispose();
      expect(explained[0]).to.deep.equal(JSON.parse(JSON.stringify(own.target)));
      expect(Object.values(explained[2].values)).to.deep.equal(
        [...own.map.values].map((v) => JSON.parse(JSON.stringify(v)) as number),
      );
      expect(fired.slice(0, 2)).to.deep.equal([4, 4]);
      expect(grown.slice(0, 2)).to.deep.equal([1, 'done']);
      expect(about[0]).to.have.property('row');
      const compared = rest.slice(0, 4).map(([method, index]) => [method, index]);
      expect(compared, name).to.deep.equal([
        ['grad-cam', 1],
        ['grad-cam', 0],
        ['gradient', 1],
        ['gradient', 0],
      ]);
      expect((await readFile(join(folder, 'dream.png'))).subarray(1, 4).toString()).to.equal('PNG');
      expect(rest.at(-1)?.[0]).to.contain('Total params');
    }
  });

  it('says which files it names, and what it cannot say', () => {
    const { notes } = typescript(
      aView({ panes: ['decision', 'test'], look: { colourMap: 'viridis' }, reading: true }),
    );
    expect(notes[0]).to.contain('cat.png');
    expect(notes[1])
      .to.match(/colours/)
      .and.to.match(/read the model/)
      .and.to.match(/folder/);
  });
});
