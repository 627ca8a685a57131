import { expect } from 'chai';
import type { ValueMap } from '../../src/core/value-map.js';

interface GoldenFile {
  readonly photos: Readonly<Record<string, { readonly gradCam: readonly GoldenMap[] }>>;
}

interface GoldenMap {
  readonly layer: string;
  readonly classIndex: number;
  readonly map: readonly (readonly number[])[];
}

/** Grad-CAM of a photo by PyTorch; test/golden/README.md says how they were made. */
export async function goldenMaps(photo: string): Promise<readonly GoldenMap[]> {
  const files = ['efficientnet-lite0.json', 'efficientnet-lite0-gradcam.json'];
  const found = await Promise.all(
    files.map(async (file) => {
      const { photos } = (await (await fetch(`/test/golden/${file}`)).json()) as GoldenFile;
      return photos[photo]?.gradCam ?? [];
    }),
  );
  return found.flat();
}

/** Expects a map to be the golden one of that layer and class, but for the weights' float16. */
export function expectGolden(
  maps: readonly GoldenMap[],
  layer: string,
  classIndex: number,
  { values }: ValueMap,
): void {
  const golden = maps.find((one) => one.layer === layer && one.classIndex === classIndex);
  if (!golden) throw new Error(`no golden map of class ${classIndex} at ${layer}`);
  const expected = golden.map.flat();
  expect(values.length).to.equal(expected.length);
  expect(correlation(values, expected), `correlation of ${layer}, ${classIndex}`).to.be.at.least(
    0.999,
  );
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [centred(a), centred(b)];
  const dot = (u: number[], v: number[]) => u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function centred(values: ArrayLike<number>): number[] {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return all.map((value) => value - mean);
}
