import { expect } from 'chai';
import { convlens, json } from './convlens.js';

interface Listed {
  readonly applications: readonly { name: string; module: string; published: object }[];
}

interface Summary {
  readonly name: string;
  readonly format: string;
  readonly parameters: { readonly total: number };
  readonly layers: readonly { readonly name: string }[];
}

describe('convlens applications', () => {
  it('lists what Keras has published, and a dash where it has not', async () => {
    const { code, stdout } = await convlens('applications');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^ResNet50 +resnet +224 +98 +74\.9 +92\.1 +25\.6 +107 +58\.2 +4\.6$/m);
    expect(stdout).to.match(/^RegNetX002 +regnet +224( +–){7}$/m);
  });

  it('--json has all of them with the raw numbers', async () => {
    const { applications } = await json<Listed>('applications');
    expect(applications.length).to.equal(72);
    expect(applications[0]).to.deep.include({ name: 'Xception', module: 'xception' });
  });
});

describe('convlens summary of Keras Applications', () => {
  it('lists the layers of one by its name, without a file', async () => {
    const { format, name, parameters } = await json<Summary>('summary', '--model', 'vgg16');
    // keras.applications.VGG16().count_params()
    expect(parameters.total).to.equal(138_357_544);
    expect([format, name]).to.deep.equal(['Keras Applications', 'vgg16']);
  });

  it('leaves the top away', async () => {
    const { parameters, layers } = await json<Summary>('summary', '--model', 'VGG16', '--no-top');
    expect(parameters.total).to.equal(14_714_688);
    expect(layers.at(-1)?.name).to.equal('block5_pool');
  });

  it('says that a model in a file has no top to leave away', async () => {
    const { code, stderr } = await convlens('summary', '--no-top');
    expect(code).to.equal(2);
    expect(stderr).to.match(/--no-top is for networks of Keras Applications/);
  });
});

describe('convlens bench', () => {
  it('times networks by their names', async () => {
    const { timings } = await json<{ timings: readonly Readonly<Record<string, unknown>>[] }>(
      ...['bench', '--models', 'mobilenetv2', '--runs', '2'],
    );
    expect(timings).to.have.length(1);
    expect(timings[0]).to.include({ name: 'MobileNetV2', backend: 'wasm', runs: 2 });
    expect(timings[0]!['forwardMs']).to.be.a('number').and.above(0);
  });

  it('says what it times, and of a name that there is not what is near it, before it begins', async () => {
    const none = await convlens('bench');
    expect(none.code).to.equal(2);
    expect(none.stderr).to.match(/--models MobileNetV2,ResNet50/);
    const other = await convlens('bench', '--models', 'MobileNetV2,ResNet5');
    expect(other.code).to.equal(1);
    expect(other.stderr)
      .to.match(/ResNet50/)
      .and.not.match(/passes/);
  });
});
