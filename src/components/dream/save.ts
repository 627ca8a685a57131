import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { DreamFrame } from '../../core/feature-visualization/dream.js';
import type { Picture } from '../../core/image/picture.js';
import { putPicture, saveAsPng } from '../shared/canvas.js';
import { pngZip } from '../shared/png-zip.js';
import { saveFile } from '../shared/save-file.js';

export interface SavedFilm {
  readonly frames: readonly DreamFrame[];
  readonly at: number;
  /** Name of the files, without an ending. */
  readonly name: string;
}

/** Buttons that hand the frame shown, or all of them, to the person. */
export function saveButtons(film: SavedFilm): TemplateResult {
  const button = (label: string, title: string, click: () => unknown) =>
    html`<button type="button" class="link" title=${title} @click=${click}>${label}</button>`;
  const { frames, at, name } = film;
  const { step } = frames[at]!;
  return html`<span class="save" part="save">
    ${msg('Save')}
    ${button('PNG', msg('The frame shown, as large as the dream'), () =>
      saveAsPng(frameCanvas(frames[at]!, frames[0]!), `${name}-${numbered(step)}.png`),
    )}
    ${button('ZIP', msg('All frames as PNG, numbered by step, of one size'), async () =>
      saveFile(await filmZip(frames), `${name}.zip`),
    )}
  </span>`;
}

/** The frames as PNG files of one size in a ZIP archive, in order: `step-004.png`. */
export function filmZip(frames: readonly DreamFrame[]): Promise<Blob> {
  return pngZip(canvases(frames));
}

/** One at a time, so that not all of them are in memory. */
function* canvases(
  frames: readonly DreamFrame[],
): Generator<[name: string, canvas: HTMLCanvasElement]> {
  for (const frame of frames) {
    yield [`step-${numbered(frame.step)}.png`, frameCanvas(frame, frames[0]!)];
  }
}

/** A frame enlarged to the size of the photo that it began with. */
function frameCanvas(frame: Picture, { width, height }: Picture): HTMLCanvasElement {
  const own = document.createElement('canvas');
  putPicture(own, frame);
  if (frame.width === width && frame.height === height) return own;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(own, 0, 0, width, height);
  return canvas;
}

const numbered = (step: number): string => String(step).padStart(3, '0');
