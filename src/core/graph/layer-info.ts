import type { OutputNote } from './output-note.js';

/** Where on the input the cells of a map look, along one axis, in input pixels. */
export interface ReceptiveAxis {
  /** Position of the first cell's field: its first pixel, negative when it reaches into padding. */
  readonly start: number;
  /** Pixels between the fields of two neighbouring cells. */
  readonly stride: number;
  /** Pixels that one field covers. */
  readonly size: number;
}

/** Theoretical receptive field of a spatial map's cells; cell `i` sees `[start + i·stride, + size)`. */
export interface ReceptiveField {
  readonly vertical: ReceptiveAxis;
  readonly horizontal: ReceptiveAxis;
  /**
   * Set where paths of different places meet, so that a cell looks at several, further apart than its
   * neighbours: the field covers all of them, but its middle is no place where the cell looks.
   */
  readonly scattered?: boolean;
}

/**
 * What a layer is for, whatever its class is called.
 *
 * - `convolution`, `dense`: makes channels by weights, cell by cell or over the last axis
 * - `normalization`: by statistics or constants, batch normalisation and rescaling too
 * - `function`: an activation function
 * - `pooling`: fewer cells; `padding`: a border put around or cut off; `resizing`: another grid
 * - `sum`, `product`: of its inputs, cell by cell; `join`: its inputs side by side
 * - `layout`: the same values in another shape or order
 * - `inert`: nothing at all in inference
 */
export type LayerRole =
  | 'input'
  | 'convolution'
  | 'dense'
  | 'normalization'
  | 'function'
  | 'pooling'
  | 'padding'
  | 'resizing'
  | 'sum'
  | 'product'
  | 'join'
  | 'layout'
  | 'inert'
  | 'other';

/** What is known of a layer before any weight is loaded. Plain data: may cross to the page. */
export interface LayerInfo {
  readonly name: string;
  /** Keras class name: `Conv2D`, `DepthwiseConv2D`, `Add`, … */
  readonly kind: string;
  readonly role: LayerRole;
  /** Set where each channel comes from one channel of what it reads. */
  readonly channelwise?: true;
  /** How much each of `inbound` counts, where `role` is `sum`. */
  readonly shares?: readonly number[];
  /** How many of `parameters` were measured and not trained: running means and variances. */
  readonly statistics?: number;
  /** Output shape without the batch axis: `[height, width, channels]` or `[units]`. */
  readonly outputShape: readonly number[];
  /** Trainable and other weight values. */
  readonly parameters: number;
  /** Set where the file says that training leaves its weights as they are. */
  readonly frozen?: true;
  /** Names of the layers that it reads. */
  readonly inbound: readonly string[];
  /** True when the output has more than one spatial position (height · width > 1). */
  readonly spatial: boolean;
  /** Size of the last axis. */
  readonly channels: number;
  /** The nested model that it came from, as a path: `mobilenet`. */
  readonly group?: string;
  /** Classes of the models on that path, the outermost first: `Functional`, `Sequential`. */
  readonly groupKinds?: readonly string[];
  /** Set for the input of a `Sequential`, which Keras does not count among its layers. */
  readonly unlisted?: true;
  /** The layer of which this is an inner step: `conv1/linear` is part of `conv1`. */
  readonly partOf?: string;
  /** `[height, width]` of the kernel or pooling window. */
  readonly window?: readonly [number, number];
  /** `[vertical, horizontal]` stride. */
  readonly strides?: readonly [number, number];
  /** Name of the activation function, where the layer applies one. */
  readonly activation?: string;
  /**
   * Set where it is not computed from the input that carries the image, but from others or from none:
   * no answer about the image can be had of it.
   */
  readonly besideImage?: true;
  /** Receptive field of the output's cells; absent when the output is not spatial. */
  readonly receptiveField?: ReceptiveField;
}

/**
 * One output of the network: `[classes]`; `[positions, classes]`, as of a reader of text; or `[height,
 * width, classes]`. A last axis of 1 tells two classes apart, unless its number is none (`features`).
 */
export interface OutputInfo {
  readonly name: string;
  readonly shape: readonly number[];
  /** Tensor that holds the values before the final softmax or sigmoid; `name` when there is none. */
  readonly logits: string;
  /** What turns logits into shares. */
  readonly activation: 'softmax' | 'sigmoid' | 'hard_sigmoid' | 'linear';
  /** Of a hard sigmoid: `clip(slope · x + 0.5, 0, 1)`. */
  readonly slope?: number;
  /** Set where its values stand for no classes: a number, a picture, or features of a model without its top. */
  readonly features?: true;
  /** Set where they are classes once their names are given, and not before. */
  readonly nameable?: true;
  /** Set where it can be looked at as a picture, too: its rows, columns and channels, 1 to 4. */
  readonly picture?: readonly [height: number, width: number, channels: number];
  /** What the values are: why no classes, or where the logits lie. */
  readonly note?: OutputNote;
  /** The position that is explained, of several with classes; all of them where there is none. */
  readonly position?: number;
}

/**
 * How pixels 0…255 become the values that the network reads: `(pixel − mean) / std`, per channel.
 * `mean` and `std` have a number for each channel; where these are more than `channels` names, it
 * begins again. Alpha is 255: transparency is laid over white before.
 */
export interface Preprocessing {
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly channels: 'RGB' | 'BGR' | 'RGBA' | 'grey';
}

/** One input of the network. */
export interface InputInfo {
  readonly name: string;
  /** `[height, width, channels]` of an image, without the batch axis. */
  readonly shape: readonly number[];
  /** How pixels become its values; means nothing where `shape` is not an image's. */
  readonly preprocessing: Preprocessing;
  /**
   * What it reads where nothing is fed, one number for all of its values or one each; the input that
   * carries the image has none.
   */
  readonly value?: number | readonly number[];
}
