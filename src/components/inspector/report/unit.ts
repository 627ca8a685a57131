import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ClassEffects } from '../../../core/unit/class-effects.types.js';
import type { UnitLink } from '../../../core/unit/circuit.types.js';
import { largestChanges } from '../../../view/before-after.js';
import { extremes } from '../../../view/extremes.js';
import { isSigned } from '../../../view/firing.js';
import { percent, rawValue, signedValue } from '../../../view/numbers.js';
import { grownFigure, litFigure } from './channel.js';
import type { ReportedUnit } from './reported-view.types.js';

/** Classes named of each side of zero, and of those with the largest shares. */
const named = 5;

/** All about one channel: where it fires, what it looks for, its circuit, and what it does to the classes. */
export async function unitPart(
  { result, photo, pictures }: ReportedUnit,
  classNames: readonly string[],
): Promise<TemplateResult> {
  const { layer, channel, map, placement, peak, inputs, outputs, classes } = result;
  const nameOf = (index: number) => classNames[index] ?? String(index);
  const signed = isSigned(map);
  const { positive, negative } = pictures;
  return html`<section>
    <h2>${msg(str`Channel ${channel} of ${layer} and its circuit`)}</h2>
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
      ${linkTable(msg('What is it made from?'), inputs)}
      ${linkTable(msg('What does it go into?'), outputs)}
    </div>
    ${
      classes
        ? html`<div class="beside">${pushTable(classes, nameOf)} ${offTable(classes, nameOf)}</div>`
        : nothing
    }
  </section>`;
}

function linkTable(title: string, links: readonly UnitLink[]): TemplateResult | typeof nothing {
  if (links.length === 0) return nothing;
  return html`<table>
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${msg('Layer')}</th>
        <th scope="col">${msg('Channel')}</th>
        <th scope="col">${msg('Strength')}</th>
      </tr>
    </thead>
    <tbody>
      ${links.map(
        ({ layer, channel, strength, via }) =>
          html`<tr>
            <th scope="row">${layer}</th>
            <td>${String(channel)} ${via === 'sum' ? msg('skip') : nothing}</td>
            <td>${signedValue(strength)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function pushTable({ push }: ClassEffects, nameOf: (index: number) => string): TemplateResult {
  const { up, down } = extremes(push, named);
  return html`<div>
    <table>
      <caption>
        ${msg('Which classes does it push?')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${msg('Class')}</th>
          <th scope="col">${msg('Strength')}</th>
        </tr>
      </thead>
      <tbody>
        ${[...up, ...[...down].reverse()].map(
          (index) =>
            html`<tr>
              <th scope="row">${nameOf(index)}</th>
              <td>${signedValue(push[index]!)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
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
  return html`<table>
    <caption>
      ${msg('What if it is switched off?')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${msg('Class')}</th>
        <th scope="col">${msg('before')}</th>
        <th scope="col">${msg('Zero')}</th>
        <th scope="col">${msg('Its mean')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ index, before: share, after }) =>
          html`<tr>
            <th scope="row">${nameOf(index)}</th>
            <td>${percent(share)}</td>
            <td>${percent(after)}</td>
            <td>${percent(mean.probabilities[index] ?? 0)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
