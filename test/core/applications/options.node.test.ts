import { expect } from 'chai';
import { describeApplication } from '../../../src/core/applications/describe-application.js';
import type { ApplicationOptions } from '../../../src/core/applications/options.js';
import { listApplications } from '../../../src/core/applications/list-applications.js';
import { OptionError } from '../../../src/core/errors.js';

/** The error that a call ends in; fails where there is none. */
async function refusal(name: string, options: ApplicationOptions): Promise<string> {
  try {
    await describeApplication(name, options);
  } catch (error) {
    expect(error).to.be.instanceOf(OptionError);
    return (error as OptionError).message;
  }
  throw new Error(`${name} takes ${JSON.stringify(options)}`);
}

const refused: readonly [string, ApplicationOptions, RegExp][] = [
  ['VGG16', { classes: 10 }, /classes must be 1000, not 10; .* set weights to null/],
  ['VGG16', { classes: 0, weights: null }, /classes must be a positive whole number, not 0/],
  ['VGG16', { classifierActivation: 'sigmoid' }, /must be null or "softmax", not "sigmoid"/],
  ['VGG16', { inputShape: [224, 224] }, /inputShape must be \[rows, columns, channels\]/],
  ['VGG16', { inputShape: [200, 224, 3] }, /must be \[224, 224, 3\], not \[200, 224, 3\]/],
  ['VGG16', { inputShape: [31, 64, 3], includeTop: false }, /at least 32/],
  ['VGG16', { inputShape: [64, 64, 1], includeTop: false }, /must have 3 channels, not 1/],
  ['VGG16', { inputShape: [64, 9000, 3], weights: null }, /at most 8192 rows and columns/],
  ['Xception', { inputShape: [70, 99, 3], includeTop: false }, /at least 71/],
  ['InceptionV3', { inputShape: [74, 99, 3], includeTop: false }, /at least 75/],
  ['ResNet50', { alpha: 2 }, /ResNet50 takes no option "alpha"; it takes weights, includeTop/],
  ['MobileNet', { alpha: 0.3 }, /alpha must be 0\.25, 0\.5, 0\.75, 1, not 0\.3/],
  ['MobileNet', { alpha: -1, weights: null }, /alpha must be a number above 0, not -1/],
  ['MobileNet', { depthMultiplier: 2 }, /depthMultiplier must be 1, not 2/],
  ['MobileNetV2', { alpha: 2 }, /alpha must be 0\.35, 0\.5, 0\.75, 1, 1\.3, 1\.4, not 2/],
  ['MobileNetV3Small', { alpha: 0.75, minimalistic: true }, /alpha must be 1, not 0\.75/],
];

describe('Options of Keras Applications', () => {
  for (const [name, options, why] of refused) {
    it(`${name} refuses ${JSON.stringify(options)}`, async () => {
      expect(await refusal(name, options)).to.match(why);
    });
  }

  it('says which networks are spelled like one that there is not', async () => {
    expect(await refusal('ResNet51', {})).to.match(
      /no application "ResNet51"; near it: "ResNet50"/,
    );
  });

  it('knows a network by its name in any case', async () => {
    expect((await describeApplication('vgg16')).name).to.equal('vgg16');
  });

  it('refuses a pooling and weights that there are not', async () => {
    const pooling = JSON.parse('{ "pooling": "sum" }') as ApplicationOptions;
    expect(await refusal('VGG16', pooling)).to.match(/"avg", "max" or null, not "sum"/);
    const weights = JSON.parse('{ "weights": "imagenet21k" }') as ApplicationOptions;
    expect(await refusal('VGG16', weights)).to.match(/weights must be "imagenet" or null/);
  });

  it('takes the sizes for which MobileNet has weights, with its top', async () => {
    const { name, inputs } = await describeApplication('MobileNet', { inputShape: [160, 160, 3] });
    expect(name).to.equal('mobilenet_1.00_160');
    expect(inputs[0]?.shape).to.deep.equal([160, 160, 3]);
    expect(await refusal('MobileNet', { inputShape: [161, 161, 3] })).to.match(/\[224, 224, 3\]/);
  });

  it('gives the photo in the way that each network reads it', async () => {
    const means = async (name: string, options?: ApplicationOptions) =>
      (await describeApplication(name, options)).inputs[0]?.preprocessing.mean;
    expect(await means('VGG16')).to.deep.equal([103.939, 116.779, 123.68]);
    expect(await means('ResNet50V2')).to.deep.equal([127.5, 127.5, 127.5]);
    expect(await means('EfficientNetV2B0')).to.deep.equal([0, 0, 0]);
    const bare = { includePreprocessing: false };
    expect(await means('EfficientNetV2B0', bare)).to.deep.equal([127.5, 127.5, 127.5]);
    expect(await means('EfficientNetLite0')).to.deep.equal([127, 127, 127]);
  });
});

describe('The list of Keras Applications', () => {
  it('has all 71 functions in their modules, and the network of this package', () => {
    const names = listApplications().map(({ name }) => name);
    expect(names.length).to.equal(72);
    expect(new Set(names).size).to.equal(72);
    expect(names.filter((name) => name.startsWith('RegNet')).length).to.equal(24);
    expect(names.at(-1)).to.equal('EfficientNetLite0');
  });

  it('says what Keras has published, and nothing where it has not', () => {
    const of = (wanted: string) => listApplications().find(({ name }) => name === wanted)!;
    // keras.io/api/applications
    expect(of('NASNetLarge')).to.deep.equal({
      name: 'NASNetLarge',
      module: 'nasnet',
      keras: 3,
      size: 331,
      mode: 'tf',
      bareMode: 'tf',
      extras: [],
      published: {
        sizeMB: 343,
        top1: 82.5,
        top5: 96,
        parametersM: 88.9,
        depth: 533,
        cpuMs: 344.5,
        gpuMs: 20,
      },
    });
    expect(of('ConvNeXtTiny').published).to.include({ top1: 81.3, top5: null, cpuMs: null });
    expect(of('RegNetX002').published).to.include({ sizeMB: null, top1: null });
  });
});
