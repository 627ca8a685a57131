import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../../core/graph/layer-info.js';
import type { HeatmapResult } from '../../../core/attribution/heatmap.types.js';
import type { Setting, Settings } from '../../../facts/setting.js';
import { colourMaps, type ColourMap } from '../../../view/colour-maps.js';
import { contourPaths, type Contour } from '../../../view/contours.js';
import { heatmapLook, type HeatmapLook } from '../../../view/heatmap-look.js';
import { layerText } from '../../../view/layer-name.js';
import { listText } from '../../../view/lists.js';
import { mapText } from '../../../view/map-text.js';
import { exact, percent, rawValue, windowText } from '../../../view/numbers.js';
import { paintOverlay } from '../../../view/paint.js';
import { placementText } from '../../../view/placement-text.js';
import { targetText } from '../../../view/target-text.js';
import { endsOf } from '../../compare/map-cell.js';
import { doubtText, heatmapRemarks } from '../../heatmap/about.js';
import { methodName, methodOf } from '../../heatmap/methods.js';
import { methodSource } from '../../heatmap/method-sources.js';
import { choiceLabel, settingLabel } from '../../heatmap/setting-labels.js';
import { facts, figure, scale } from './pieces.js';
import {
  addressOf,
  canvasOf,
  contextOf,
  emptyCanvas,
  hatchUnseen,
  photoSide,
  strokeUnit,
} from './pictures.js';
import type { ReportedHeatmap } from './reported-view.types.js';

/** The heatmap as it is drawn, its scale, and what it was made by. */
export async function heatmapPart(
  shown: ReportedHeatmap,
  layers: readonly LayerInfo[],
): Promise<TemplateResult> {
  const { result } = shown;
  const look = heatmapLook(result);
  const colours = colourMaps[look.signed ? 'rdbu' : shown.colourMap];
  const lines = linesOf(shown, look);
  const picture = await addressOf(drawnHeatmap(shown, look, colours, lines));
  const method = methodName(result.method);
  const target = targetText(result.target);
  const where = mapText(result.positive, false, result.placement);
  const seen = [where, placementText(result.placement)].filter(Boolean).join('. ');
  const alt = msg(str`${method} heatmap for ${target}: ${seen}`);
  const ends = endsOf(result, { ...look.range, cut: look.cut });
  const caption = html`${await scale(colours, ends)}
    <p>${unitText(look)}</p>
    <p>${drawnText(shown, colours, lines)}</p>`;
  return html`<section>
    <h2>${msg(str`${method} for ${target}`)}</h2>
    <div class="beside">
      ${figure(picture, alt, caption)}
      <div>
        ${methodWords(result.method)} ${heatmapRemarks(result)} ${facts(factsOf(result, layers))}
      </div>
    </div>
  </section>`;
}

/** The lines that are drawn: none where each pixel is a value of its own. */
function linesOf(
  { result, contours }: ReportedHeatmap,
  { grainy, range }: HeatmapLook,
): readonly Contour[] {
  if (!contours || grainy) return [];
  const above = { min: 0, max: range.max };
  return contourPaths(result.positive, above, { placement: result.placement });
}

function drawnHeatmap(
  { result, photo, opacity, split }: ReportedHeatmap,
  { range }: HeatmapLook,
  colours: ColourMap,
  lines: readonly Contour[],
): HTMLCanvasElement {
  const overlay = canvasOf(paintOverlay(result.inputMap, colours, range, { opacity: 1 }));
  const canvas = photo ? canvasOf(photo, photoSide) : blank(overlay);
  const { width, height } = canvas;
  const context = contextOf(canvas);
  const from = width * (split ?? 0);
  context.save();
  context.beginPath();
  context.rect(from, 0, width - from, height);
  context.clip();
  context.globalAlpha = opacity;
  context.drawImage(overlay, 0, 0, width, height);
  context.globalAlpha = 1;
  for (const { path } of lines) strokeUnit(canvas, path, '#0006', 3);
  for (const { path, share } of lines) {
    strokeUnit(canvas, path, share < 0.5 ? '#ffffff99' : '#fff', share < 0.5 ? 1 : 1.4);
  }
  context.restore();
  if (opacity > 0) hatchUnseen(canvas, result.placement);
  if (split !== null) strokeUnit(canvas, `M${split} 0V1`, '#fff', 2);
  return canvas;
}

