import type { LayerInfo } from '../../src/core/graph/layer-info.js';
import { roleOfKind } from '../support/layer-role.js';

type Extra = Partial<Pick<LayerInfo, 'inbound' | 'window' | 'strides' | 'activation'>>;

/** Lists the layers of a network one by one; each reads the one before unless told otherwise. */
export class NetworkList {
  readonly layers: LayerInfo[] = [];

  /** Adds a layer and gives its name. */
  add(name: string, kind: string, outputShape: readonly number[], extra: Extra = {}): string {
    const before = this.layers.at(-1)?.name;
    this.layers.push({
      name,
      kind,
      ...roleOfKind(kind),
      outputShape,
      parameters: 0,
      inbound: before === undefined ? [] : [before],
      spatial: outputShape.length === 3 && outputShape[0]! * outputShape[1]! > 1,
      channels: outputShape.at(-1)!,
      ...extra,
    });
    return name;
  }

  /** A convolution with its normalisation and, unless it is linear, ReLU6; gives the last name. */
  conv(
    name: string,
    shape: readonly number[],
    options: {
      size?: number;
      stride?: number;
      linear?: boolean;
      from?: string;
      kind?: string;
    } = {},
  ): string {
    const { size = 1, stride = 1, linear = false, from, kind = 'Conv2D' } = options;
    this.add(`${name}_conv`, kind, shape, {
      window: [size, size],
      strides: [stride, stride],
      ...(from === undefined ? {} : { inbound: [from] }),
    });
    const last = this.add(`${name}_bn`, 'BatchNormalization', shape);
    return linear ? last : this.add(`${name}_relu6`, 'ReLU', shape);
  }
}

/** Rows of EfficientNet-Lite0's table: input size, widths, kernel, stride. */
const LITE0 = [
  [112, 32, 1, 16, 3, 1],
  [112, 16, 6, 24, 3, 2],
  [56, 24, 6, 24, 3, 1],
  [56, 24, 6, 40, 5, 2],
  [28, 40, 6, 40, 5, 1],
  [28, 40, 6, 80, 3, 2],
  [14, 80, 6, 80, 3, 1],
  [14, 80, 6, 80, 3, 1],
  [14, 80, 6, 112, 5, 1],
  [14, 112, 6, 112, 5, 1],
  [14, 112, 6, 112, 5, 1],
  [14, 112, 6, 192, 5, 2],
  [7, 192, 6, 192, 5, 1],
  [7, 192, 6, 192, 5, 1],
  [7, 192, 6, 192, 5, 1],
  [7, 192, 6, 320, 3, 1],
] as const;

/** EfficientNet-Lite0 as the package ships it. */
export function efficientNetLite0(): LayerInfo[] {
  const net = new NetworkList();
  net.add('input', 'InputLayer', [224, 224, 3]);
  let last = net.conv('stem', [112, 112, 32], { size: 3, stride: 2 });
  LITE0.forEach(([size, width, expand, out, kernel, stride], i) => {
    const from = last;
    const mid = width * expand;
    const small = size / stride;
    if (expand > 1) net.conv(`block${i}_expand`, [size, size, mid]);
    net.conv(`block${i}_depthwise`, [small, small, mid], {
      size: kernel,
      stride,
      kind: 'DepthwiseConv2D',
    });
    last = net.conv(`block${i}_project`, [small, small, out], { linear: true });
    if (stride === 1 && width === out) {
      last = net.add(`block${i}_add`, 'Add', [small, small, out], { inbound: [from, last] });
    }
  });
  net.conv('head', [7, 7, 1280]);
  net.add('pool', 'GlobalAveragePooling2D', [1280]);
  net.add('logits', 'Dense', [1000]);
  net.add('softmax', 'Activation', [1000], { activation: 'softmax' });
  return net.layers;
}

/** Two convolutions and a pooling, twice, then dense layers; activations inside the layers. */
export function vggLike(): LayerInfo[] {
  const net = new NetworkList();
  const conv = { window: [3, 3], strides: [1, 1], activation: 'relu' } as const;
  net.add('input', 'InputLayer', [32, 32, 3]);
  net.add('a1', 'Conv2D', [32, 32, 8], conv);
  net.add('a2', 'Conv2D', [32, 32, 8], conv);
  net.add('a_pool', 'MaxPooling2D', [16, 16, 8], { window: [2, 2], strides: [2, 2] });
  net.add('b1', 'Conv2D', [16, 16, 16], conv);
  net.add('b2', 'Conv2D', [16, 16, 16], conv);
  net.add('b_pool', 'MaxPooling2D', [8, 8, 16], { window: [2, 2], strides: [2, 2] });
  net.add('flatten', 'Flatten', [1024]);
  net.add('fc1', 'Dense', [64], { activation: 'relu' });
  net.add('fc2', 'Dense', [10], { activation: 'softmax' });
  return net.layers;
}

