import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { heatmap, loadModel, readPhoto, startBackend } from '../../../src/platform/node/index.js';
import { commandLine } from '../../../src/view/share/command-line.js';
import type { SharedView } from '../../../src/view/share/shared-view.js';
import { compiled } from '../../cli/convlens.js';
import { aView, mostHostile } from './a-view.js';
import { hostileFolder } from './hostile-model.js';

const run = promisify(execFile);
const chelseaPng = 'demo/public/photos/chelsea.png';

/** Runs the text as it is in a shell that knows `convlens`, and gives what each line prints as JSON. */
async function printed(text: string, folder: string): Promise<readonly unknown[]> {
  const script = await compiled();
  const known = `convlens() { command="$1"; shift; '${process.execPath}' '${script}' "$command" --json "$@" || exit 9; }`;
  const { stdout } = await run('sh', ['-c', `${known}\n${text}`], {
    cwd: folder,
    maxBuffer: 2 ** 28,
  });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

interface Map {
  readonly method: string;
  readonly classIndex: number;
  readonly layer: string | null;
  readonly settings: object;
  readonly placement: { readonly by: string };
  readonly map: readonly (readonly number[])[];
}

describe('a view as a command line', function () {
  // Each line is a process of its own.
  this.timeout(300_000);
  let photos: string;
  const made: string[] = [];
  before(async () => {
    photos = await mkdtemp(join(tmpdir(), 'convlens-'));
    made.push(photos);
    await copyFile(chelseaPng, join(photos, 'chelsea.png'));
  });
  after(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))));

  const linesOf = (view: SharedView, folder = photos): Promise<readonly unknown[]> =>
    printed(commandLine(view).text, folder);

  const chelsea = aView({
    photo: { is: 'address', address: 'http://here/photos/chelsea.png?v=1' },
  });

  it('explains the class by the method, its settings and the layer of the heatmap', async () => {
    const asked = {
      method: 'score-cam',
      layer: 'block14_add',
      settings: { maxChannels: 2 },
    } as const;
    const [predicted, explained] = (await linesOf({
      ...chelsea,
      classIndex: 282,
      look: {
        ...{ method: asked.method, heatmapLayer: asked.layer, placement: 'stretched' },
        settings: { 'score-cam': asked.settings, occlusion: { window: 8 } },
      },
    })) as [{ top: { index: number }[] }, Map];
    expect(predicted.top[0]?.index).to.equal(285);
    await startBackend();
    const network = await loadModel('efficientnet-lite0');
    const { values } = await readPhoto(chelseaPng, network);
    const own = await heatmap(network, values, {
      ...asked,
      classIndex: 282,
      placement: 'stretched',
    });
    network.dispose();
    expect(explained.method).to.equal('score-cam');
    expect(explained.settings).to.deep.equal(own.settings);
    expect(explained.classIndex).to.equal(282);
    expect(explained.layer).to.equal('block14_add');
    expect(explained.placement.by).to.equal('stretched');
    explained.map.flat().forEach((value, i) => {
      expect(value).to.be.closeTo(own.map.values[i]!, 1e-6 * (1 + Math.abs(own.map.values[i]!)));
    });
  });

  it('measures the methods that lie side by side, for each class', async () => {
    const both = (await linesOf({
      ...chelsea,
      panes: ['compare'],
      look: {
        ...{ comparedMethods: ['grad-cam', 'gradient'], comparedLayer: 'block14_add' },
        ...{ comparedPlacement: 'stretched', comparedClasses: [282, 285], measure: 'deletion' },
      },
    })) as (Map & { deletion: number })[][];
    expect(
      both.map((maps) => maps.map(({ method, classIndex, layer }) => [method, classIndex, layer])),
    ).to.deep.equal([
      [
        ['grad-cam', 282, 'block14_add'],
        ['gradient', 282, null],
      ],
      [
        ['grad-cam', 285, 'block14_add'],
        ['gradient', 285, null],
      ],
    ]);
    for (const { deletion } of both.flat()) expect(deletion).to.be.a('number');
    expect(both[0]![0]!.placement.by).to.equal('stretched');
  });

  it('shows the channel, how its picture grows, all about it, and the dream', async () => {
    const [fired, grown, about, dreamed, layers] = (await linesOf({
      ...chelsea,
      panes: ['channel', 'circuit', 'dream', 'network'],
      chosen: {
        classIndex: 285,
        layer: 'block2_add',
        channel: 7,
        heatmapLayer: null,
        compared: [],
      },
      look: {
        filters: { preset: 'good', steps: 2, size: 16, seed: 3, jitter: 0.1, negative: true },
        dream: { of: 'channel', strength: 'strong', octaves: 1, steps: 2, size: 32, seed: 9 },
      },
    })) as [
      { layer: string; maps: { channel: number }[] },
      {
        layer: string;
        seed: number;
        channels: number;
        pictures: { channel: number; steps: number; size: number; score: number }[];
      },
      { layer: string; channel: number },
      { objective: string; settings: object },
      { name: string },
    ];
    expect([fired.layer, fired.maps.map(({ channel }) => channel)]).to.deep.equal([
      'block2_add',
      [7],
    ]);
    expect([grown.layer, grown.seed]).to.deep.equal(['block2_add', 3]);
    expect(grown.pictures.map(({ channel, steps, size }) => [channel, steps, size])).to.deep.equal([
      [7, 2, 16],
    ]);
    expect([about.layer, about.channel]).to.deep.equal(['block2_add', 7]);
    expect(dreamed.objective).to.match(/channel 7/);
    expect(dreamed.settings).to.include({
      stepSize: 0.03,
      octaves: 1,
      steps: 2,
      size: 32,
      seed: 9,
    });
    expect(layers.name).to.equal('EfficientNet-Lite0');
  });

  it('dreams of the class that is explained', async () => {
    const [dreamed] = (await linesOf({
      ...chelsea,
      panes: ['dream'],
      chosen: {
        classIndex: 285,
        layer: 'block2_add',
        channel: 7,
        heatmapLayer: null,
        compared: [],
      },
      look: { dream: { of: 'class', octaves: 1, steps: 1, size: 32 } },
    })) as [{ objective: string }];
    expect(dreamed.objective).to.match(/Egyptian cat|285/);
  });

  for (const name of mostHostile) {
    it(`names files and layers called ${JSON.stringify(name)}`, async () => {
      const { folder, model, photo } = await hostileFolder(name);
      made.push(folder);
      const view = aView({
        model: { is: 'file', name: model },
        photo: { is: 'file', name: photo },
        classIndex: 1,
        panes: ['decision', 'channel', 'circuit', 'compare', 'dream'],
        chosen: { classIndex: 1, layer: name, channel: 1, heatmapLayer: null, compared: [1, 0] },
        // The first class has the number of the second for a name.
        classNames: ['1', 'two'],
        look: {
          ...{ heatmapLayer: name, comparedLayer: name, comparedMethods: ['grad-cam'] },
          filters: { steps: 1, size: 16, joint: { layer: name, channel: 0 } },
          dream: { octaves: 1, steps: 1, size: 32 },
        },
      });
      const [predicted, explained, fired, grown, about, first, second, dreamed] = (await linesOf(
        view,
        folder,
      )) as [
        object,
        Map,
        { layer: string },
        { layer: string },
        { layer: string },
        Map[],
        Map[],
        object,
      ];
      expect(predicted).to.have.property('top');
      expect([explained.classIndex, explained.layer]).to.deep.equal([1, name]);
      expect([fired.layer, grown.layer, about.layer]).to.deep.equal([name, name, name]);
      expect([first, second].map(([map]) => [map?.classIndex, map?.layer])).to.deep.equal([
        [1, name],
        [0, name],
      ]);
      expect(dreamed).to.have.property('course');
      const left = await readdir(folder);
      expect(left).not.to.include('hacked');
      expect(left.filter((one) => !/\.(png|svg)$/.test(one))).to.deep.equal(['model']);
    });
  }

  it('says which files it names, and what it cannot say', () => {
    const { notes } = commandLine({
      ...chelsea,
      reading: true,
      look: { opacity: 0.4, filters: { l2: 1 } },
      panes: ['decision', 'channel'],
      chosen: { classIndex: 1, layer: 'a', channel: 0, heatmapLayer: null, compared: [] },
    });
    expect(notes[0]).to.contain('chelsea.png');
    expect(notes[1])
      .to.match(/opacity/)
      .and.to.match(/read the model/)
      .and.to.match(/pictures grow/);
    expect(commandLine(aView({ photo: null, panes: ['network'] })).notes).to.deep.equal([]);
  });
});
