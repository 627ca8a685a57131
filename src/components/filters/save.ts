import { writeFilterFile } from '../../core/feature-visualization/filter-file.js';
import type {
  FilterPicture,
  FiltersResult,
} from '../../core/feature-visualization/filters.types.js';
import { putPicture, saveAsPng } from '../shared/canvas.js';
import { saveFile } from '../shared/save-file.js';
import { contactSheet } from './contact-sheet.js';
import { asPicture } from './filter-status.js';
import { framesZip } from './frames-zip.js';

/** All pictures on one sheet. */
export function saveSheet(pictures: readonly FilterPicture[], name: string): void {
  void saveAsPng(contactSheet(pictures), `${name}.png`);
}

export function savePicture(picture: FilterPicture, name: string): void {
  const canvas = document.createElement('canvas');
  putPicture(canvas, asPicture(picture, picture.pixels));
  void saveAsPng(canvas, `${name}-${picture.channel}.png`);
}

/** A picture as it grew. */
export async function saveFrames(
  picture: FilterPicture,
  frames: Parameters<typeof framesZip>[1],
  name: string,
): Promise<void> {
  saveFile(await framesZip(picture, frames), `${name}-${picture.channel}.zip`);
}

/** The settings that reproduce the pictures. */
export function saveRecipe({ recipe, pictures }: FiltersResult, model: string, name: string): void {
  if (!recipe) return;
  const channels = [...new Set(pictures.map(({ channel }) => channel))];
  const text = writeFilterFile({ model, recipe, channels });
  saveFile(new Blob([text], { type: 'application/json' }), `${name}.json`);
}
