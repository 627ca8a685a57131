import type {
  BackendLostFacts,
  BrowserFacts,
  ErrorFacts,
  FetchFacts,
  ImageFacts,
  LabelsFacts,
  LayerFacts,
  MemoryFacts,
  NoChannelFacts,
  NoClassFacts,
  NoLayerFacts,
  OptionFacts,
  Said,
  SentenceFacts,
  ShapeFacts,
  SlowFacts,
  WeightsFacts,
  WorkerLostFacts,
} from './error-facts.js';
import { harmless } from './harmless.js';
import { inEnglish, isSentence, type Sentence } from './sentence.js';

/**
 * Every error that convlens throws on purpose. Each has a name that survives a worker boundary and a
 * message that says what was wrong and what to do.
 */
export class ConvlensError extends Error {
  override readonly name: string = 'ConvlensError';

  /** What the message is made of, with it, to be said in another language; undefined where it was given as text. */
  readonly facts: Said<ErrorFacts> | undefined;

  /**
   * @param about - what the message is made of, or the message. It becomes one line that can be shown
   * anywhere: files choose names in it
   */
  constructor(about: Said<ErrorFacts> | Sentence | string = '', options?: ErrorOptions) {
    const facts = isSentence(about) ? ({ kind: 'sentence', sentence: about } as const) : about;
    const message = typeof facts === 'string' ? facts : inEnglish(facts.sentence);
    super(harmless(message.replaceAll(/\s*[\r\n]\s*/g, ' ')), options);
    this.facts = typeof facts === 'string' ? undefined : facts;
  }
}

/** The network has no layer (or tensor) of that name. */
export class LayerNotFoundError extends ConvlensError {
  override readonly name = 'LayerNotFoundError';
  declare readonly facts: Said<NoLayerFacts> | SentenceFacts | undefined;
}

/** The name stands for several tensors; the message lists them. */
export class AmbiguousTensorError extends ConvlensError {
  override readonly name = 'AmbiguousTensorError';
}

/** The class index or class name is not one of the network's classes. */
export class ClassNotFoundError extends ConvlensError {
  override readonly name = 'ClassNotFoundError';
  declare readonly facts: Said<NoClassFacts> | SentenceFacts | undefined;
}

/** The network's output stands for no classes: it was saved without its top, or cannot be read whole. */
export class NoClassesError extends ConvlensError {
  override readonly name = 'NoClassesError';
}

/** The channel index lies outside the layer's channels. */
export class ChannelNotFoundError extends ConvlensError {
  override readonly name = 'ChannelNotFoundError';
  declare readonly facts: Said<NoChannelFacts> | SentenceFacts | undefined;
}

/** A run that starts in the middle lacks a tensor; the message lists what must be fed as well. */
export class MissingFeedError extends ConvlensError {
  override readonly name = 'MissingFeedError';
}

/** The network was disposed of, or the one whose weights it shares; it can answer nothing any more. */
export class DisposedError extends ConvlensError {
  override readonly name = 'DisposedError';
}

/** A tensor has another shape than the network expects. */
export class ShapeError extends ConvlensError {
  override readonly name = 'ShapeError';
  declare readonly facts: Said<ShapeFacts> | SentenceFacts | undefined;
}

/** The method needs a layer with rows and columns and was given one without. */
export class NotSpatialError extends ConvlensError {
  override readonly name = 'NotSpatialError';
}

/** What was asked about does not depend on the input that the image goes to; the message names it. */
export class ImageIndependentError extends ConvlensError {
  override readonly name = 'ImageIndependentError';
}

/** A package that this part of convlens needs is not installed; the message has the command that installs it. */
export class MissingPackageError extends ConvlensError {
  override readonly name = 'MissingPackageError';
}

/** An option has a value outside its range. */
export class OptionError extends ConvlensError {
  override readonly name = 'OptionError';
  declare readonly facts: Said<OptionFacts> | SentenceFacts | undefined;
}

/** A file does not hold settings of filter pictures, or a setting in it cannot stand. */
export class FilterFileError extends ConvlensError {
  override readonly name = 'FilterFileError';
}

