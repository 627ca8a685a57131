import { ModelFormatError } from '../../errors.js';
import { say, str, type Sentence } from '../../sentence.js';

/** What an HDF5 file is whose structures lead nowhere. */
export const brokenHdf5 = (cause?: unknown): ModelFormatError =>
  new ModelFormatError(say('the HDF5 file is broken; was the download cut off?'), { cause });

/** Something that HDF5 can do, but no version of Keras does by itself. */
export const unread = (what: Sentence): ModelFormatError =>
  new ModelFormatError(
    say(
      str`the HDF5 file has ${what}, which is not read; open it in Keras and save it anew, model.save("model.keras")`,
    ),
  );
