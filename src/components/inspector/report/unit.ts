import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ClassEffects } from '../../../core/unit/class-effects.types.js';
import type { LayerInfo } from '../../../core/graph/layer-info.js';
import type { ModelSummary } from '../../../core/summary/model-summary.types.js';
import type { UnitLink } from '../../../core/unit/circuit.types.js';
import { largestChanges } from '../../../view/before-after.js';
import { extremes } from '../../../view/extremes.js';
import { isSigned } from '../../../view/firing.js';
import { layerText } from '../../../view/layer-name.js';
import { percent, rawValue, signedValue } from '../../../view/numbers.js';
import { grownFigure, litFigure } from './channel.js';
import { table } from './pieces.js';
import type { ReportedUnit } from './reported-view.types.js';

/** Classes named of each side of zero, and of those with the largest shares. */
const named = 5;

/** All about one channel: where it fires, what it looks for, its circuit, and what it does to the classes. */
export async function unitPart(
  { result, photo, pictures }: ReportedUnit,
  { layers, classNames }: ModelSummary,
): Promise<TemplateResult> {
  const { layer, channel, map, placement, peak, inputs, outputs, classes } = result;
  const nameOf = (index: number) => classNames[index] ?? String(index);
  const signed = isSigned(map);
  const { positive, negative } = pictures;
  return html`<section>
    <h2>${msg(str`Channel ${channel} of ${layerText(layers, layer)} and its circuit`)}</h2>
    ${
      map.values.length === 1
        ? html`<p>
            ${msg(str`This layer has no rows and columns: ${rawValue(peak.value)} for the whole photo.`)}
          </p>`
        : nothing
    }
    <div class="pictures">
      ${
        photo && map.values.length > 1
          ? await litFigure({ channel, map, placement, photo, signed })
          : nothing
      }
      ${positive?.status === 'done' ? await grownFigure(positive, msg('Excites it most.')) : nothing}
      ${
        negative?.status === 'done'
          ? await grownFigure(negative, msg('Excites it least: its opposite.'))
          : nothing
      }
    </div>
    <div class="beside">
      ${linkTable(msg('What is it made from?'), inputs, layers)}
      ${linkTable(msg('What does it go into?'), outputs, layers)}
    </div>
    ${
      classes
        ? html`<div class="beside">${pushTable(classes, nameOf)} ${offTable(classes, nameOf)}</div>`
        : nothing
    }
  </section>`;
}

function linkTable(
  title: string,
  links: readonly UnitLink[],
  layers: readonly LayerInfo[],
): TemplateResult | typeof nothing {
  if (links.length === 0) return nothing;
  return table(
    title,
    [msg('Layer'), msg('Channel'), msg('Strength')],
    links.map(({ layer, channel, strength, via }) => [
      layerText(layers, layer),
      html`${String(channel)} ${via === 'sum' ? msg('skip') : nothing}`,
      signedValue(strength),
    ]),
  );
}

function pushTable({ push }: ClassEffects, nameOf: (index: number) => string): TemplateResult {
  const { up, down } = extremes(push, named);
  const indices = [...up, ...[...down].reverse()];
  return html`<div>
    ${table(
      msg('Which classes does it push?'),
      [msg('Class'), msg('Strength')],
      indices.map((index) => [nameOf(index), signedValue(push[index]!)]),
    )}
    <p class="muted">
      ${msg('Gradient × activation of the logit, summed over the photo: how fast the class rises as the channel grows.')}
    </p>
  </div>`;
}

function offTable(
  { before, zero, mean }: ClassEffects,
  nameOf: (index: number) => string,
): TemplateResult {
  const rows = largestChanges(before.probabilities, zero.probabilities, named);
  return table(
    msg('What if it is switched off?'),
    [msg('Class'), msg('before'), msg('Zero'), msg('Its mean')],
    rows.map(({ index, before: share, after }) => [
      nameOf(index),
      percent(share),
      percent(after),
      percent(mean.probabilities[index] ?? 0),
    ]),
  );
}
