/** The weights through which one channel reads the layer before it. */
export interface KernelResult {
  /** Layer asked for. */
  readonly layer: string;
  /** Convolution or dense layer whose weights these are: the layer itself or the one behind it. */
  readonly source: string;
  readonly kind: 'depthwise' | 'convolution' | 'pointwise' | 'dense';
  readonly channel: number;
  readonly height: number;
  readonly width: number;
  /** Channels that the layer reads. */
  readonly inputs: number;
  /** Largest absolute weight among those given; the scale is −limit … +limit. */
  readonly limit: number;
  /**
   * Strongest input channels first (by sum of squares): all of a depthwise kernel (one), three of a
   * convolution, eight of a pointwise or dense one (`height = width = 1`).
   */
  readonly slices: readonly {
    readonly input: number;
    readonly values: Float32Array<ArrayBuffer>;
  }[];
}
