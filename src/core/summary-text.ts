import type { LayerInfo } from './graph/layer-info.js';

/** Options of {@link summaryText}. */
export interface SummaryTextOptions {
  /** Lists the layers of nested models below each; else a nested model is one line. */
  readonly expandNested?: boolean;
}

export const summaryTextDefaults = { expandNested: false } satisfies SummaryTextOptions;

/** Numbers of weight values. */
export interface ParameterCounts {
  readonly total: number;
  /** Those that training changes. */
  readonly trainable: number;
  /** Of frozen layers, and running means and variances. */
  readonly nonTrainable: number;
}

/** Bytes of one weight while it is computed with. */
const FLOAT32 = 4;

/**
 * Counts weight values as Keras does: a shared layer once; frozen layers, and what BatchNormalization
 * and Normalization have measured, as not trainable.
 */
export function parameterCounts(layers: readonly LayerInfo[]): ParameterCounts {
  const total = sum(layers, ({ parameters }) => parameters);
  const nonTrainable = sum(layers, (layer) => (layer.frozen ? layer.parameters : measured(layer)));
  return { total, trainable: total - nonTrainable, nonTrainable };
}

/** Weight values of a layer that come from measuring. */
function measured({ kind, parameters, channels }: LayerInfo): number {
  // A running mean and a running variance for each channel; later calls of a shared one count none.
  if (kind === 'BatchNormalization') return Math.min(parameters, 2 * channels);
  return kind === 'Normalization' ? parameters : 0;
}

/**
 * The table that `model.summary()` of Keras 3 prints, with columns as wide as they need to be:
 * layers with output shapes, weight values and, unless the network is a plain row, what they read;
 * below it the sums with their sizes.
 *
 * @param network its `nodes` as `Network` has them; inner steps (`partOf`) are left out
 */
export function summaryText(
  network: { readonly name: string; readonly nodes: readonly LayerInfo[] },
  options: SummaryTextOptions = {},
): string {
  const { expandNested } = { ...summaryTextDefaults, ...options };
  const layers = network.nodes.filter(({ partOf }) => partOf === undefined);
  const lines = linesOf(layers, expandNested);
  const head = ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'];
  const columns = isRow(layers) ? 3 : 4;
  const counts = parameterCounts(layers);
  const amount = (count: number): string => `${grouped(count)} (${size(count * FLOAT32)})`;
  return [
    `Model: "${network.name}"`,
    ...table([head, ...lines].map((cells) => cells.slice(0, columns))),
    ` Total params: ${amount(counts.total)}`,
    ` Trainable params: ${amount(counts.trainable)}`,
    ` Non-trainable params: ${amount(counts.nonTrainable)}`,
  ].join('\n');
}

type Line = [name: string, shape: string, parameters: string, reads: string];

/** A line for each layer, in execution order; a nested model stands where its last layer does. */
function linesOf(layers: readonly LayerInfo[], expandNested: boolean, path = ''): Line[] {
  const depth = path === '' ? 0 : path.split('/').length;
  const prefix = depth === 0 ? '' : `${'   '.repeat(depth)}└ `;
  const models = new Map(layers.map((layer) => [layer.name, nestedIn(layer, path)]));
  const lines: Line[] = [];
  const done = new Set<string>();
  for (const layer of layers) {
    const nested = nestedIn(layer, path);
    const name = nested ?? callOf(layer.name).layer;
    if (done.has(name)) continue;
    done.add(name);
    const members = layers.filter((one) =>
      nested === null
        ? nestedIn(one, path) === null && callOf(one.name).layer === name
        : nestedIn(one, path) === nested,
    );
    const own = new Set(members.map((one) => one.name));
    const reads = members.flatMap(({ inbound }) => inbound).filter((source) => !own.has(source));
    const last = members.at(-1)!;
    const type = nested === null ? layer.kind : 'Functional';
    const parameters = grouped(sum(members, (one) => one.parameters));
    const shape = `(None, ${last.outputShape.join(', ')})`;
    lines.push([`${prefix}${name} (${type})`, shape, parameters, connections(reads, models)]);
    if (nested !== null && expandNested) lines.push(...linesOf(members, true, nested));
  }
  return lines;
}

/** Path of the nested model, one step below `path`, that the layer is in; null: it is in none. */
function nestedIn({ group }: LayerInfo, path: string): string | null {
  if (group === undefined || group === path) return null;
  const from = path === '' ? 0 : path.length + 1;
  const end = group.indexOf('/', from);
  return end < 0 ? group : group.slice(0, end);
}

/** `conv@1:2` is the third output of the second call of `conv`. */
function callOf(tensor: string): { layer: string; call: string; output: string } {
  const [, layer = tensor, call = '0', output = '0'] =
    /^(.+?)(?:@(\d+))?(?::(\d+))?$/.exec(tensor) ?? [];
  return { layer, call, output };
}

/** @param models for each layer the nested model by whose name it is known outside */
function connections(
  tensors: readonly string[],
  models: ReadonlyMap<string, string | null>,
): string {
  const texts = tensors.map((tensor) => {
    const { layer, call, output } = callOf(tensor);
    return `${models.get(tensor) ?? layer}[${call}][${output}]`;
  });
  return texts.length > 0 ? texts.join(', ') : '-';
}

/** Each layer reads only the one before it, and is read once. */
function isRow(layers: readonly LayerInfo[]): boolean {
  return layers.every(({ name, inbound }, i) => {
    const [source, more] = inbound;
    const before = i === 0 ? undefined : layers[i - 1]!.name;
    return more === undefined && source === before && callOf(name).call === '0';
  });
}

/** The box that Keras draws, by way of `rich`: heavy around the head, a line below each row. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [head, ...lines] = rows;
  const widths = head!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const edge = (left: string, line: string, middle: string, right: string): string =>
    left + widths.map((width) => line.repeat(width + 2)).join(middle) + right;
  const row = (cells: readonly string[], bar: string): string => {
    const padded = cells.map((cell, column) => {
      const width = widths[column]!;
      return column === 2 ? cell.padStart(width) : cell.padEnd(width);
    });
    return `${bar} ${padded.join(` ${bar} `)} ${bar}`;
  };
  const between = edge('├', '─', '┼', '┤');
  const body = lines.map((cells) => row(cells, '│'));
  return [
    edge('┏', '━', '┳', '┓'),
    row(head!, '┃'),
    edge('┡', '━', '╇', '┩'),
    ...body.flatMap((line, i) => (i === 0 ? [line] : [between, line])),
    edge('└', '─', '┴', '┘'),
  ];
}

/** As Keras writes sizes: `48.00 B`, `1.57 KB`, `527.79 MB`, in steps of 1024. */
function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${twoDigits(value)} ${units[unit]}`;
}

/** Half way goes to the even digit, as Python rounds: 164.125 is `164.12`. */
function twoDigits(value: number): string {
  const hundredths = value * 100;
  const below = Math.floor(hundredths);
  const even = hundredths - below === 0.5 && below % 2 === 0;
  return (even ? below / 100 : value).toFixed(2);
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}

function sum(layers: readonly LayerInfo[], of: (layer: LayerInfo) => number): number {
  return layers.reduce((all, layer) => all + of(layer), 0);
}