/** A stem with pooling, then two bottlenecks a stage, the first with a projection (ResNet V1). */
export function resNetLike(): LayerInfo[] {
  const net = new NetworkList();
  net.add('input', 'InputLayer', [64, 64, 3]);
  net.add('pad', 'ZeroPadding2D', [70, 70, 3]);
  net.conv('conv1', [32, 32, 8], { size: 7, stride: 2 });
  let last = net.add('pool1', 'MaxPooling2D', [16, 16, 8], { window: [3, 3], strides: [2, 2] });
  for (const [stage, size, width] of [
    ['2', 16, 32],
    ['3', 8, 64],
  ] as const) {
    for (const block of [1, 2]) {
      const from = last;
      const stride = block === 1 && size === 8 ? 2 : 1;
      net.conv(`s${stage}b${block}_1`, [size, size, width / 4], { stride, from });
      const inner = net.conv(`s${stage}b${block}_2`, [size, size, width / 4], { size: 3 });
      const side =
        block === 1
          ? net.conv(`s${stage}b${block}_0`, [size, size, width], { stride, linear: true, from })
          : from;
      const out = net.conv(`s${stage}b${block}_3`, [size, size, width], {
        linear: true,
        from: inner,
      });
      net.add(`s${stage}b${block}_add`, 'Add', [size, size, width], { inbound: [side, out] });
      last = net.add(`s${stage}b${block}_out`, 'Activation', [size, size, width], {
        activation: 'relu',
      });
    }
  }
  net.add('avg', 'GlobalAveragePooling2D', [64]);
  net.add('dense', 'Dense', [10], { activation: 'softmax' });
  return net.layers;
}

/** Blocks that add channels to what they read, with a halving between them (DenseNet). */
export function denseNetLike(): LayerInfo[] {
  const net = new NetworkList();
  net.add('input', 'InputLayer', [32, 32, 3]);
  net.conv('conv1', [16, 16, 8], { size: 3, stride: 2 });
  let last = net.layers.at(-1)!.name;
  const step = (name: string, size: number, width: number): void => {
    net.add(`${name}_bn`, 'BatchNormalization', [size, size, width], { inbound: [last] });
    net.add(`${name}_relu`, 'Activation', [size, size, width], { activation: 'relu' });
    const conv = { window: [3, 3], strides: [1, 1] } as const;
    const grown = net.add(`${name}_conv`, 'Conv2D', [size, size, 4], conv);
    last = net.add(`${name}_concat`, 'Concatenate', [size, size, width + 4], {
      inbound: [last, grown],
    });
  };
  step('d1', 16, 8);
  step('d2', 16, 12);
  net.add('t_bn', 'BatchNormalization', [16, 16, 16]);
  net.add('t_relu', 'Activation', [16, 16, 16], { activation: 'relu' });
  net.add('t_conv', 'Conv2D', [16, 16, 8], { window: [1, 1], strides: [1, 1] });
  last = net.add('t_pool', 'AveragePooling2D', [8, 8, 8], { window: [2, 2], strides: [2, 2] });
  step('d3', 8, 8);
  step('d4', 8, 12);
  net.add('bn', 'BatchNormalization', [8, 8, 16]);
  net.add('relu', 'Activation', [8, 8, 16], { activation: 'relu' });
  net.add('avg', 'GlobalAveragePooling2D', [16]);
  net.add('dense', 'Dense', [10], { activation: 'softmax' });
  return net.layers;
}

/** Depthwise and 1×1 convolutions in turn, each with its activation (MobileNet). */
export function mobileNetLike(): LayerInfo[] {
  const net = new NetworkList();
  net.add('input', 'InputLayer', [32, 32, 3]);
  net.conv('stem', [16, 16, 8], { size: 3, stride: 2 });
  net.conv('dw1', [16, 16, 8], { size: 3, kind: 'DepthwiseConv2D' });
  net.conv('pw1', [16, 16, 16]);
  net.conv('dw2', [8, 8, 16], { size: 3, stride: 2, kind: 'DepthwiseConv2D' });
  net.conv('pw2', [8, 8, 32]);
  net.add('avg', 'GlobalAveragePooling2D', [32]);
  net.add('dense', 'Dense', [10], { activation: 'softmax' });
  return net.layers;
}

/** One inverted bottleneck whose depthwise step is gated by its means (squeeze and excitation). */
export function gatedBlock(): LayerInfo[] {
  const net = new NetworkList();
  net.add('input', 'InputLayer', [32, 32, 3]);
  net.conv('stem', [16, 16, 8], { size: 3, stride: 2 });
  net.conv('expand', [16, 16, 48]);
  const gated = net.conv('depthwise', [8, 8, 48], { size: 3, stride: 2, kind: 'DepthwiseConv2D' });
  net.add('squeeze', 'GlobalAveragePooling2D', [48]);
  net.add('reshape', 'Reshape', [1, 1, 48]);
  const one = { window: [1, 1], strides: [1, 1] } as const;
  net.add('reduce', 'Conv2D', [1, 1, 4], { ...one, activation: 'relu' });
  const gate = net.add('excite', 'Conv2D', [1, 1, 48], { ...one, activation: 'sigmoid' });
  net.add('product', 'Multiply', [8, 8, 48], { inbound: [gated, gate] });
  net.conv('project', [8, 8, 16], { linear: true });
  net.conv('head', [8, 8, 64]);
  net.add('avg', 'GlobalAveragePooling2D', [64]);
  net.add('dense', 'Dense', [10], { activation: 'softmax' });
  return net.layers;
}
