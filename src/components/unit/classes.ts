import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ClassEffects } from '../../core/unit/class-effects.types.js';
import { largestChanges } from '../../view/before-after.js';
import { extremes } from '../../view/extremes.js';
import { percent, signedValue } from '../../view/numbers.js';
import { divergingBar } from './diverging-bar.js';
import { styled } from '../shared/styled.js';

/** Classes named of each side of zero. */
const named = 5;

/** How a channel is taken out. */
export type ChannelRemoval = 'zero' | 'mean';

/** The classes that rise and fall most with the channel. */
export function pushedClasses(
  { push }: ClassEffects,
  nameOf: (index: number) => string,
): TemplateResult {
  const { up, down } = extremes(push, named);
  const limit = [...up, ...down].reduce((most, k) => Math.max(most, Math.abs(push[k]!)), 0);
  const rows = (indices: readonly number[]) =>
    indices.map(
      (k) =>
        html`<li>
          <span class="name">${nameOf(k)}</span>${divergingBar(push[k]!, limit)}<span
            class="value number"
            >${signedValue(push[k]!)}</span
          >
        </li>`,
    );
  return html`<h3 class="title">${msg('Which classes does it push?')}</h3>
    ${
      limit === 0
        ? html`<p class="muted">${msg('None: it does not fire on this photo.')}</p>`
        : html`<ul class="bars" part="classes">
              ${rows(up)} ${rows([...down].reverse())}
            </ul>
            <p class="note">
              ${msg('Gradient × activation of the logit, summed over the photo: how fast the class rises as the channel grows.')}
            </p>`
    }`;
}

/** What is answered with the channel, and without. */
export function switchedOff(
  effects: ClassEffects,
  removal: ChannelRemoval,
  nameOf: (index: number) => string,
  choose: (removal: ChannelRemoval) => void,
): TemplateResult {
  const { before } = effects;
  const after = effects[removal];
  const rows = largestChanges(before.probabilities, after.probabilities, named);
  const first = (shares: Float32Array) => shares.indexOf(Math.max(...shares));
  const [was, is] = [first(before.probabilities), first(after.probabilities)];
  const sentence =
    was === is
      ? msg(
          str`Still ${nameOf(was)}: ${percent(before.probabilities[was]!)} becomes ${percent(after.probabilities[was]!)}.`,
        )
      : msg(str`${nameOf(was)} becomes ${nameOf(is)}.`);
  const segment = (value: ChannelRemoval, text: string) =>
    html`<button type="button" aria-pressed=${removal === value} @click=${() => choose(value)}>
      ${text}
    </button>`;
  return html`<h3 class="title">${msg('What if it is switched off?')}</h3>
    <p>${sentence}</p>
    <div class="segments" role="group" aria-label=${msg('How it is switched off')}>
      ${segment('zero', msg('Zero'))} ${segment('mean', msg('Its mean'))}
    </div>
    <table class="before-after number" part="ablation">
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${msg('Class')}</span></th>
          <th scope="col" colspan="2">
            <span class="key was"></span>${msg('before')} <span class="key"></span>${msg('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ index, before: share, after: now }) =>
            html`<tr>
              <th scope="row" class="name">${nameOf(index)}</th>
              <td class="tracks" aria-hidden="true">
                <i class="was" ${styled({ width: `${100 * share}%` })}></i>
                <i ${styled({ width: `${100 * now}%` })}></i>
              </td>
              <td class="value">${percent(share)} → ${percent(now)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
