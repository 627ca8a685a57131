/*
 * What the messages of errors are made of: figures and names for those that people meet most, and that a
 * page may want to answer in its own way; for the others, most of those about broken files, the sentence
 * itself. Names and addresses in the former are as they were given, of any length.
 */
import type { SettingSchema } from '../facts/setting.js';
import type { Sentence } from './sentence.js';

/** An error as plain data, as it crosses to the page and lies in results. */
export interface ErrorData {
  /** Name of the error's class: `ImageDecodeError`, … */
  readonly name: string;
  /** What was wrong and what to do, in English. */
  readonly message: string;
  /** What the message is made of; of an error that is not convlens' own, undefined. */
  readonly facts?: Said<ErrorFacts> | undefined;
}

/** Facts, with what an error says of them. */
export type Said<Facts> = Facts & { readonly sentence: Sentence };

/** Of an error that nothing but its sentence is known of. */
export interface SentenceFacts {
  readonly kind: 'sentence';
  readonly sentence: Sentence;
}

/** Of a `FetchError`. */
export type FetchFacts =
  /** The server answered, but not with the file. */
  | {
      readonly kind: 'answered';
      readonly url: string;
      readonly status: number;
      readonly statusText: string;
    }
  /** No answer; `detail` is what the platform says of it. */
  | { readonly kind: 'unreachable'; readonly url: string; readonly detail: string }
  /** The device has no network; `error` is what came of that. */
  | { readonly kind: 'offline'; readonly error: ErrorData }
  | { readonly kind: 'too-large'; readonly url: string; readonly limit: number };

/** Of an `UnsupportedLayerError`. */
export type LayerFacts =
  | { readonly kind: 'unknown-class'; readonly layer: string; readonly className: string }
  | { readonly kind: 'python-lambda'; readonly layer: string }
  | { readonly kind: 'unknown-function'; readonly layer: string; readonly functionName: string }
  | { readonly kind: 'unknown-op'; readonly node: string; readonly op: string }
  /** No convolution stands before the layer of `error`; `advised`: that says what to do already. */
  | { readonly kind: 'nothing-before'; readonly error: ErrorData; readonly advised: boolean };

/** What a layer that was computed failed with. */
export interface AtLayer {
  readonly kind: 'at-layer';
  readonly layer: string;
  readonly shape: readonly number[];
  readonly error: ErrorData;
}

/** Of a `MemoryError`; sizes in bytes. */
export type MemoryFacts =
  | AtLayer
  | {
      readonly kind: 'layer-needs';
      readonly layer: string;
      readonly shape: readonly number[];
      readonly bytes: number;
      /** In use already. */
      readonly held: number;
      readonly most: number;
    }
  | {
      readonly kind: 'weights-need';
      readonly model: string;
      readonly bytes: number;
      readonly held: number;
      readonly most: number;
      readonly largest: { readonly name: string; readonly shape: readonly number[] };
    }
  | {
      readonly kind: 'photo-needs';
      readonly input: string;
      readonly shape: readonly number[];
      readonly bytes: number;
      readonly most: number;
    }
  | { readonly kind: 'no-room'; readonly bytes: number; readonly held: number }
  /** The engine could not make an array or a texture; `detail` is what it says. */
  | { readonly kind: 'memory-full'; readonly detail: string };

/** Of a `BackendLostError`. */
export type BackendLostFacts =
  | AtLayer
  | { readonly kind: 'backend-broke'; readonly held: number; readonly detail: string }
  | { readonly kind: 'backend-gone' }
  | { readonly kind: 'backend-dead'; readonly detail: string };

/** How a worker stopped; `detail` is what the browser says. */
export type WorkerLoss =
  | { readonly kind: 'ended' | 'garbled' | 'silent' }
  /** Its script is not where it is looked for: at `url`, where that is known. */
  | { readonly kind: 'not-loaded'; readonly url?: string }
  /** The page's Content-Security-Policy refuses it, by that directive. */
  | { readonly kind: 'refused'; readonly directive: string }
  | { readonly kind: 'failed'; readonly detail: string }
  /** It never said that it listens. */
  | { readonly kind: 'late'; readonly seconds: number };

