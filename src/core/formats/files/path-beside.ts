import { ModelFormatError } from '../../errors.js';
import { shown } from '../../kinds/config.js';
import { say, str } from '../../sentence.js';

/**
 * The path of a file that a model names: beside the model's own file or in a folder there.
 * @throws ModelFormatError when it leads out of that folder
 */
export function pathBeside(own: string, path: string): string {
  // Whatever a URL may read as another place: `..` in its encoded form too, a scheme, a backslash,
  // and what is dropped before a URL is read: control characters and white space at the ends.
  const outside =
    path !== path.trim() ||
    path.split('/').some((part) => /^(\.|%2e)*$/i.test(part) || /[\\:?#\p{Cc}]/u.test(part));
  if (outside) {
    throw new ModelFormatError(
      say(str`weight file ${shown(path)} lies outside the model's folder`),
    );
  }
  return own.slice(0, own.lastIndexOf('/') + 1) + path;
}
