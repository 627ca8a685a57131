/**
 * The networks of Keras Applications, as Keras 2.10 lists them, and the one that travels with this
 * package: where Keras has each, how it wants its photos, and what is published of it.
 */

/** A setting that some functions take besides those that all take. */
export type ApplicationExtra =
  'alpha' | 'depthMultiplier' | 'dropout' | 'dropoutRate' | 'minimalistic' | 'includePreprocessing';

/**
 * How pixels become what a network reads: `caffe`, `tf` and `torch` are the modes of Keras'
 * `preprocess_input`; `none` takes levels 0…255, for the network rescales them itself; `unit` is 0…1, and
 * `lite`, of EfficientNet-Lite, `(level − 127) / 128`.
 */
export type PreprocessingMode = 'caffe' | 'tf' | 'torch' | 'none' | 'unit' | 'lite';

/** What Keras' documentation says of the weights of ImageNet; null where it says nothing. */
export interface PublishedFigures {
  /** Of the file of weights, in MB. */
  readonly sizeMB: number | null;
  /** How often the first answer is right on ImageNet's validation set, and one of the first five, in %. */
  readonly top1: number | null;
  readonly top5: number | null;
  /** Weights, in millions. */
  readonly parametersM: number | null;
  /** Topological depth, which counts activations and batch normalisations, too. */
  readonly depth: number | null;
  /** Milliseconds of a step of inference: on a CPU (AMD EPYC of 92 cores), and on a GPU (Tesla A100). */
  readonly cpuMs: number | null;
  readonly gpuMs: number | null;
}

/** One function of Keras Applications. */
export interface ApplicationFacts {
  /** `ResNet50`. */
  readonly name: string;
  /** `keras.applications.resnet`. */
  readonly module: string;
  /** The Keras whose layers it has: 3, or 2 for what Keras 3 has no more. */
  readonly keras: 2 | 3;
  /** Rows and columns of the photos that it is made for. */
  readonly size: number;
  readonly mode: PreprocessingMode;
  /** The same where the network is built without its own preprocessing. */
  readonly bareMode: PreprocessingMode;
  readonly extras: readonly ApplicationExtra[];
  readonly published: PublishedFigures;
}

/** Size, then what is published: size in MB, top-1, top-5, millions of weights, depth, ms on CPU and GPU. */
type Row = readonly [
  size: number,
  published:
    | null
    | readonly [
        sizeMB: number | null,
        top1: number | null,
        top5: number | null,
        parametersM: number | null,
        depth: number | null,
        cpuMs: number | null,
        gpuMs: number | null,
      ],
];

interface Module {
  readonly module: string;
  readonly mode: PreprocessingMode;
  readonly bareMode?: PreprocessingMode;
  readonly keras?: 2;
  readonly extras?: readonly ApplicationExtra[];
  readonly functions: Readonly<Record<string, Row>>;
}

const none = [null, null, null, null, null, null, null] as const;

