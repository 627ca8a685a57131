import type { ScanResult, TopPlace } from './top-patches.types.js';

type Kept = Pick<ScanResult, 'places' | 'values'>;

/** The strongest places of every channel of a layer, in memory that the pictures do not add to. */
export class TopPatches {
  readonly #channels: number;
  readonly #top: number;
  readonly #places: Int32Array<ArrayBuffer>;
  readonly #values: Float32Array<ArrayBuffer>;

  /** @param from - what is known already, of the same channels and `top` */
  constructor(channels: number, top: number, from?: Kept) {
    this.#channels = channels;
    this.#top = top;
    this.#places = from?.places.slice() ?? new Int32Array(3 * channels * top).fill(-1);
    this.#values = from?.values.slice() ?? new Float32Array(channels * top).fill(-Infinity);
  }

  /**
   * Takes the highest place of each channel, where it is among the strongest so far; of two equal
   * ones the picture that came first.
   *
   * @param data - `[height, width, channels]`
   */
  add(picture: number, width: number, data: Float32Array): void {
    const best = new Int32Array(this.#channels);
    for (let at = 0; at < data.length; at += this.#channels) {
      for (let c = 0; c < this.#channels; c++) {
        if (data[at + c]! > data[best[c]! + c]!) best[c] = at;
      }
    }
    for (let c = 0; c < this.#channels; c++) {
      const cell = best[c]! / this.#channels;
      const place = [picture, Math.floor(cell / width), cell % width] as const;
      this.#insert(c, data[best[c]! + c]!, place);
    }
  }

  /** What is kept, copied. */
  kept(): Kept {
    return { places: this.#places.slice(), values: this.#values.slice() };
  }

  #insert(channel: number, value: number, place: readonly [number, number, number]): void {
    const first = channel * this.#top;
    let at = first + this.#top;
    while (at > first && !(this.#values[at - 1]! >= value)) at--;
    const end = first + this.#top;
    if (at === end) return;
    this.#values.copyWithin(at + 1, at, end - 1);
    this.#places.copyWithin(3 * (at + 1), 3 * at, 3 * (end - 1));
    this.#values[at] = value;
    this.#places.set(place, 3 * at);
  }
}

/** The places of one channel, strongest first. */
export function topPlaces({ top, places, values }: ScanResult, channel: number): TopPlace[] {
  return Array.from({ length: top }, (_, i) => channel * top + i)
    .filter((at) => places[3 * at]! >= 0)
    .map((at) => ({
      picture: places[3 * at]!,
      row: places[3 * at + 1]!,
      column: places[3 * at + 2]!,
      value: values[at]!,
    }));
}
