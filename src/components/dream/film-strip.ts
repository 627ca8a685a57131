import { msg, str } from '@lit/localize';
import { count } from '../../view/numbers.js';
import { html, type TemplateResult } from 'lit';
import type { DreamFrame } from '../../core/feature-visualization/dream.js';
import { draws } from '../shared/picture-directive.js';
import { styled } from '../shared/styled.js';

/** Pictures in the strip, however many frames the film has. */
const places = 10;

export interface FilmStrip {
  readonly frames: readonly DreamFrame[];
  /** Which of them is shown. */
  readonly at: number;
  readonly playing: boolean;
  readonly show: (at: number) => void;
  readonly play: () => void;
  readonly stop: () => void;
}

/** The film in small, the slider along it, and the button that plays it. */
export function filmStrip(film: FilmStrip): TemplateResult {
  const { frames, at, playing, show } = film;
  const last = frames.length - 1;
  return html`<div class="strip" part="strip" aria-hidden="true">
      ${placesOf(frames).map((index) =>
        index === null
          ? html`<span class="place queued"></span>`
          : html`<span class="place" data-shown=${isShown(film, index)} @click=${() => show(index)}
              ><canvas ${draws([frames[index]!.pixels], () => frames[index]!)}></canvas
            ></span>`,
      )}
    </div>
    <div class="player" part="player">
      <button
        type="button"
        class="button small play"
        ?disabled=${last < 1}
        @click=${playing ? film.stop : film.play}
      >
        ${playing ? msg('Stop') : msg('Play')}
      </button>
      <input
        type="range"
        aria-label=${msg('Frame of the film')}
        aria-valuetext=${frameText(frames[at]!)}
        min="0"
        max=${last}
        .value=${String(at)}
        ${styled({ '--filled': `${last > 0 ? (100 * at) / last : 0}%` })}
        @input=${({ target }: Event) =>
          target instanceof HTMLInputElement && show(target.valueAsNumber)}
      />
      <span class="number caption">${frameText(frames[at]!)}</span>
    </div>`;
}

/** What a frame is, in words. */
export function frameText({ step, steps, width, height }: DreamFrame): string {
  return step === 0
    ? msg('the photo')
    : msg(str`step ${count(step)} of ${count(steps)}, ${width} × ${height}`);
}

/** For each place of the strip a frame, evenly over all steps; null where it is still to come. */
function placesOf(frames: readonly DreamFrame[]): (number | null)[] {
  const steps = frames[0]?.steps ?? 0;
  const count = Math.min(places, steps + 1);
  return Array.from({ length: count }, (_, place) => {
    const step = Math.round((place * steps) / Math.max(1, count - 1));
    const index = frames.findIndex((frame) => frame.step >= step);
    return index < 0 ? null : index;
  });
}

/** Whether of all places this is the last one up to the frame shown. */
function isShown({ frames, at }: FilmStrip, index: number): boolean {
  const before = placesOf(frames).filter((one) => one !== null && one <= at);
  return before.at(-1) === index;
}
