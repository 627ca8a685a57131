import { told } from '../../core/error-sentence.js';
import { ImageDecodeError } from '../../core/errors.js';
import { pictureFormat, type PictureFormat } from '../../core/image/picture-format.js';
import { hugePhoto, type Photo, type Picture } from '../../core/image/picture.js';
import { turnPicture } from '../../core/image/turn-picture.js';
import { takeOrientation } from '../../core/image/webp-orientation.js';
import { withoutProfile } from '../../core/image/without-profile.js';
import { decodeWithoutCanvas, isRichPng, type PlainFormat } from './decode-without-canvas.js';
import { breaksOff } from './picture-end.js';
import { canvasTellsTruth } from './true-pixels.js';
import { say } from '../../core/sentence.js';

/**
 * Decodes a picture in a worker (or a page): upright by its EXIF orientation, 8 bits, RGBA. Colour
 * profiles are not applied, as in the pipelines that networks are trained with and in the Node
 * decoder here. Very large photos are scaled by the browser before they are read; see `hugePhoto`.
 *
 * A browser that does not give the pixels of a canvas as they are is not asked for them: then PNG and
 * JPEG are decoded without one, and other formats refused. So are PNGs with 16 bits or transparency
 * everywhere, for browsers multiply and round these each in its own way.
 *
 * @param source - the file's bytes
 * @throws ImageDecodeError when it is no picture, is cut short or has no pixels
 */
export async function decodePicture(source: Blob): Promise<Photo> {
  const file = new Uint8Array(await source.arrayBuffer());
  const format = pictureFormat(file);
  if (breaksOff(file)) throw new ImageDecodeError(told({ kind: 'picture-cut-short' }));
  const truthful = await canvasTellsTruth();
  if ((format === 'PNG' && isRichPng(file)) || (!truthful && isPlain(format))) {
    const picture = await decodeWithoutCanvas(file, format);
    return { width: picture.width, height: picture.height, picture };
  }
  if (!truthful) throw untrue(format);
  const plain = withoutProfile(file, format);
  const { orientation, bytes } =
    format === 'WebP' ? takeOrientation(plain) : { orientation: 1, bytes: plain };
  const bitmap = await open(new Blob([bytes]), format);
  const [width, height] =
    orientation < 5 ? [bitmap.width, bitmap.height] : [bitmap.height, bitmap.width];
  const huge = Math.max(width, height) > hugePhoto.above;
  const picture = turnPicture(read(huge ? await shrink(bitmap) : bitmap), orientation);
  return { width, height, picture };
}

const isPlain = (format: PictureFormat): format is PlainFormat =>
  format === 'PNG' || format === 'JPEG';

function untrue(format: PictureFormat): ImageDecodeError {
  const kind = typeof OffscreenCanvas === 'undefined' ? 'no-canvas' : 'false-canvas';
  return new ImageDecodeError(told({ kind, format }));
}

async function open(source: Blob, format: PictureFormat): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(source, {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'none',
    });
  } catch (error) {
    throw new ImageDecodeError(told({ kind: 'undecodable-picture', format }), { cause: error });
  }
}

async function shrink(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = hugePhoto.to / Math.max(bitmap.width, bitmap.height);
  try {
    return await createImageBitmap(bitmap, {
      resizeWidth: Math.max(1, Math.round(bitmap.width * scale)),
      resizeHeight: Math.max(1, Math.round(bitmap.height * scale)),
      resizeQuality: 'high',
    });
  } finally {
    bitmap.close();
  }
}

function read(bitmap: ImageBitmap): Picture {
  const { width, height } = bitmap;
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context)
      throw new ImageDecodeError(say('this browser gives no canvas to read pixels from'));
    context.drawImage(bitmap, 0, 0);
    return { width, height, pixels: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
