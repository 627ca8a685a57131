import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import { unseenShare } from '../../core/placement/placement.js';
import type { ColourMap } from '../../view/colour-maps.js';
import type { HeatmapLook } from '../../view/heatmap-look.js';
import { mapRows } from '../../view/map-rows.js';
import { npy } from '../../view/npy.js';
import { rawValue, signedValue } from '../../view/numbers.js';
import { paintOverlay, paintScale } from '../../view/paint.js';
import { putPicture, saveAsPng } from '../shared/canvas.js';
import { saveFile } from '../shared/save-file.js';
import { methodName } from './methods.js';
import { targetText } from '../../view/target-text.js';

export interface Saved {
  readonly result: HeatmapResult;
  readonly photo: Picture | undefined;
  readonly colours: ColourMap;
  readonly look: HeatmapLook;
  /** 0…1. */
  readonly opacity: number;
}

/** Buttons that hand the map to the person, as a picture and as numbers. */
export function saveButtons(saved: Saved): TemplateResult {
  const { result, photo } = saved;
  const button = (label: string, title: string, click: () => unknown) =>
    html`<button type="button" class="link" title=${title} @click=${click}>${label}</button>`;
  return html`<p class="save" part="save">
    ${msg('Save')}
    ${button('PNG', msg('Photo, map and scale as a picture'), () => savePicture(saved, photo))}
    ${button(msg('map alone'), msg('The map and its scale as a picture'), () =>
      savePicture({ ...saved, opacity: 1 }, undefined),
    )}
    ${button('JSON', msg('The raw map with what it explains'), () => {
      const json = new Blob([heatmapJson(result)], { type: 'application/json' });
      saveFile(json, fileName(result, 'json'));
    })}
    ${button('NPY', msg('The raw map for NumPy'), () =>
      saveFile(new Blob([npy(result.map)]), fileName(result, 'npy')),
    )}
  </p>`;
}

/** The result as text: the raw map as rows, what was explained, and by which settings. */
export const heatmapJson = (result: HeatmapResult): string => JSON.stringify(heatmapData(result));

/** The same before it is text. */
export function heatmapData(result: HeatmapResult) {
  const { map, method, settings, layers, placement, target, value, signed, facts } = result;
  const about = { method, settings, layers, placement, target, value, signed, facts };
  return { ...about, map: mapRows(map) };
}

function fileName({ method, target }: HeatmapResult, ending: string): string {
  const about = targetText(target).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return `${method}-${about.slice(0, 60)}.${ending}`;
}

/** Pixels a side of the picture that is saved, and beneath it for scale and words. */
const SIDE = 640;
const FOOT = 76;

async function savePicture(saved: Saved, photo: Picture | undefined): Promise<void> {
  await saveAsPng(heatmapCanvas(saved, photo), fileName(saved.result, 'png'));
}

/** The map on the photo, or on black, over its scale. */
export function heatmapCanvas(saved: Saved, photo: Picture | undefined): HTMLCanvasElement {
  const { result, colours, look, opacity } = saved;
  const { width, height } = result.inputMap;
  const tall = Math.round((SIDE * height) / width);
  const canvas = Object.assign(document.createElement('canvas'), {
    width: SIDE,
    height: tall + FOOT,
  });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIDE, tall + FOOT);
  if (photo) context.drawImage(canvasOf(photo), 0, 0, SIDE, tall);
  const solid = photo ? { opacity } : { opacity: 1, clear: -1, full: 0 };
  const map = paintOverlay(result.inputMap, colours, look.range, solid);
  // Of the map alone nothing is painted where no cell looks: the paper stays bare.
  const { seen, input } = result.placement;
  const scale = SIDE / input.width;
  if (seen.width * seen.height > 0) {
    context.drawImage(
      canvasOf(map),
      ...([seen.left, seen.top, seen.width, seen.height] as const),
      ...([seen.left * scale, seen.top * scale, seen.width * scale, seen.height * scale] as const),
    );
  }
  context.drawImage(canvasOf(paintScale(colours)), 12, tall + 12, SIDE - 24, 12);
  context.fillStyle = '#1a1a1a';
  context.font = '15px system-ui, sans-serif';
  const [low, high] = look.signed
    ? [signedValue(look.range.min), signedValue(look.range.max)]
    : ['0', rawValue(look.range.max)];
  context.fillText(low, 12, tall + 43);
  context.textAlign = 'right';
  context.fillText(high, SIDE - 12, tall + 43);
  context.textAlign = 'left';
  const bare =
    unseenShare(result.placement) > 0 ? `; ${msg('no colour: no cell looks there')}` : '';
  const named = [methodName(result.method), targetText(result.target), ...result.layers];
  const words = `${listText(named)}${bare}`;
  context.fillText(words, 12, tall + 66, SIDE - 24);
  return canvas;
}

function canvasOf(picture: Picture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  putPicture(canvas, picture);
  return canvas;
}
