import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Picture } from '../../core/image/picture.js';
import type { UnitResult } from '../../core/unit/unit.types.js';
import { contourPaths } from '../../view/contours.js';
import { firingRange, isSigned, outlineAt } from '../../view/firing.js';
import { rawValue, windowText } from '../../view/numbers.js';
import { paintLit } from '../../view/paint.js';
import { draws } from '../shared/picture-directive.js';
import { mapText } from '../../view/map-text.js';
import { placementText } from '../../view/placement-text.js';
import { unseenArea } from '../shared/unseen.js';
import { styled } from '../shared/styled.js';

/** The photo lit where the channel fires, and what it sees at its peak. */
export function whereItFires(
  { channel, map, placement, peak, patch }: UnitResult,
  photo: Picture | undefined,
): TemplateResult {
  const title = html`<h3 class="title">${msg('Where does it fire on this photo?')}</h3>`;
  if (map.values.length === 1) {
    return html`${title}
      <p part="fires">
        ${msg(str`This layer has no rows and columns: ${rawValue(peak.value)} for the whole photo.`)}
      </p>`;
  }
  const signed = isSigned(map);
  const own = firingRange(map, signed);
  const where = mapText(map, signed, placement);
  const fires = peak.value > own.min;
  return html`${title}
    <div class="pair" part="fires">
      <figure>
        <div class="picture">
          ${
            photo
              ? html`<canvas
                  role="img"
                  aria-label=${msg(str`The photo, lit only where channel ${channel} fires: ${where}`)}
                  ${draws([photo, map], () => paintLit(photo, map, own, { placement }))}
                ></canvas>`
              : nothing
          }
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            ${contourPaths(map, own, { shares: [outlineAt], placement }).map(
              ({ path }) => svg`<path class="edge" d=${path} /><path class="outline" d=${path} />`,
            )}
          </svg>
          ${unseenArea(placement)}
        </div>
        <figcaption>
          ${fires ? where : msg('Nothing in this photo switches it on.')}
          ${placementText(placement)}
        </figcaption>
      </figure>
      ${
        patch && fires
          ? html`<figure>
              ${patchPicture(
                patch,
                msg(str`What lies around the place where channel ${channel} fires most`),
              )}
              <figcaption>
                ${msg(str`Around its peak, ${rawValue(peak.value)} at x ${peak.column}, y ${peak.row}.`)}
                ${msg(str`That place sees ${windowText([patch.box.height, patch.box.width])} pixels.`)}
              </figcaption>
            </figure>`
          : nothing
      }
    </div>`;
}

/** A patch with a ring at the middle of the place's field. */
export function patchPicture(
  { picture, at }: NonNullable<UnitResult['patch']>,
  label: string,
): TemplateResult {
  return html`<div class="picture">
    <canvas
      role="img"
      aria-label=${label}
      ${styled({ 'aspect-ratio': `${picture.width} / ${picture.height}` })}
      ${draws([picture], () => picture)}
    ></canvas>
    <i class="ring" ${styled({ left: `${100 * at.x}%`, top: `${100 * at.y}%` })}></i>
  </div>`;
}
