import type { RunOptions } from '../checkpoint.js';
import type { Network } from '../graph/network.js';
import type { AskedPlacement, Placement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';
import type { Aim, SettledAim } from './aim.js';
import type { LayerJoin } from './join-layers.js';

export type Setting = number | string | boolean;

/** Settings of a method by name. */
export type Settings = Readonly<Record<string, Setting>>;

/** What a method is asked. */
export interface Question {
  readonly network: Network;
  /** As `prepareImage` gives it, `[height, width, channels]` of the input. */
  readonly image: Float32Array;
  readonly aim: Aim;
  /** Bytes that the run may take, see `batchWithin`. */
  readonly budget: number;
  /** Where the cells of a layer are taken to lie on the image. */
  readonly placement: AskedPlacement;
  /** Cancels, and lets other messages in. */
  readonly run: RunOptions;
  /** Tells how far a long run is; the first call as early as the total is known. */
  readonly progress: (done: number, total: number) => void;
}

/** What a method is asked about one layer. */
export interface LayerQuestion extends Question {
  readonly layer: string;
}

/** What a method found. */
export interface Answer {
  /** Raw map, signed: at the layer's resolution or the input's. */
  readonly map: ValueMap;
  /** Where the map's cells lie on the image. */
  readonly placement: Placement;
  /** What was explained, its class known. */
  readonly aim: SettledAim;
  /** The number explained, of the image as it is. */
  readonly value: number;
  /**
   * Raw values of a method that explains the input, before its channels are reduced to a map:
   * `[height, width, channels]`.
   */
  readonly perChannel?: Float32Array<ArrayBuffer>;
  /** Numbers that belong to the result: channels used, what is left unexplained. */
  readonly facts?: Readonly<Record<string, number>>;
}

interface MethodBase<S extends Settings> {
  /** Settings with their defaults; every other name is refused. */
  readonly defaults: S;
  /** Lowest and highest value of settings that are numbers. */
  readonly ranges?: Readonly<Partial<Record<keyof S, readonly [low: number, high: number]>>>;
  /** Allowed texts of settings that are texts. */
  readonly choices?: Readonly<Partial<Record<keyof S, readonly string[]>>>;
  /** Settings that may also be a colour, `#rrggbb`. */
  readonly colours?: readonly (keyof S)[];
  /** Whether a negative value of the map is evidence against, to be shown as such. */
  readonly signed: boolean;
}

/** What a method found, but for where it lies where that follows from what was asked. */
export type Found = Omit<Answer, 'placement'> & Partial<Pick<Answer, 'placement'>>;

/** Explains by the channels of a layer; its map has the layer's resolution unless it is placed. */
export interface LayerMethod<S extends Settings = Settings> extends MethodBase<S> {
  readonly at: 'layer';
  /** How the maps of several layers are joined, see `joinLayers`; `mean` by default. */
  readonly join?: LayerJoin;
  explain(question: LayerQuestion, settings: S): Promise<Found>;
}

/** Explains by the values of the input; its map has the input's resolution. */
export interface InputMethod<S extends Settings = Settings> extends MethodBase<S> {
  readonly at: 'input';
  explain(question: Question, settings: S): Promise<Found>;
}

/** A way of asking why. */
export type Method = LayerMethod | InputMethod;
