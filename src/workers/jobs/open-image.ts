import { fetchBytes } from '../../core/formats/files/fetch-bytes.js';
import type { Picture } from '../../core/image/picture.js';
import { decodePicture } from '../../platform/browser/decode.js';
import { sayOffline } from '../../platform/browser/online.js';
import type { Job, OnModel } from './job.js';

export interface OpenImageRequest extends OnModel {
  /** Name for later requests; an image that has it already is freed. */
  readonly id: string;
  /** The file, or its absolute URL. */
  readonly source: Blob | string;
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

/** Decodes a photo, prepares it for the model and keeps it open. */
export const openImage: Job<OpenImageRequest, OpenImage> = {
  lane: 'foreground',
  key: ({ id }) => `open-image ${id}`,
  async run(context, { id, model, source, name }, { signal }) {
    context.model(model);
    const blob = typeof source === 'string' ? await download(source, signal) : source;
    const photo = await decodePicture(blob);
    signal.throwIfAborted();
    context.addImage(id, photo);
    const { input, display } = context.image(id, model);
    // What the worker keeps must not be moved away.
    const own = (picture: Picture) => ({ ...picture, pixels: picture.pixels.slice() });
    const { width, height } = photo;
    return { name, width, height, input: own(input), display: own(display) };
  },
};

async function download(url: string, signal: AbortSignal): Promise<Blob> {
  try {
    return new Blob([await fetchBytes(url, { signal })]);
  } catch (error) {
    throw sayOffline(error);
  }
}
