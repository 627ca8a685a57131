import {
  dream as compute,
  type DreamFrame,
  type DreamPoint,
  type DreamSettings,
  type DreamTarget,
} from '../../core/feature-visualization/dream.js';
import type { Job, OnImage } from './job.js';

export interface DreamJobRequest extends OnImage, Partial<DreamSettings> {
  /** What the photo is to show more of. */
  readonly of: DreamTarget;
  /** Where an earlier run of the same request stopped. */
  readonly from?: DreamPoint | undefined;
}

/** A dream as a film. */
export interface DreamFilm {
  /** In order: the photo first, then as it changed, octave by octave; larger and larger ones. */
  readonly frames: readonly DreamFrame[];
  /** Where to carry on; null when it has ended. */
  readonly point: DreamPoint | null;
  /** Settings by which it comes about again; null before it has ended. */
  readonly settings: DreamSettings | null;
}

/** A film has about as many frames, however many steps there are: they are kept in memory. */
const FRAMES = 60;

/**
 * Dreams over a photo and streams the film frame by frame. A run that carries on from a point gives
 * the frames after it.
 */
export const dream: Job<DreamJobRequest, DreamFilm, DreamFilm> = {
  lane: 'background',
  async run(context, { model, image, from, of, ...settings }, { signal, checkpoint, progress }) {
    const frames: DreamFrame[] = [];
    const onFrame = (frame: DreamFrame, point: DreamPoint | null) => {
      const { step, steps } = frame;
      const shown = step % Math.ceil(steps / FRAMES) === 0 || step === steps;
      if (shown) frames.push(frame);
      const partial = shown ? { partial: { frames: [frame], point, settings: null } } : {};
      progress({ done: step, total: steps, unit: 'steps', ...partial });
    };
    const run = { signal, checkpoint, onFrame, from };
    const asked = { ...of, ...settings };
    const done = await compute(context.model(model), context.photo(image), asked, run);
    return { frames, point: null, settings: done.settings };
  },
};
