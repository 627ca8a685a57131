import { told } from '../../core/error-sentence.js';
import { ImageDecodeError } from '../../core/errors.js';
import type { Photo } from '../../core/image/picture.js';
import { decodePicture } from '../../platform/browser/decode.js';

/**
 * Decodes one of the person's files.
 * @throws ImageDecodeError also when the file has gone or changed since it was chosen
 */
export async function openPhotoFile(file: Blob): Promise<Photo> {
  try {
    return await decodePicture(file);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new ImageDecodeError(told({ kind: 'picture-moved' }), { cause: error });
  }
}
