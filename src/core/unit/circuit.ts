import { dispose, mean, reshape, sqrt, square, tidy } from '@tensorflow/tfjs-core';
import { checkChannels } from '../activation/activations.js';
import type { RunOptions } from '../checkpoint.js';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network, TensorMap } from '../graph/network.js';
import { inputFeed } from '../graph/input-feed.js';
import { requireOfImage } from '../graph/of-image.js';
import { readTensor } from '../graph/read-tensor.js';
import type { Circuit, LinkFactors, UnitLink } from './circuit.types.js';
import { GraphWalk, type Ends, type Joint, type Skip } from './graph-walk.js';
import { Scales } from './scales.js';
import { wiringOf } from './wiring.js';

export interface CircuitOptions extends RunOptions {
  /** Links given of each direction, at most. */
  readonly links?: number | undefined;
}

export const circuitDefaults = { links: 8 } as const;

/**
 * From which channels a channel is made, and into which it goes, the strongest first. From input i
 * to output o through a kernel K, on one image,
 *
 *     strength = g · sign(Σ K_io) · ‖K_io‖₂ · √(mean over positions of A_i²)
 *
 * with g the product of γ / √(σ² + ε) of the normalisations between the kernel and o, and A_i what the
 * kernel reads. A dense layer behind a flattened map is a kernel as large as the map; a separable
 * convolution counts as the product of its two. Where branches are added, a branch that nothing else
 * reads is walked through; another is an input as it is, with weight 1, and so is a sum that the
 * channel joins an output. Products (squeeze and excitation) pass their map on as if the factor were
 * 1; activation functions, pooling and padding keep channels apart and change nothing.
 *
 * @param image - as `prepareImage` gives it; null: every channel counts as 1, so that weights decide
 * @throws LayerNotFoundError, ChannelNotFoundError, NumericError, AbortError
 */
export async function circuit(
  network: Network,
  layer: string,
  channel: number,
  image: Float32Array | null,
  options: CircuitOptions = {},
): Promise<Circuit> {
  // A softmax makes each class from all: the circuit of a class is that of its logit.
  const output = network.outputs.find(({ name }) => name === layer);
  const { name: start, partOf = start } = network.layer(output?.logits ?? layer);
  const unit = network.layer(partOf);
  checkChannels(unit, [channel]);
  if (image) requireOfImage(network, partOf);
  const scales = new Scales(network);
  const walk = new GraphWalk(network, scales);
  const behind = await walk.behind(unit, channel);
  const ahead = await walk.ahead(unit, channel);
  const levels = await levelsOf(network, walk, [behind, ahead], image, options);
  // Awaited together: where one fails, the other may too, and must not do so unheard.
  const [made, makes] = await Promise.all([
    Promise.all(behind.joints.map((joint) => inputsThrough(network, walk, joint, levels))),
    Promise.all(ahead.joints.map((joint) => outputsThrough(network, walk, scales, joint, levels))),
  ]);
  const inputs = [
    ...made.flat(),
    ...behind.skips.map((skip) => through(skip, levels, walk.shownBy(skip.layer))),
  ];
  const outputs = [
    ...makes.flat(),
    ...ahead.skips.map((skip) => through(skip, levels, walk.completed(skip.layer).layer)),
  ];
  const most = options.links ?? circuitDefaults.links;
  return { inputs: strongest(inputs, most), outputs: strongest(outputs, most) };
}

/** Root mean square of each channel of a tensor. */
type Levels = ReadonlyMap<string, Float32Array>;

const levelOf = (levels: Levels, name: string, channel: number): number =>
  levels.get(name)?.[channel] ?? 1;

async function inputsThrough(
  network: Network,
  walk: GraphWalk,
  { layer, channel, scale }: Joint,
  levels: Levels,
): Promise<readonly UnitLink[]> {
  const read = walk.read(layer);
  const shown = read && walk.shownBy(read);
  const wiring = shown && wiringOf(network, layer, shown.channels);
  if (!wiring) return [];
  return (await wiring.into(channel)).map(({ channel: from, weight }) => ({
    layer: shown.name,
    channel: from,
    ...product({ weight, scale, level: levelOf(levels, read.name, from) }),
    via: 'weights',
  }));
}

async function outputsThrough(
  network: Network,
  walk: GraphWalk,
  scales: Scales,
  { layer, channel }: Joint,
  levels: Levels,
): Promise<readonly UnitLink[]> {
  const read = walk.read(layer);
  const wiring = read && wiringOf(network, layer, walk.shownBy(read).channels);
  if (!wiring) return [];
  const level = levelOf(levels, read.name, channel);
  const end = walk.completed(layer);
  const wires = await wiring.outOf(channel);
  return Promise.all(
    wires.map(async ({ channel: to, weight }): Promise<UnitLink> => {
      let scale = 1;
      for (const one of end.scaled) scale *= await scales.of(one, to);
      const strength = product({ weight, scale, level });
      return { layer: end.layer.name, channel: to, ...strength, via: 'weights' };
    }),
  );
}

function through({ added, channel, scale }: Skip, levels: Levels, to: LayerInfo): UnitLink {
  const level = levelOf(levels, added, channel);
  return { layer: to.name, channel, ...product({ weight: 1, scale, level }), via: 'sum' };
}

function product(factors: LinkFactors): Pick<UnitLink, 'strength' | 'factors'> {
  return { strength: factors.scale * factors.weight * factors.level, factors };
}

/** Of every tensor that is read or added at these ends, in one forward pass. */
async function levelsOf(
  network: Network,
  walk: GraphWalk,
  ends: readonly Ends[],
  image: Float32Array | null,
  options: RunOptions,
): Promise<Levels> {
  if (!image) return new Map();
  const read = ends.flatMap(({ joints }) => joints.flatMap(({ layer }) => walk.read(layer) ?? []));
  const added = ends.flatMap(({ skips }) => skips.map((skip) => network.layer(skip.added)));
  const wanted = new Map([...read, ...added].map((layer) => [layer.name, layer]));
  const feeds = inputFeed(network, image);
  const fetches = [...wanted.keys()].filter((name) => !Object.hasOwn(feeds, name));
  let made: TensorMap = {};
  try {
    made = await network.execute(feeds, fetches, options);
    const levels = [...wanted].map(async ([name, layer]) => {
      const { channels } = walk.shownBy(layer);
      const tensor = (Object.hasOwn(made, name) ? made : feeds)[name]!;
      const level = tidy(() => sqrt(mean(square(reshape(tensor, [-1, channels])), 0)));
      try {
        return [name, await readTensor({ [name]: level }, name)] as const;
      } finally {
        dispose(level);
      }
    });
    return new Map(await Promise.all(levels));
  } finally {
    dispose([feeds, made]);
  }
}

function strongest(links: readonly UnitLink[], most: number): readonly UnitLink[] {
  return [...links]
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength) || a.channel - b.channel)
    .slice(0, most);
}