/** What lies behind a photo that is not there. */
function blank({ width, height }: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = emptyCanvas(width, height);
  const context = contextOf(canvas);
  context.fillStyle = '#17151f';
  context.fillRect(0, 0, width, height);
  return canvas;
}

function unitText({ signed, cut }: HeatmapLook): string {
  const texts = [
    signed
      ? msg('In the units of the method: what is below zero speaks against the class.')
      : msg('In the units of the method: the more, the more the place speaks for the class.'),
    ...(cut ? [msg('The strongest 1 % of the pixels are beyond the scale.')] : []),
  ];
  return texts.join(' ');
}

/** Colours, opacity, contours and divider, as they were when the report was saved. */
function drawnText(
  { opacity, split }: ReportedHeatmap,
  colours: ColourMap,
  lines: readonly Contour[],
): string {
  const name = colours.name === 'rdbu' ? msg('blue to red') : colours.name;
  const at = listText(lines.map(({ value }) => rawValue(value)));
  const texts = [
    msg(str`Colours: ${name}, at most ${percent(opacity, 0)} opaque.`),
    lines.length > 0 ? msg(str`Contours at ${at}.`) : msg('No contours.'),
    ...(split === null ? [] : [msg('Left of the white line the photo is bare.')]),
  ];
  return texts.join(' ');
}

/** What the method asks, and where it comes from: addresses as text, so that they are there on paper. */
function methodWords(id: string): TemplateResult | typeof nothing {
  const method = methodOf(id);
  const source = methodSource(id);
  if (!method || !source) return nothing;
  const { sentence, doubtful } = method;
  const { when, paper } = source;
  return html`<p>${sentence()} ${when()}</p>
    ${doubtful ? html`<p class="doubt">${doubtText()} arxiv.org/abs/1810.03292</p>` : nothing}
    <p class="muted">
      ${paper.title}, ${String(paper.year)}. ${paper.url.replace(/^https:\/\//, '')}
    </p>`;
}

function factsOf(
  result: HeatmapResult,
  known: readonly LayerInfo[],
): readonly (readonly [string, unknown])[] {
  const { map, target, value, layers, settings } = result;
  const { least, most, mean } = spanOf(map.values);
  const size = windowText([map.height, map.width]);
  return [
    [msg('Explained'), targetText(target, { indices: true })],
    [msg('Score (logit)'), rawValue(value)],
    [
      msg('Layer'),
      layers.length > 0
        ? listText(layers.map((layer) => layerText(known, layer)))
        : msg('the pixels of the input'),
    ],
    [msg('Settings'), settingsText(settings)],
    [
      msg('Map'),
      msg(
        str`${size} values, ${rawValue(least)} to ${rawValue(most)}, ${rawValue(mean)} on average`,
      ),
    ],
  ];
}

/** Smallest, largest and mean of what is a number. */
export function spanOf(values: Float32Array): { least: number; most: number; mean: number } {
  const finite = values.filter((value) => Number.isFinite(value));
  let [least, most, sum] = [Infinity, -Infinity, 0];
  for (const value of finite) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  return finite.length > 0
    ? { least, most, mean: sum / finite.length }
    : { least: NaN, most: NaN, mean: NaN };
}

function settingsText(settings: Settings): string {
  const all = Object.entries(settings);
  if (all.length === 0) return msg('none');
  return all.map(([name, value]) => `${settingLabel(name)}: ${settingText(value)}`).join('; ');
}

function settingText(value: Setting): string {
  if (typeof value === 'boolean') return value ? msg('yes') : msg('no');
  return typeof value === 'number' ? exact(value) : choiceLabel(value);
}