/** The model's file is not one of the formats that can be read, or it is damaged. */
export class ModelFormatError extends ConvlensError {
  override readonly name = 'ModelFormatError';
}

/** A model's files ask for more memory or time than reading a model may cost. */
export class ReadingLimitError extends ConvlensError {
  override readonly name = 'ReadingLimitError';
}

/** Several models came together, and it is not said which of them is meant. */
export class SeveralModelsError extends ConvlensError {
  override readonly name = 'SeveralModelsError';
}

/** The model contains a layer that convlens does not know. */
export class UnsupportedLayerError extends ConvlensError {
  override readonly name = 'UnsupportedLayerError';
  declare readonly facts: Said<LayerFacts> | SentenceFacts | undefined;
}

/** A module of layers cannot be loaded, is none, or fails. */
export class LayersModuleError extends ConvlensError {
  override readonly name = 'LayersModuleError';
}

/** The network does not read an image, or nothing in it has rows and columns. */
export class NotConvolutionalError extends ConvlensError {
  override readonly name = 'NotConvolutionalError';
}

/** A weight file is missing, short or of the wrong size. */
export class WeightsError extends ConvlensError {
  override readonly name = 'WeightsError';
  declare readonly facts: Said<WeightsFacts> | SentenceFacts | undefined;
}

/** A list of class names cannot be read, or has another length than the model has classes. */
export class LabelsError extends ConvlensError {
  override readonly name = 'LabelsError';
  declare readonly facts: Said<LabelsFacts> | SentenceFacts | undefined;
}

/** A folder has no folders of classes in it, or none of them stands for a class of the model. */
export class ClassFoldersError extends ConvlensError {
  override readonly name = 'ClassFoldersError';
}

/** Evaluations cannot be merged: they are of different runs, or one is missing its end. */
export class MergeError extends ConvlensError {
  override readonly name = 'MergeError';
}

/** The browser does not keep that model, or cannot keep any: no room, or storage is refused. */
export class KeptModelError extends ConvlensError {
  override readonly name = 'KeptModelError';
}

/** A file could not be fetched: status, network, or offline. */
export class FetchError extends ConvlensError {
  override readonly name = 'FetchError';
  declare readonly facts: Said<FetchFacts> | SentenceFacts | undefined;
}

/** The bytes are not a picture that can be decoded, or it is damaged. */
export class ImageDecodeError extends ConvlensError {
  override readonly name = 'ImageDecodeError';
  declare readonly facts: Said<ImageFacts> | SentenceFacts | undefined;
}

/** The worker stopped; pending calls are lost, the next one starts a new worker. */
export class WorkerLostError extends ConvlensError {
  override readonly name = 'WorkerLostError';
  declare readonly facts: Said<WorkerLostFacts> | SentenceFacts | undefined;
}

/** The work needs more memory than there is; it was not begun, and everything else stays. */
export class MemoryError extends ConvlensError {
  override readonly name = 'MemoryError';
  declare readonly facts: Said<MemoryFacts> | SentenceFacts | undefined;
}

/**
 * The backend broke while it computed, most often for want of memory, and with it went what it held. A
 * new one takes its place; models that were open are to be opened again.
 */
export class BackendLostError extends ConvlensError {
  override readonly name = 'BackendLostError';
  declare readonly facts: Said<BackendLostFacts> | SentenceFacts | undefined;
}

/** Computing goes on, many times slower than it could. Said, never thrown. */
export class SlowBackendError extends ConvlensError {
  override readonly name = 'SlowBackendError';
  declare readonly facts: Said<SlowFacts> | undefined;
}

/** The browser lacks something; the rest goes on without it. Said, never thrown. */
export class OldBrowserError extends ConvlensError {
  override readonly name = 'OldBrowserError';
  declare readonly facts: Said<BrowserFacts> | undefined;
}

/** The numbers went wrong (NaN or infinite), so there is nothing to show. */
export class NumericError extends ConvlensError {
  override readonly name = 'NumericError';
}

/** The run was cancelled. Has the name that the platform gives to aborts. */
export class AbortError extends ConvlensError {
  override readonly name = 'AbortError';
}
