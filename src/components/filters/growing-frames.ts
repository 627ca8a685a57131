import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import type { Frame } from './frames-zip.js';

/** Keeps the frames of the one picture that is shown big, as they pass by. */
export class GrowingFrames {
  #of = '';
  #size = 0;
  #frames: Frame[] = [];

  /** @param name - what the picture is of: another name begins anew */
  add(name: string, { size, step, pixels }: FilterPicture): void {
    const last = this.#frames.at(-1);
    if (name !== this.#of || size !== this.#size || (last && step < last.step)) {
      this.#of = name;
      this.#size = size;
      this.#frames = [];
    }
    if (this.#frames.at(-1)?.step !== step) this.#frames.push({ step, pixels });
  }

  /** Every frame seen from the first on; of a picture not seen growing, the stages that it has. */
  of(name: string, picture: FilterPicture): readonly Frame[] {
    const seen = name === this.#of && picture.size === this.#size ? this.#frames : [];
    const stages = picture.stages.filter(({ step }) => step !== picture.step);
    const kept = [...stages, { step: picture.step, pixels: picture.pixels }];
    return seen.length > kept.length ? seen : kept;
  }
}
