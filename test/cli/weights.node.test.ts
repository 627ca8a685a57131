import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationGraph } from '../../src/core/applications/application-graph.js';
import { applicationFacts } from '../../src/core/applications/registry.js';
import { IMAGENET_1K } from '../../src/core/labels/imagenet-1k.js';
import { weightsFolder } from '../../src/platform/node/kept-weights.js';
import { formulaWeights } from '../core/applications/formula-weights.js';
import { weightsFile } from '../core/applications/weights-file.js';
import { weightsServer, type WeightsServer } from '../support/weights-server.js';
import { compiled, complaint, convlens, json } from './convlens.js';

const photo = 'demo/public/photos/chelsea.png';
const FILE = 'tensorflow/keras-applications/mobilenet/mobilenet_1_0_224_tf.h5';

interface Predicted {
  readonly model: string;
  readonly top: readonly { readonly index: number; readonly name: string }[];
  readonly photo: { readonly because: string; readonly preprocessing: { readonly name: string } };
}

describe('convlens with a network of Keras Applications', () => {
  const { XDG_CACHE_HOME, KERAS_HOME } = process.env;
  let server: WeightsServer;
  let bytes: Uint8Array;
  let folder: string;

  before(async () => {
    const facts = applicationFacts('MobileNet');
    const graph = await applicationGraph(facts, {}, () => formulaWeights(1));
    bytes = await weightsFile(graph);
    server = await weightsServer(() => bytes);
    folder = mkdtempSync(join(tmpdir(), 'convlens-'));
    process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
    process.env['KERAS_HOME'] = join(folder, 'keras');
  });

  after(() => {
    server.close();
    for (const [name, value] of Object.entries({ XDG_CACHE_HOME, KERAS_HOME })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  const called = (command: string, ...more: readonly string[]) =>
    [command, photo, '--model', 'mobilenet', ...more] as const;

  it('stops at Ctrl+C while weights are fetched, and leaves none behind', async () => {
    const words = called('predict', '--weights-base', server.base('slow'));
    const child = spawn(process.execPath, [await compiled(), ...words]);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('weights: ')) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).to.equal(130);
    expect(existsSync(weightsFolder()) ? readdirSync(weightsFolder()) : []).to.deep.equal([]);
  });

  it('fetches the weights of ImageNet, once, and predicts by them as Keras names and reads', async () => {
    server.asked();
    const base = ['--weights-base', server.base('good')];
    const found = await json<Predicted>(...called('predict', ...base));
    expect(found.model).to.equal('mobilenet_1.00_224');
    expect(found.photo.because).to.equal('model');
    expect(found.photo.preprocessing.name).to.equal('tf');
    expect(found.top.length).to.equal(5);
    for (const { index, name } of found.top)
      expect(IMAGENET_1K[index]).to.match(new RegExp(`^${name}`));
    const shown = await convlens(...called('heatmap', ...base, '--method', 'grad-cam'));
    expect(shown.code, shown.stderr).to.equal(0);
    expect(shown.stderr).not.to.include('weights:');
    expect(server.asked()).to.deep.equal([FILE]);
  });

  it('takes the weights of a file, or of its address', async () => {
    const path = join(folder, 'mine.h5');
    writeFileSync(path, bytes);
    const fromFile = await json<Predicted>(...called('predict', '--weights', path));
    const address = `${server.base('good')}/mine.h5`;
    const fetched = await json<Predicted>(...called('predict', '--weights', address));
    const kept = await json<Predicted>(...called('predict'));
    expect(fetched).to.deep.equal(fromFile);
    expect(kept).to.deep.equal(fromFile);
    const missing = await convlens(...called('predict', '--weights', `${path}.no`));
    expect(complaint(missing)).to.match(/^FetchError: there is no such file: /);
  });

  it('refuses a file that is not what Keras has published, and says what to do', async () => {
    const base = server.base('good');
    const ended = await convlens('predict', photo, '--model', 'ResNet50', '--weights-base', base);
    expect(ended.code).to.equal(1);
    expect(complaint(ended)).to.match(
      /^FetchError: .* not the file that Keras published: its MD5 is .* Fetch .*resnet50_weights.*--weights FILE/,
    );
  });

  it('opens EfficientNetLite0 as it travels with the package', async () => {
    const { top } = await json<Predicted>('predict', photo, '--model', 'EfficientNetLite0');
    expect(top[0]?.name).to.match(/cat|tabby/);
  });

  it('has no weights for a model in a file, and no page for a name', async () => {
    const other = await convlens('predict', photo, '--weights', 'a.h5');
    expect(other.code).to.equal(2);
    expect(other.stderr).to.match(/--weights is for networks of Keras Applications/);
    const page = await convlens('page', photo, '--model', 'VGG16', '--out', join(folder, 'p.html'));
    expect(page.code).to.equal(2);
    expect(page.stderr).to.match(/"VGG16" is only a name/);
  });
});
