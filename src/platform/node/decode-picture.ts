import sharp, { type Metadata, type Sharp } from 'sharp';
import { ImageDecodeError } from '../../core/errors.js';
import { hugePhoto, type Photo } from '../../core/image/picture.js';

/** More than any camera makes; what claims more is refused before a pixel is read. */
const maxPixels = 1e9;

/**
 * Decodes a picture in Node: upright by its EXIF orientation, 8 bits, RGBA. Colour profiles are
 * not applied, as in the pipelines that networks are trained with and in the browser's decoder
 * here. Very large photos are scaled while they are decoded; see `hugePhoto`.
 *
 * @param source - a path, or the file's bytes
 * @throws ImageDecodeError when it is no picture, is cut short or has no pixels
 */
export async function decodePicture(source: string | Uint8Array): Promise<Photo> {
  try {
    return await decode(source);
  } catch (error) {
    if (error instanceof ImageDecodeError) throw error;
    throw new ImageDecodeError(describe(error), { cause: error });
  }
}

async function decode(source: string | Uint8Array): Promise<Photo> {
  if (source.length === 0) throw new ImageDecodeError('the picture file is empty');
  const image = open(source);
  const { width, height } = upright(await image.metadata());
  const { data, info } = await scaled(image, width, height)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data);
  return { width, height, picture: { width: info.width, height: info.height, pixels } };
}

function open(source: string | Uint8Array): Sharp {
  return sharp(source, {
    failOn: 'error',
    ignoreIcc: true,
    limitInputPixels: maxPixels,
    sequentialRead: true,
  }).autoOrient();
}

function upright({ autoOrient }: Metadata): { width: number; height: number } {
  return { width: autoOrient.width, height: autoOrient.height };
}

function scaled(image: Sharp, width: number, height: number): Sharp {
  const longest = Math.max(width, height);
  if (longest <= hugePhoto.above) return image;
  const side = (length: number) => Math.max(1, Math.round((length * hugePhoto.to) / longest));
  const [toWidth, toHeight] = [side(width), side(height)];
  return image.resize(toWidth, toHeight, { fit: 'fill', kernel: 'linear' });
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/missing/i.test(message)) return `there is no such picture file (${message})`;
  if (/unsupported image format/i.test(message)) {
    return 'not a picture that can be read: use PNG, JPEG, WebP, GIF or AVIF';
  }
  if (/pixel limit/i.test(message)) return 'the picture has more than 1,000 million pixels';
  return `the picture is damaged or cut short (${message})`;
}
