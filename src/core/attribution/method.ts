import type { Settings } from '../../facts/setting.js';
import type { RunOptions } from '../checkpoint.js';
import type { Network } from '../graph/network.js';
import type { AskedPlacement, Placement } from '../placement/placement.js';
import type { ValueMap } from '../value-map.js';
import type { Aim, SettledAim } from './aim.js';

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

/** What a method found, but for where it lies where that follows from what was asked. */
export type UnplacedAnswer = Omit<Answer, 'placement'> & Partial<Pick<Answer, 'placement'>>;

/** Explains by the channels of a layer; its map has the layer's resolution unless it is placed. */
export type LayerMethod<S extends object = Settings> = (
  question: LayerQuestion,
  settings: S,
) => Promise<UnplacedAnswer>;

/** Explains by the values of the input; its map has the input's resolution. */
export type InputMethod<S extends object = Settings> = (
  question: Question,
  settings: S,
) => Promise<UnplacedAnswer>;
