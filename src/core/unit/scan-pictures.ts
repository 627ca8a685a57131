import { checkpointOf, type RunOptions } from '../checkpoint.js';
import { AbortError, ConvlensError, NotSpatialError, OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { prepareImage } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { requireOfImage } from '../graph/of-image.js';
import { readFromImage } from '../graph/read-tensor.js';
import { TopPatches } from './top-patches.js';
import type { ScanResult, SkippedPicture } from './top-patches.types.js';
import { say, str } from '../sentence.js';

export interface ScanOptions extends RunOptions {
  /** Places kept of each channel, 1…100. */
  readonly top?: number | undefined;
  /** An earlier result of the same layer and pictures, to carry on from. */
  readonly from?: ScanResult | undefined;
  /** Told after each picture; `result` makes a copy of what is known. */
  readonly onProgress?: (done: number, total: number, result: () => ScanResult) => void;
}

export const scanDefaults = { top: 9 } as const;

/**
 * Looks through any number of pictures for the places that excite each channel of a layer most, at
 * most one in a picture. Only places are kept (`top` of each channel), so memory does not grow with
 * the pictures; one that cannot be opened is left out and named in the result.
 *
 * @param pictures - how many
 * @param open - decodes one of them, upright
 * @throws LayerNotFoundError, AbortError; NotSpatialError when the layer has no rows and columns,
 * OptionError when there is no picture or `from` is of another scan
 */
export async function scanPictures(
  network: Network,
  layer: string,
  pictures: number,
  open: (index: number) => Promise<Picture>,
  options: ScanOptions = {},
): Promise<ScanResult> {
  const { from, onProgress } = options;
  const top = from?.top ?? options.top ?? scanDefaults.top;
  const { spatial, channels, outputShape } = network.layer(layer);
  if (!spatial)
    throw new NotSpatialError(say(str`"${layer}" has no rows and columns to find a place in`));
  requireOfImage(network, layer);
  if (pictures < 1)
    throw new OptionError(say('there is no picture to look at; choose at least one'));
  if (!Number.isInteger(top) || top < 1 || top > 100) {
    throw new OptionError(say(str`top must be a whole number from 1 to 100, not ${top}`));
  }
  if (from && (from.layer !== layer || from.channels !== channels || from.total !== pictures)) {
    throw new OptionError(
      say(str`what is to be carried on is about ${from.total} pictures at "${from.layer}"`),
    );
  }
  const best = new TopPatches(channels, top, from);
  const skipped: SkippedPicture[] = [...(from?.skipped ?? [])];
  const result = (scanned: number): ScanResult => {
    const shared = { layer, channels, scanned, total: pictures, top };
    return { ...shared, ...best.kept(), skipped: [...skipped] };
  };
  const checkpoint = checkpointOf(options);
  const input = imageInput(network);
  for (let picture = from?.scanned ?? 0; picture < pictures; picture++) {
    await checkpoint();
    try {
      const { values } = prepareImage(await open(picture), input, { displaySide: 1 });
      best.add(picture, outputShape[1]!, await readFromImage(network, values, layer, options));
    } catch (error) {
      if (!(error instanceof ConvlensError) || error instanceof AbortError) throw error;
      const { message: reason, facts } = error;
      skipped.push({ picture, reason, ...(facts && { facts }) });
    }
    onProgress?.(picture + 1, pictures, () => result(picture + 1));
  }
  return result(pictures);
}
