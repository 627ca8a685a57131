import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Network } from '../../src/core/graph/network.js';
import { prepareImage } from '../../src/core/image/prepare-image.js';
import { decodePicture } from '../../src/platform/node/decode-picture.js';

const folder = new URL('../golden/', import.meta.url);

/** A photo of test/golden, pixel for pixel, as the network reads it. */
export async function goldenImage(network: Network, file: string): Promise<Float32Array> {
  const { picture } = await decodePicture(fileURLToPath(new URL(file, folder)));
  return prepareImage(picture, network.inputs[0]!, { crop: 'none' }).values;
}

/** A file of test/golden; its README says where the numbers come from. */
export function golden<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Content;
}

export interface GoldenMap {
  readonly layer: string;
  readonly classIndex: number;
  readonly map: readonly (readonly number[])[];
}

export interface GoldenLayer {
  readonly shape: readonly number[];
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly atOrigin: readonly number[];
  readonly atCentre: readonly number[];
}

/** What efficientnet-lite0.json has of a photo. */
export interface GoldenPhoto {
  readonly file: string;
  readonly top5: readonly { index: number; label: string; logit: number; probability: number }[];
  readonly logits: { readonly mean: number; readonly std: number; min: number; max: number };
  readonly layers: Readonly<Record<string, GoldenLayer>>;
  readonly gradCam: readonly GoldenMap[];
}

export const goldenPhotos = Object.entries(
  golden<{ photos: Record<string, GoldenPhoto> }>('efficientnet-lite0.json').photos,
);
