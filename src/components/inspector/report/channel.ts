import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilterPicture } from '../../../core/feature-visualization/filters.types.js';
import type { Picture } from '../../../core/image/picture.js';
import type { Placement } from '../../../core/placement/placement.js';
import type { ModelSummary } from '../../../core/summary/model-summary.types.js';
import type { ValueMap } from '../../../core/value-map.js';
import { contourPaths } from '../../../view/contours.js';
import { firingRange, outlineAt } from '../../../view/firing.js';
import { kernelPicture } from '../../../view/kernel-picture.js';
import { layerText } from '../../../view/layer-name.js';
import { mapText } from '../../../view/map-text.js';
import { rawValue, signedValue, windowText } from '../../../view/numbers.js';
import { paint, paintLit } from '../../../view/paint.js';
import { placementText } from '../../../view/placement-text.js';
import { isSignedLayer, mapColours } from '../../activations/channel-map.js';
import { asPicture, statusText } from '../../filters/filter-status.js';
import { figure, scale } from './pieces.js';
import {
  addressOf,
  canvasOf,
  hatchUnseen,
  photoSide,
  pictureAddress,
  strokeUnit,
} from './pictures.js';
import type { ReportedChannel, ReportedFiring } from './reported-view.types.js';

/** The channel chosen: where it fires on the photo, and what it looks for. */
export async function channelPart(
  shown: ReportedChannel,
  { layers, input }: ModelSummary,
): Promise<TemplateResult> {
  const { layer, channel, fires, pictures, kernel } = shown;
  return html`<section>
    <h2>${msg(str`Channel ${channel} of ${layerText(layers, layer)}`)}</h2>
    <div class="pictures">
      ${fires ? await firingFigures(channel, fires) : nothing}
      ${
        kernel
          ? figure(
              await addressOf(canvasOf(kernelPicture(kernel, input.preprocessing))),
              msg(str`Kernel of channel ${channel}, drawn as the picture that it answers to`),
              msg('What it looks for: its kernel, which reads the photo itself.'),
              { pixelated: true },
            )
          : await Promise.all(pictures.map((picture) => grownFigure(picture)))
      }
    </div>
  </section>`;
}

async function firingFigures(
  channel: number,
  { result, map, placement, photo, range }: ReportedFiring,
): Promise<TemplateResult> {
  const signed = isSignedLayer(result);
  const size = windowText([map.height, map.width]);
  const where = mapText(map, signed, placement);
  const raw = await addressOf(canvasOf(paint(map, mapColours(result), range)));
  const ends = signed
    ? ([signedValue(range.min), signedValue(range.max)] as const)
    : (['0', rawValue(range.max)] as const);
  return html`${photo ? await litFigure({ channel, map, placement, photo, signed }) : nothing}
  ${figure(
    raw,
    msg(str`Raw map, ${size}: ${where}`),
    html`<p>${msg(str`Raw map, ${size}: ${where}`)}</p>
      ${await scale(mapColours(result), ends)}`,
    { pixelated: true },
  )}`;
}

export interface LitPhoto {
  readonly channel: number;
  readonly map: ValueMap;
  readonly placement: Placement | null;
  readonly photo: Picture;
  /** Whether values of the layer go below zero. */
  readonly signed: boolean;
}

/** The photo, lit only where the channel fires. */
export async function litFigure(lit: LitPhoto): Promise<TemplateResult> {
  const { channel, map, placement, photo, signed } = lit;
  const own = firingRange(map, signed);
  const canvas = canvasOf(paintLit(photo, map, own, { placement }), photoSide);
  for (const { path } of contourPaths(map, own, { shares: [outlineAt], placement })) {
    strokeUnit(canvas, path, '#0006', 3);
    strokeUnit(canvas, path, '#fff', 1.4);
  }
  hatchUnseen(canvas, placement);
  const where = [mapText(map, signed, placement), placementText(placement)].filter(Boolean);
  const peak = rawValue(own.max);
  return figure(
    await addressOf(canvas),
    msg(str`The photo, lit only where channel ${channel} fires: ${where.join('. ')}`),
    msg(str`Where it fires on this photo, ${peak} at most: ${where.join('. ')}`),
  );
}

/** A grown picture with what came of it. */
export async function grownFigure(
  picture: FilterPicture,
  caption = msg('What it looks for: a picture grown from noise to excite it the most.'),
): Promise<TemplateResult> {
  const { channel } = picture;
  const status = statusText(picture, false);
  return figure(
    await pictureAddress(asPicture(picture, picture.pixels)),
    msg(str`Picture grown to excite channel ${channel}: ${status}`),
    html`<p>${caption}</p>
      <p class="muted">${status}</p>`,
  );
}