/** Of a `WorkerLostError`. */
export interface WorkerLostFacts {
  readonly kind: 'worker-lost';
  readonly loss: WorkerLoss;
  /** How often it was started in vain; 0 where it had started. */
  readonly tries: number;
}

/** Of a `ShapeError`. */
export interface ShapeFacts {
  readonly kind: 'photo-size';
  readonly width: number;
  readonly height: number;
  /** What it must be. */
  readonly wanted: { readonly width: number; readonly height: number };
}

/** Pictures that people have and that are not read. */
export type OtherPicture =
  'HEIC' | 'film' | 'BMP' | 'TIFF' | 'SVG' | 'JPEG XL' | 'JPEG 2000' | 'icon' | 'Photoshop' | 'PDF';

/** Of an `ImageDecodeError`; `format` is one that is read: `PNG`. */
export type ImageFacts =
  | { readonly kind: 'empty-picture' | 'no-picture' | 'picture-cut-short' | 'picture-moved' }
  | { readonly kind: 'other-picture'; readonly format: OtherPicture }
  /** The browser cannot read it, or it is damaged. */
  | { readonly kind: 'undecodable-picture'; readonly format: string }
  /** The browser gives no pixels of a canvas, or false ones, so that only PNG and JPEG are read. */
  | { readonly kind: 'no-canvas' | 'false-canvas'; readonly format: string };

/** Of a `LayerNotFoundError`; `last` is the last with rows and columns. */
export interface NoLayerFacts {
  readonly kind: 'no-layer';
  readonly layer: string;
  readonly model: string;
  readonly layers: number;
  readonly last: string | null;
}

/** Of a `ClassNotFoundError`. */
export interface NoClassFacts {
  readonly kind: 'no-class';
  readonly index: number;
  readonly model: string;
  readonly classes: number;
}

/** Of a `ChannelNotFoundError`. */
export interface NoChannelFacts {
  readonly kind: 'no-channel';
  readonly channel: number;
  readonly layer: string;
  readonly channels: number;
}

/** Of a `WeightsError`: a file that belongs to `model` is not among those given. */
export interface WeightsFacts {
  readonly kind: 'missing-file';
  readonly model: string;
  readonly file: string;
}

/** Of a `LabelsError`: a list of class names is for another number of classes. */
export interface LabelsFacts {
  readonly kind: 'label-count';
  readonly names: number;
  readonly classes: number;
}

/** Of an `OptionError`. */
export type OptionFacts =
  | {
      readonly kind: 'setting';
      readonly name: string;
      readonly setting: SettingSchema;
      readonly value: string | number | boolean;
    }
  | {
      readonly kind: 'no-backend';
      readonly backend: string;
      readonly available: readonly string[];
    };

/** Of a `SlowBackendError`: no WebAssembly, a policy that forbids it, or WebAssembly without SIMD. */
export interface SlowFacts {
  readonly kind: 'no-wasm' | 'wasm-refused' | 'no-simd';
}

/** Of an `OldBrowserError`: the browser has no `popover`. */
export interface BrowserFacts {
  readonly kind: 'no-popover';
}

/** What only a page finds out, which has its sentences itself. */
type PageFacts =
  WorkerLostFacts | NoLayerFacts | NoClassFacts | NoChannelFacts | SlowFacts | BrowserFacts;

/** What the message of an error is made of. */
export type ErrorFacts = PageFacts | ComputedFacts | SentenceFacts;

/** What is found out where it is computed; `told` has the sentences. */
export type ComputedFacts =
  | FetchFacts
  | LayerFacts
  | MemoryFacts
  | BackendLostFacts
  | ShapeFacts
  | ImageFacts
  | WeightsFacts
  | LabelsFacts
  | OptionFacts;
