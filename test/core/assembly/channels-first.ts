/** The part of a tfjs graph model that is rewritten. */
export interface GraphModelJson {
  readonly modelTopology: { readonly node: readonly NodeJson[] };
  readonly weightsManifest: readonly [{ readonly weights: readonly WeightJson[] }];
  readonly signature?: unknown;
}

interface NodeJson {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr: Readonly<Record<string, AttributeJson>>;
}

interface AttributeJson {
  readonly s?: string;
  readonly list?: { readonly i?: readonly string[] };
  readonly shape?: { readonly dim: readonly unknown[] };
}

interface WeightJson {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

const turned = <T>([n, h, w, c]: readonly T[]): T[] => [n!, c!, h!, w!];

/**
 * The model `mobile` as if its images had the channels first: sizes, strides, paddings, axes, and the
 * shapes of what is added to images or multiplies them.
 */
export function channelsFirst(
  json: GraphModelJson,
  bytes: Uint8Array,
): { readonly json: GraphModelJson; readonly bytes: Uint8Array<ArrayBuffer> } {
  const [group] = json.weightsManifest;
  const { node } = json.modelTopology;
  const readBy = (op: RegExp) =>
    new Set(node.filter((one) => op.test(one.op)).flatMap(({ input = [] }) => input));
  const [beside, paddings, axes] = [readBy(/^(Mul|AddV2)$/), readBy(/^Pad$/), readBy(/^Mean$/)];
  const own = Uint8Array.from(bytes);
  const integers = (at: number, count: number) => new Int32Array(own.buffer, at, count);
  let offset = 0;
  for (const { name, shape } of group.weights) {
    const count = shape.reduce((product, n) => product * n, 1);
    if (paddings.has(name)) integers(offset, count).set([0, 0, 0, 0, 0, 1, 0, 1]);
    if (axes.has(name)) integers(offset, count).set([2, 3]);
    offset += 4 * count;
  }
  const weights = group.weights.map((weight) =>
    beside.has(weight.name) ? { ...weight, shape: [...weight.shape, 1, 1] } : weight,
  );
  const nodes = node.map((one) => ({
    ...one,
    attr: Object.fromEntries(
      Object.entries(one.attr).map(([name, value]): [string, AttributeJson] => {
        if (name === 'data_format') return [name, { s: btoa('NCHW') }];
        if (value.shape?.dim.length === 4 && one.op === 'Placeholder') {
          return [name, { shape: { dim: turned(value.shape.dim) } }];
        }
        return value.list?.i?.length === 4
          ? [name, { list: { i: turned(value.list.i) } }]
          : [name, value];
      }),
    ),
  }));
  return {
    json: {
      ...json,
      // It would say how large the image is.
      signature: undefined,
      modelTopology: { node: nodes },
      weightsManifest: [{ ...group, weights }],
    },
    bytes: own,
  };
}
