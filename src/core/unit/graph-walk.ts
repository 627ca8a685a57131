import { hasKernel } from './kernel-source.js';
import type { LayerInfo, LayerRole } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import type { Scales } from './scales.js';

/** A layer with a kernel, and a channel that it gives (behind a unit) or reads (ahead of one). */
export interface Joint {
  readonly layer: LayerInfo;
  readonly channel: number;
  /** Product of the normalisations' scales between here and the unit. */
  readonly scale: number;
}

/** A channel that is added to the unit, or that the unit is added to, without weights. */
export interface Skip {
  readonly layer: LayerInfo;
  /** The tensor that is added. */
  readonly added: string;
  readonly channel: number;
  readonly scale: number;
}

/** Where a walk from a unit along its channel ends. */
export interface Ends {
  readonly joints: readonly Joint[];
  readonly skips: readonly Skip[];
}

/** Layers that show the channels before them again, smaller, padded or in another order of cells. */
const passing: ReadonlySet<LayerRole> = new Set([
  'inert',
  'padding',
  'resizing',
  'pooling',
  'layout',
]);
/** Layers that belong to the unit that they follow. */
const completing: ReadonlySet<LayerRole> = new Set(['function', 'normalization']);

/** Walks along single channels through the layers that keep channels apart. */
export class GraphWalk {
  readonly #layers: ReadonlyMap<string, LayerInfo>;
  readonly #scales: Scales;

  constructor(network: Network, scales: Scales) {
    const whole = network.nodes.filter(({ partOf }) => partOf === undefined);
    this.#layers = new Map(whole.map((layer) => [layer.name, layer]));
    this.#scales = scales;
  }

  /**
   * Back from a channel of `layer`: to the kernels that make it, and where it is a sum, to what is
   * added to it as it is, which is a branch that others read too.
   */
  async behind(layer: LayerInfo, channel: number, scale = 1): Promise<Ends> {
    if (hasKernel(layer)) return { joints: [{ layer, channel, scale }], skips: [] };
    const inputs = this.#before(layer);
    if (layer.role === 'sum') {
      const branches = inputs.map((branch, i) =>
        this.#branch(branch, channel, scale * shareOf(layer, i)),
      );
      return joined(await Promise.all(branches));
    }
    if (layer.role === 'product') {
      const signals = inputs.filter((branch) => sameShape(branch, layer));
      return joined(
        await Promise.all(signals.map((signal) => this.behind(signal, channel, scale))),
      );
    }
    if (layer.role === 'join') {
      let rest = channel;
      for (const part of inputs) {
        if (rest < part.channels) return this.behind(part, rest, scale);
        rest -= part.channels;
      }
    }
    const [input] = inputs;
    if (!input || !carries(layer, input)) return none;
    const throughLayer = scale * (await this.#scales.of(layer, channel));
    return this.behind(input, channel % input.channels, throughLayer);
  }

  /** A branch of a sum: what others read too is a unit of its own, which skips the rest. */
  async #branch(layer: LayerInfo, channel: number, scale: number): Promise<Ends> {
    if (this.#readers(layer).length < 2) return this.behind(layer, channel, scale);
    return { joints: [], skips: [{ layer, added: layer.name, channel, scale }] };
  }

  /** Forward from a channel of `layer`: to the kernels that read it, and the sums that it joins. */
  async ahead(layer: LayerInfo, channel: number): Promise<Ends> {
    const found = this.#readers(layer).map(async (reader): Promise<Ends> => {
      if (hasKernel(reader)) return { joints: [{ layer: reader, channel, scale: 1 }], skips: [] };
      if (reader.role === 'sum') {
        const scale = shareOf(reader, reader.inbound.indexOf(layer.name));
        return { joints: [], skips: [{ layer: reader, added: layer.name, channel, scale }] };
      }
      if (reader.role === 'join') {
        const at = reader.inbound.indexOf(layer.name);
        const earlier = this.#before(reader).slice(0, at);
        const offset = earlier.reduce((sum, { channels }) => sum + channels, 0);
        return this.ahead(reader, channel + offset);
      }
      const signal = reader.role === 'product' && sameShape(layer, reader);
      return signal || carries(reader, layer) ? this.ahead(reader, channel) : none;
    });
    return joined(await Promise.all(found));
  }

  /** What `layer` reads first. */
  read(layer: LayerInfo): LayerInfo | undefined {
    return this.#before(layer)[0];
  }

  /** The layer whose channels `layer` shows again: itself, unless it only passes them on. */
  shownBy(layer: LayerInfo): LayerInfo {
    const before = this.read(layer);
    const passes = before && passing.has(layer.role) && carries(layer, before);
    return passes ? this.shownBy(before) : layer;
  }

  /** The last layer of the unit that begins with `layer`, and the normalisations on the way. */
  completed(layer: LayerInfo): {
    readonly layer: LayerInfo;
    readonly scaled: readonly LayerInfo[];
  } {
    const [reader, other] = this.#readers(layer);
    const goes = reader && !other && completing.has(reader.role) && carries(reader, layer);
    if (!goes) return { layer, scaled: [] };
    const rest = this.completed(reader);
    return { layer: rest.layer, scaled: [reader, ...rest.scaled] };
  }

  #before(layer: LayerInfo): readonly LayerInfo[] {
    return layer.inbound.flatMap((name) => this.#layers.get(name) ?? []);
  }

  #readers({ name }: LayerInfo): readonly LayerInfo[] {
    return [...this.#layers.values()].filter(({ inbound }) => inbound.includes(name));
  }
}

const none: Ends = { joints: [], skips: [] };

function joined(ends: readonly Ends[]): Ends {
  return {
    joints: ends.flatMap(({ joints }) => joints),
    skips: ends.flatMap(({ skips }) => skips),
  };
}

/** Whether a layer keeps the channels apart that it reads. A softmax makes each from all. */
function carries({ role, channelwise, outputShape, channels }: LayerInfo, before: LayerInfo) {
  // In a row of all values the channels come round again and again.
  if (role === 'layout' && outputShape.length === 1) return true;
  const known = passing.has(role) || completing.has(role);
  return known && channelwise === true && channels === before.channels;
}

const shareOf = ({ shares }: LayerInfo, index: number): number => shares?.[index] ?? 1;

function sameShape(a: LayerInfo, b: LayerInfo): boolean {
  return a.outputShape.join() === b.outputShape.join();
}
