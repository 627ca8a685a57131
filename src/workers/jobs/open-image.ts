import { fetchBytes } from '../../core/formats/files/fetch-bytes.js';
import type { Picture } from '../../core/image/picture.js';
import { decodePicture } from '../../platform/browser/decode.js';
import { sayOffline } from '../../platform/browser/online.js';
import { nameOf } from '../load-source.js';
import { OpenPhoto } from '../open/open-photo.js';
import type { Job, OnModel } from './job.js';

export interface OpenImageRequest extends OnModel {
  /** Name for later requests; an image that has it already is freed. */
  readonly id: string;
  /** The file, or its absolute URL. */
  readonly source: Blob | string;
  /** A name for a file, the same for the same one; the client gives it. */
  readonly sourceName?: string;
  /** What to call it. */
  readonly name: string;
}

/** A photo opened for a model. */
export interface OpenImage {
  readonly name: string;
  /** Of the photo itself, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Exactly what the model sees, at its input size. */
  readonly input: Picture;
  /** The same crop in finer resolution, for showing (at most 680 pixels a side). */
  readonly display: Picture;
}

/**
 * Decodes a photo, prepares it for the model and keeps it open; one that is open for somebody else is not
 * decoded again.
 */
export const openImage: Job<OpenImageRequest, OpenImage> = {
  lane: 'foreground',
  key: ({ id }) => `open-image ${id}`,
  async run(context, request, { signal }) {
    const { id, model, name } = request;
    context.model(model);
    const source = nameOf(request);
    const photo = (await context.photoFrom(source)) ?? (await open(request.source, signal));
    signal.throwIfAborted();
    context.addImage(id, photo, { source, load: () => open(request.source) });
    const { input, display } = context.image(id, model);
    // What the worker keeps must not be moved away.
    const own = (picture: Picture) => ({ ...picture, pixels: picture.pixels.slice() });
    const { width, height } = photo;
    return { name, width, height, input: own(input), display: own(display) };
  },
};

async function open(source: Blob | string, signal?: AbortSignal): Promise<OpenPhoto> {
  const blob = typeof source === 'string' ? await download(source, signal) : source;
  return new OpenPhoto(await decodePicture(blob));
}

async function download(url: string, signal: AbortSignal | undefined): Promise<Blob> {
  try {
    return new Blob([await fetchBytes(url, { signal })]);
  } catch (error) {
    throw sayOffline(error);
  }
}
