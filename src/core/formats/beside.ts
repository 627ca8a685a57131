import { ModelFormatError } from '../errors.js';
import { shown } from '../kinds/config.js';

/**
 * The address of a file that lies beside another, with that one's query.
 * @throws ModelFormatError when the path leads out of the folder
 */
export function beside(url: string, path: string): string {
  // Whatever a URL may read as another place: `..` in its encoded form too, a scheme, a backslash,
  // and what is dropped before a URL is read: control characters and white space at the ends.
  const outside =
    path !== path.trim() ||
    path.split('/').some((part) => /^(\.|%2e)*$/i.test(part) || /[\\:?#\p{Cc}]/u.test(part));
  if (outside) {
    throw new ModelFormatError(`weight file ${shown(path)} lies outside the model's folder`);
  }
  const [base = '', query] = url.split('?');
  const folder = base.slice(0, base.lastIndexOf('/') + 1);
  return folder + path + (query === undefined ? '' : `?${query}`);
}
