import { msg } from '@lit/localize';
import type { WorkerLoss } from '../../core/error-facts.js';
import type { Failure } from '../../session/snapshot.js';

/** What to tell a person about a failure, beside its technical line. */
export interface Advice {
  /** What happened. */
  readonly title: string;
  /** What to do about it. */
  readonly text: string;
  /** Whether the same request may succeed when it is made again. */
  readonly retry: boolean;
  /** True when nothing failed: the model has no such thing to show. */
  readonly unfit: boolean;
}

const failed = (title: string, text: string): Advice => ({
  title,
  text,
  retry: false,
  unfit: false,
});
const passing = (title: string, text: string): Advice => ({
  title,
  text,
  retry: true,
  unfit: false,
});
const unfit = (title: string, text: string): Advice => ({ title, text, retry: false, unfit: true });

/** Functions, because the language may change after this file is loaded. */
const byName: Readonly<Record<string, (error: Failure) => Advice>> = {
  LayerNotFoundError: () =>
    failed(msg('No such layer'), msg('Choose a layer of this network in the list on the left.')),
  ResultDataError: () =>
    failed(
      msg('This is not a result that can be shown here'),
      msg('Give the element what convlens --json prints, or what convlens/core makes.'),
    ),
  AmbiguousTensorError: () =>
    failed(msg('Several layers have this name'), msg('Choose one of them in the network.')),
  ClassNotFoundError: () =>
    failed(msg('No such class'), msg('Choose one of the predictions, or search all classes.')),
  ChannelNotFoundError: () =>
    failed(msg('No such channel'), msg('Choose a channel in the grid of this layer.')),
  NotSpatialError: () =>
    unfit(
      msg('Nothing to see at this layer'),
      msg(
        'Maps need a layer with rows and columns. Choose one earlier in the network, if there is one.',
      ),
    ),
  ImageIndependentError: () =>
    unfit(
      msg('The photo does not reach this'),
      msg('Choose another layer or output, or give the photo to the input that this depends on.'),
    ),
  NotConvolutionalError: () =>
    unfit(
      msg('Not for this model'),
      msg('The network reads no image, or nothing in it has rows and columns.'),
    ),
  ModelFormatError: () =>
    failed(
      msg('Not a model that can be read'),
      msg(
        'Open a Keras model, .keras or .h5, or the model.json of TensorFlow.js with its weights.',
      ),
    ),
  SeveralModelsError: () => failed(msg('Several models'), msg('Open one of them at a time.')),
  TooManyFilesError: () =>
    failed(msg('Too many files'), msg('Drop a photo, or the files or the folder of one model.')),
  NotFoundError: () =>
    failed(
      msg('The file is gone'),
      msg('It was moved or deleted. Choose it again where it is now.'),
    ),
  NotReadableError: () =>
    failed(
      msg('The file cannot be read'),
      msg('Check that it is still there and that you may read it, then choose it again.'),
    ),
  UnsupportedLayerError: () =>
    failed(msg('A layer is not known'), msg('Open another model; your photo stays.')),
  LayersModuleError: () =>
    failed(
      msg('This page’s own layers are missing'),
      msg('The script that adds them to models does not work; whoever made the page can fix it.'),
    ),
  LabelsError: () =>
    failed(
      msg('Not a class list for this model'),
      msg('Give as many names as the model has classes, one per line or as JSON.'),
    ),
  KeptModelError: () =>
    failed(msg('Not kept here'), msg('Open the model’s file again, or choose another model.')),
  WeightsError: () =>
    passing(
      msg('The weights are incomplete'),
      msg('Check that all weight files lie beside model.json, then try again.'),
    ),
  FetchError: () =>
    passing(
      msg('Could not be fetched'),
      msg('Check the address and the connection, then try again. Files on this device still open.'),
    ),
  ImageDecodeError: () =>
    failed(
      msg('Not a picture that can be read'),
      msg('Choose a PNG, JPEG, WebP, GIF or AVIF. If it is one, the file is damaged.'),
    ),
  WorkerLostError: ({ facts }) =>
    facts?.kind === 'worker-lost' && facts.tries > 0
      ? passing(msg('The computation does not start'), startAdvice(facts.loss))
      : passing(
          msg('The computation stopped'),
          msg('Your photo and model are still here, and so is everything finished.'),
        ),
  OldBrowserError: () => failed(msg('This browser is too old'), ''),
  SlowBackendError: () => failed(msg('Computing will be slow'), ''),
  MemoryError: () =>
    failed(
      msg('Too large to compute'),
      msg('Your photo and model are still here. Choose an earlier layer, or a smaller size.'),
    ),
  BackendLostError: () =>
    failed(
      msg('This took all the memory'),
      msg('Your photo and model are still here. Choose an earlier layer, or a smaller size.'),
    ),
  NumericError: () =>
    failed(
      msg('The numbers went wrong'),
      msg('There is nothing reliable to show. Try another photo, or another backend below.'),
    ),
  OptionError: () =>
    failed(
      msg('A setting is out of range'),
      msg('The line below says which, and what is allowed.'),
    ),
};

/** What to do about a worker that never started. */
function startAdvice(loss: WorkerLoss): string {
  switch (loss.kind) {
    case 'not-loaded':
      return msg(
        'Check the connection and try again. If it stays so: the script that computes does not lie where the page looks for it; whoever made the page can name its place in worker-url.',
      );
    case 'refused':
      return msg(
        'The policy of this page does not let it run; whoever made the page can allow it, in the directive that the line below names.',
      );
    default:
      return msg('Try again. If it stays so, a newer browser may help.');
  }
}

/** Title, advice and kind for `error`, by the name that survives the worker boundary. */
export function adviceFor(error: Failure): Advice {
  const known = Object.hasOwn(byName, error.name) ? byName[error.name] : undefined;
  return (
    known?.(error) ??
    passing(msg('This did not work'), msg('Your photo and model are still here. Try it again.'))
  );
}
