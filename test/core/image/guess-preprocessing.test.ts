import { expect } from 'chai';
import type { LayerInfo } from '../../../src/core/graph/layer-info.js';
import { roleOfKind } from '../../support/layer-role.js';
import { guessPreprocessing } from '../../../src/core/image/guess-preprocessing.js';

type Row = readonly [name: string, kind: string, ...inbound: string[]];

const layers = (rows: readonly Row[]): LayerInfo[] =>
  rows.map(([name, kind, ...inbound], i) => ({
    name,
    kind,
    ...roleOfKind(kind),
    inbound: inbound.length > 0 ? inbound : [rows[i - 1]?.[0] ?? 'input'],
    outputShape: [8, 8, 3],
    parameters: 0,
    spatial: true,
    channels: 3,
  }));

const guess = (...rows: Row[]) => guessPreprocessing(layers(rows), 'input');

describe('guessPreprocessing', () => {
  // Names of layers as keras.applications 3.15.1 gives them; the modes of its preprocess_input.
  const families: Readonly<Record<string, readonly [mode: string, ...layers: string[]]>> = {
    MobileNet: ['tf', 'conv1', 'conv1_bn', 'conv_dw_1', 'conv_pw_1'],
    MobileNetV2: ['tf', 'Conv1', 'bn_Conv1', 'expanded_conv_depthwise', 'block_1_expand'],
    InceptionV3: ['tf', 'conv2d', 'batch_normalization', 'mixed0', 'mixed1'],
    InceptionResNetV2: ['tf', 'conv2d', 'mixed_5b', 'block35_1_mixed', 'conv_7b'],
    NASNetMobile: ['tf', 'stem_conv1', 'reduction_conv_1_stem_1'],
    Xception: ['tf', 'block1_conv1', 'block1_conv2', 'block2_sepconv1'],
    ResNet50V2: ['tf', 'conv1_conv', 'conv2_block1_preact_bn', 'conv2_block1_1_conv'],
    ResNet50: ['caffe', 'conv1_conv', 'conv2_block1_1_conv', 'conv2_block1_0_bn'],
    VGG16: ['caffe', 'block1_conv1', 'block1_conv2', 'block5_conv3'],
    DenseNet121: ['torch', 'conv1_conv', 'conv2_block1_1_conv', 'conv2_block1_concat'],
  };
  for (const [name, [mode, ...names]] of Object.entries(families)) {
    it(`knows ${name} by its layers, nested in another model too`, () => {
      expect(guess(...names.map((layer): Row => [layer, 'Conv2D']))).to.include({
        name: mode,
        because: 'family',
      });
      const nested = names.map((layer): Row => [`${name}/${layer}`, 'Conv2D']);
      expect(guess(...nested).name).to.equal(mode);
    });
  }

  it('gives levels as they are to a network that prepares them itself, and names the layer', () => {
    const inside = guess(['flip', 'RandomFlip'], ['scale', 'Rescaling'], ['conv_dw_1', 'Conv2D']);
    expect(inside).to.deep.equal({ name: 'none', because: 'inside', evidence: 'scale' });
  });

  it('takes the arithmetic of preprocess_input before the first convolution for preparing', () => {
    const rows: Row[] = [
      ['truediv', 'TrueDivide'],
      ['subtract', 'Subtract'],
      ['mobilenet/conv_dw_1', 'DepthwiseConv2D'],
    ];
    expect(guess(...rows).name).to.equal('none');
  });

  it('does not count arithmetic after the first convolution, or beside the photo', () => {
    const after = guess(['conv_dw_1', 'DepthwiseConv2D'], ['scale', 'Rescaling']);
    expect(after.because).to.equal('family');
    const beside = guess(
      ['age', 'InputLayer', 'nothing'],
      ['scale', 'Rescaling', 'age'],
      ['conv', 'Conv2D', 'input'],
    );
    expect(beside).to.deep.equal({ name: 'unit', because: 'custom', evidence: '' });
  });

  it('says that nothing tells it where nothing does', () => {
    expect(guess(['conv2d', 'Conv2D'], ['dense', 'Dense']).because).to.equal('custom');
  });
});
