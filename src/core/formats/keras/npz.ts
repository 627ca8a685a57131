import { isZip } from '../files/zip.js';
import type { Format } from '../format.js';
import { say } from '../../sentence.js';

/** Arrays of NumPy, in which Keras 3 kept weights at first. */
export const npz: Format = {
  recognise({ head }) {
    if (!isZip(head) || !firstInZip(head).endsWith('.npy')) return null;
    return { is: 'unread-weights', alone: ALONE, withModel: PICKLED };
  },
};

/** The name of the first file of a zip: 30 bytes before it tell its length, among others. */
function firstInZip(head: Uint8Array): string {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return new TextDecoder().decode(head.subarray(30, 30 + length));
}

const ALONE = say('holds arrays of NumPy without a model');

const PICKLED = say(
  'has its weights in an .npz, as the first Keras 3 could write them: that is a pickle of Python, which is not read, for opening one runs whatever code is in it. If you trust the file, open it with the Keras that wrote it, keras.saving.load_model, and save it anew, model.save("model.keras")',
);
