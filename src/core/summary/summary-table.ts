import { highest } from '../extremes.js';
import type { LayerInfo } from '../graph/layer-info.js';
import { harmless } from '../harmless.js';

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
  const nonTrainable = sum(layers, ({ frozen, parameters, statistics = 0 }) =>
    frozen ? parameters : statistics,
  );
  return { total, trainable: total - nonTrainable, nonTrainable };
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
  const rows = rowsOf(layers.filter(({ unlisted }) => unlisted !== true));
  const head = ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'];
  const columns = isRow(rows) ? 3 : 4;
  const lines = linesOf(rows, expandNested);
  const counts = parameterCounts(layers);
  const amount = (count: number): string => `${grouped(count)} (${size(count * FLOAT32)})`;
  return [
    `Model: "${harmless(network.name)}"`,
    ...table(
      [head, ...lines].map((row) => row.slice(0, columns).map((cell) => short(harmless(cell)))),
    ),
    ` Total params: ${amount(counts.total)}`,
    ` Trainable params: ${amount(counts.trainable)}`,
    ` Non-trainable params: ${amount(counts.nonTrainable)}`,
  ].join('\n');
}

/** Letters of a cell: each row has as many as the longest, and names may be as long as a file likes. */
const MOST_LETTERS = 400;

const short = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;

/** What is one line of the table: a layer with its later calls, or a nested model. */
interface Row {
  readonly name: string;
  readonly kind: string;
  /** Its layers, or calls of the one. */
  readonly members: readonly LayerInfo[];
  /** Path of the nested model; null for a layer. */
  readonly nested: string | null;
  /** What it reads, as `name[call][output]`. */
  readonly reads: readonly string[];
}

/** A row on its way: what its first layer says of it, and its layers. */
interface Part extends Pick<Row, 'name' | 'kind' | 'nested'> {
  readonly groupKinds: LayerInfo['groupKinds'];
  readonly members: LayerInfo[];
}

/** A row for each layer, in execution order; a nested model stands where its first layer does. */
function rowsOf(layers: readonly LayerInfo[], path = ''): Row[] {
  const models = new Map(layers.map((layer) => [layer.name, nestedIn(layer, path)]));
  const parts = new Map<string, Part>();
  for (const layer of layers) {
    const nested = nestedIn(layer, path);
    const name = nested ?? callOf(layer.name).layer;
    // A layer may have the name of a model beside it.
    const key = `${nested === null ? 'layer' : 'model'} ${name}`;
    const part = parts.get(key);
    if (part) part.members.push(layer);
    else
      parts.set(key, {
        name,
        kind: layer.kind,
        nested,
        groupKinds: layer.groupKinds,
        members: [layer],
      });
  }
  return [...parts.values()].map(({ name, kind: own, nested, groupKinds, members }) => {
    const inside = new Set(members.map((one) => one.name));
    const all = members.flatMap(({ inbound }) => inbound).filter((source) => !inside.has(source));
    // Several layers of a model may read the one tensor that it is called on.
    const reads = nested === null ? all : [...new Set(all)];
    const kind = nested === null ? own : (groupKinds?.[depthOf(path)] ?? 'Functional');
    return { name, kind, members, nested, reads: connections(reads, models) };
  });
}

const depthOf = (path: string): number => (path === '' ? 0 : path.split('/').length);

type Line = [name: string, shape: string, parameters: string, reads: string];

function linesOf(rows: readonly Row[], expandNested: boolean, path = ''): Line[] {
  const prefix = path === '' ? '' : `${'   '.repeat(depthOf(path))}└ `;
  return rows.flatMap(({ name, kind, members, nested, reads }) => {
    const parameters = grouped(sum(members, (one) => one.parameters));
    const shape = `(None, ${members.at(-1)!.outputShape.join(', ')})`;
    const line: Line = [`${prefix}${name} (${kind})`, shape, parameters, reads.join(', ') || '-'];
    if (nested === null || !expandNested) return [line];
    return [line, ...linesOf(rowsOf(members, nested), true, nested)];
  });
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
): string[] {
  return tensors.map((tensor) => {
    const { layer, call, output } = callOf(tensor);
    return `${models.get(tensor) ?? layer}[${call}][${output}]`;
  });
}

/** Each reads only the one before it, once; the first may read an input that is not listed. */
function isRow(rows: readonly Row[]): boolean {
  return rows.every(({ reads: [source, more] }, i) => {
    return i === 0 || (more === undefined && source === `${rows[i - 1]!.name}[0][0]`);
  });
}

/** The box that Keras draws, by way of `rich`: heavy around the head, a line below each row. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [head, ...lines] = rows;
  const widths = head!.map((_, column) => highest(rows.map((row) => row[column]!.length)));
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