const modules: readonly Module[] = [
  {
    module: 'xception',
    mode: 'tf',
    functions: {
      Xception: [299, [88, 79, 94.5, 22.9, 81, 109.4, 8.1]],
    },
  },
  {
    module: 'vgg16',
    mode: 'caffe',
    functions: {
      VGG16: [224, [528, 71.3, 90.1, 138.4, 16, 69.5, 4.2]],
    },
  },
  {
    module: 'vgg19',
    mode: 'caffe',
    functions: {
      VGG19: [224, [549, 71.3, 90, 143.7, 19, 84.8, 4.4]],
    },
  },
  {
    module: 'resnet',
    mode: 'caffe',
    functions: {
      ResNet50: [224, [98, 74.9, 92.1, 25.6, 107, 58.2, 4.6]],
      ResNet101: [224, [171, 76.4, 92.8, 44.7, 209, 89.6, 5.2]],
      ResNet152: [224, [232, 76.6, 93.1, 60.4, 311, 127.4, 6.5]],
    },
  },
  {
    module: 'resnet_v2',
    mode: 'tf',
    functions: {
      ResNet50V2: [224, [98, 76, 93, 25.6, 103, 45.6, 4.4]],
      ResNet101V2: [224, [171, 77.2, 93.8, 44.7, 205, 72.7, 5.4]],
      ResNet152V2: [224, [232, 78, 94.2, 60.4, 307, 107.5, 6.6]],
    },
  },
  {
    module: 'resnet_rs',
    mode: 'none',
    bareMode: 'tf',
    keras: 2,
    extras: ['includePreprocessing'],
    functions: {
      ResNetRS50: [224, null],
      ResNetRS101: [224, null],
      ResNetRS152: [224, null],
      ResNetRS200: [224, null],
      ResNetRS270: [224, null],
      ResNetRS350: [224, null],
      ResNetRS420: [224, null],
    },
  },
  {
    module: 'inception_v3',
    mode: 'tf',
    functions: {
      InceptionV3: [299, [92, 77.9, 93.7, 23.9, 189, 42.2, 6.9]],
    },
  },
  {
    module: 'inception_resnet_v2',
    mode: 'tf',
    functions: {
      InceptionResNetV2: [299, [215, 80.3, 95.3, 55.9, 449, 130.2, 10]],
    },
  },
  {
    module: 'mobilenet',
    mode: 'tf',
    extras: ['alpha', 'depthMultiplier', 'dropout'],
    functions: {
      MobileNet: [224, [16, 70.4, 89.5, 4.3, 55, 22.6, 3.4]],
    },
  },
  {
    module: 'mobilenet_v2',
    mode: 'tf',
    extras: ['alpha'],
    functions: {
      MobileNetV2: [224, [14, 71.3, 90.1, 3.5, 105, 25.9, 3.8]],
    },
  },
  {
    module: 'mobilenet_v3',
    mode: 'none',
    bareMode: 'tf',
    extras: ['alpha', 'minimalistic', 'dropoutRate', 'includePreprocessing'],
    functions: {
      MobileNetV3Small: [224, null],
      MobileNetV3Large: [224, null],
    },
  },
  {
    module: 'densenet',
    mode: 'torch',
    functions: {
      DenseNet121: [224, [33, 75, 92.3, 8.1, 242, 77.1, 5.4]],
      DenseNet169: [224, [57, 76.2, 93.2, 14.3, 338, 96.4, 6.3]],
      DenseNet201: [224, [80, 77.3, 93.6, 20.2, 402, 127.2, 6.7]],
    },
  },
  {
    module: 'nasnet',
    mode: 'tf',
    functions: {
      NASNetMobile: [224, [23, 74.4, 91.9, 5.3, 389, 27, 6.7]],
      NASNetLarge: [331, [343, 82.5, 96, 88.9, 533, 344.5, 20]],
    },
  },
  {
    module: 'efficientnet',
    mode: 'none',
    functions: {
      EfficientNetB0: [224, [29, 77.1, 93.3, 5.3, 132, 46, 4.9]],
      EfficientNetB1: [240, [31, 79.1, 94.4, 7.9, 186, 60.2, 5.6]],
      EfficientNetB2: [260, [36, 80.1, 94.9, 9.2, 186, 80.8, 6.5]],
      EfficientNetB3: [300, [48, 81.6, 95.7, 12.3, 210, 140, 8.8]],
      EfficientNetB4: [380, [75, 82.9, 96.4, 19.5, 258, 308.3, 15.1]],
      EfficientNetB5: [456, [118, 83.6, 96.7, 30.6, 312, 579.2, 25.3]],
      EfficientNetB6: [528, [166, 84, 96.8, 43.3, 360, 958.1, 40.4]],
      EfficientNetB7: [600, [256, 84.3, 97, 66.7, 438, 1578.9, 61.6]],
    },
  },
  {
    module: 'efficientnet_v2',
    mode: 'none',
    bareMode: 'tf',
    extras: ['includePreprocessing'],
    functions: {
      EfficientNetV2B0: [224, [29, 78.7, 94.3, 7.2, null, null, null]],
      EfficientNetV2B1: [240, [34, 79.8, 95, 8.2, null, null, null]],
      EfficientNetV2B2: [260, [42, 80.5, 95.1, 10.2, null, null, null]],
      EfficientNetV2B3: [300, [59, 82, 95.8, 14.5, null, null, null]],
      EfficientNetV2S: [384, [88, 83.9, 96.7, 21.6, null, null, null]],
      EfficientNetV2M: [480, [220, 85.3, 97.4, 54.4, null, null, null]],
      EfficientNetV2L: [480, [479, 85.7, 97.5, 119, null, null, null]],
    },
  },
  {
    module: 'convnext',
    mode: 'none',
    bareMode: 'torch',
    extras: ['includePreprocessing'],
    functions: {
      ConvNeXtTiny: [224, [109.42, 81.3, null, 28.6, null, null, null]],
      ConvNeXtSmall: [224, [192.29, 82.3, null, 50.2, null, null, null]],
      ConvNeXtBase: [224, [338.58, 85.3, null, 88.5, null, null, null]],
      ConvNeXtLarge: [224, [755.07, 86.3, null, 197.7, null, null, null]],
      ConvNeXtXLarge: [224, [1310, 86.7, null, 350.1, null, null, null]],
    },
  },
  {
    module: 'regnet',
    mode: 'none',
    bareMode: 'unit',
    keras: 2,
    extras: ['includePreprocessing'],
    functions: {
      RegNetX002: [224, null],
      RegNetX004: [224, null],
      RegNetX006: [224, null],
      RegNetX008: [224, null],
      RegNetX016: [224, null],
      RegNetX032: [224, null],
      RegNetX040: [224, null],
      RegNetX064: [224, null],
      RegNetX080: [224, null],
      RegNetX120: [224, null],
      RegNetX160: [224, null],
      RegNetX320: [224, null],
      RegNetY002: [224, null],
      RegNetY004: [224, null],
      RegNetY006: [224, null],
      RegNetY008: [224, null],
      RegNetY016: [224, null],
      RegNetY032: [224, null],
      RegNetY040: [224, null],
      RegNetY064: [224, null],
      RegNetY080: [224, null],
      RegNetY120: [224, null],
      RegNetY160: [224, null],
      RegNetY320: [224, null],
    },
  },
  {
    module: 'efficientnet_lite',
    mode: 'lite',
    functions: { EfficientNetLite0: [224, null] },
  },
];

/** All of them, module by module. */
export const applications: readonly ApplicationFacts[] = modules.flatMap(
  ({ module, mode, bareMode = mode, keras, extras = [], functions }) =>
    Object.entries(functions).map(([name, [size, figures]]): ApplicationFacts => {
      const [sizeMB, top1, top5, parametersM, depth, cpuMs, gpuMs] = figures ?? none;
      const published = { sizeMB, top1, top5, parametersM, depth, cpuMs, gpuMs };
      return { name, module, keras: keras ?? 3, size, mode, bareMode, extras, published };
    }),
);
