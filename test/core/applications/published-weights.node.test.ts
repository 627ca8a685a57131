import { expect } from 'chai';
import { listApplications } from '../../../src/core/applications/list-applications.js';
import { publishedWeights } from '../../../src/core/applications/published-weights.js';
import { OptionError } from '../../../src/core/errors.js';
import { rejection } from '../graph/rejection.js';

const BASE = 'https://storage.googleapis.com/tensorflow/keras-applications';

/** What Keras 3.15.1's sources say. */
const published: readonly [
  name: string,
  options: Parameters<typeof publishedWeights>[1],
  address: string,
  digest: string | null,
][] = [
  [
    'resnet50',
    {},
    `${BASE}/resnet/resnet50_weights_tf_dim_ordering_tf_kernels.h5`,
    '2cb95161c43110f7111970584f804107',
  ],
  [
    'VGG16',
    { includeTop: false, inputShape: [100, 100, 3] },
    `${BASE}/vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    '6d6bbae143d832006294945121d1f1fc',
  ],
  [
    'EfficientNetB0',
    {},
    'https://storage.googleapis.com/keras-applications/efficientnetb0.h5',
    '902e53a9f72be733fc0bcb005b3ebbac',
  ],
  [
    'EfficientNetV2S',
    { includeTop: false },
    `${BASE}/efficientnet_v2/efficientnetv2-s_notop.h5`,
    'af0682fb74e8c54910f2d4393339c070',
  ],
  [
    'ConvNeXtTiny',
    {},
    `${BASE}/convnext/convnext_tiny.h5`,
    '8ae6e78ce2933352b1ef4008e6dd2f17bc40771563877d156bc6426c7cf503ff',
  ],
  ['MobileNet', { alpha: 0.75 }, `${BASE}/mobilenet/mobilenet_7_5_224_tf.h5`, null],
  [
    'MobileNet',
    { alpha: 0.25, inputShape: [128, 128, 3], includeTop: false },
    `${BASE}/mobilenet/mobilenet_2_5_128_tf_no_top.h5`,
    null,
  ],
  [
    'MobileNetV2',
    { alpha: 1.4 },
    `${BASE}/mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.4_224.h5`,
    null,
  ],
  [
    'MobileNetV2',
    { inputShape: [100, 100, 3], includeTop: false },
    `${BASE}/mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5`,
    null,
  ],
  [
    'MobileNetV3Small',
    { alpha: 0.75, includeTop: false },
    `${BASE}/mobilenet_v3/weights_mobilenet_v3_small_224_0.75_float_no_top_v2.h5`,
    'ebdb5cc8e0b497cd13a7c275d475c819',
  ],
  [
    'MobileNetV3Large',
    { minimalistic: true },
    `${BASE}/mobilenet_v3/weights_mobilenet_v3_large_minimalistic_224_1.0_float.h5`,
    '675e7b876c45c57e9e63e6d90a36599c',
  ],
  [
    'RegNetY032',
    {},
    `${BASE}/regnet/regnety032.h5`,
    '6a6a545cf3549973554c9b94f0cd40e25f229fffb1e7f7ac779a59dcbee612bd',
  ],
  ['ResNetRS50', {}, `${BASE}/resnet_rs/resnet-rs-50-i160.h5`, '69d9d925319f00a8bdd4af23c04e4102'],
];

describe('Published weights of Keras Applications', () => {
  for (const [name, options, address, digest] of published) {
    it(`of ${name} with ${JSON.stringify(options)} are those of Keras`, async () => {
      const found = await publishedWeights(name, options);
      expect([found.address, found.hash?.digest ?? null]).to.deep.equal([address, digest]);
    });
  }

  it('are known of all functions, each with a file of its own, with and without top', async () => {
    const addresses = new Set<string>();
    for (const { name } of listApplications()) {
      if (name === 'EfficientNetLite0') continue;
      for (const includeTop of [true, false]) {
        const { address, hash } = await publishedWeights(name, { includeTop });
        addresses.add(address);
        if (hash) expect(hash.digest.length).to.equal(hash.algorithm === 'MD5' ? 32 : 64);
      }
    }
    expect(addresses.size).to.equal(2 * 71);
  });

  it('say under which name Keras keeps them', async () => {
    const { file, cachedAs } = await publishedWeights('NASNetMobile', { includeTop: false });
    expect([file, cachedAs]).to.deep.equal(['NASNet-mobile-no-top.h5', 'nasnet_mobile_no_top.h5']);
  });

  it('lie in the same folders of a mirror', async () => {
    const { address } = await publishedWeights('VGG19', { weightsBase: 'http://school.example/k' });
    expect(address).to.match(
      /^http:\/\/school\.example\/k\/tensorflow\/keras-applications\/vgg19\/vgg19_/,
    );
  });

  it('are none for options that nobody has trained, nor of EfficientNetLite0', async () => {
    const wide = await rejection(publishedWeights('MobileNetV2', { alpha: 2 }));
    expect(wide).to.be.instanceOf(OptionError);
    const lite = await rejection(publishedWeights('EfficientNetLite0'));
    expect(lite.message).to.match(/publishes no weights of EfficientNetLite0; .* travels with/);
  });
});
