import { imageSize, prepareImage } from '../../core/image/prepare-image.js';
import { imageInput } from '../../core/graph/input-feed.js';
import { patchAt } from '../../core/unit/patch.js';
import type { Patch } from '../../core/unit/patch.types.js';
import { openPhotoFile } from './photo-file.js';
import type { Job, OnModel } from './job.js';

export interface PatchRequest extends OnModel {
  readonly layer: string;
  /** The photo, and its name among the others. */
  readonly file: Blob;
  readonly folder: string;
  readonly picture: number;
  /** The cell of the layer's map. */
  readonly row: number;
  readonly column: number;
}

/** Longest side of what a patch is cut from, in pixels. */
const SIDE = 320;

/** What one cell of a layer sees of a photo; null where it sees padding alone. */
export const patch: Job<PatchRequest, Patch | null> = {
  lane: 'foreground',
  key: ({ layer, folder, picture, row, column }) =>
    ['patch', layer, folder, picture, row, column].join(' '),
  async run(context, { model, layer, file, row, column }, { signal }) {
    const network = context.model(model);
    const input = imageInput(network);
    const { picture } = await openPhotoFile(file);
    signal.throwIfAborted();
    const { display } = prepareImage(picture, input, { displaySide: SIDE });
    return patchAt(network.layer(layer), { row, column }, display, imageSize(input));
  },
};
