import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { InputInfo } from '../../core/graph/layer-info.js';
import { shapeText } from '../../view/numbers.js';
import type { AskedChoices } from '../../workers/jobs.types.js';

/** The inputs that could take the photo; the first is the one that does. */
export const photoInputs = (inputs: readonly InputInfo[]): readonly InputInfo[] =>
  inputs.filter(({ shape }) => shape.length === 3);

/** Which input the photo goes to, to be changed; nothing where only one can take it. */
export function photoInputChoice(
  inputs: readonly InputInfo[],
  choose: (choices: AskedChoices) => void,
): TemplateResult | typeof nothing {
  const able = photoInputs(inputs);
  if (able.length < 2) return nothing;
  const change = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    // What was chosen for one input need not suit another.
    choose({ imageInput: target.value, preprocessing: undefined, inputValues: undefined });
  };
  return html`<label class="row"
    >${msg('The photo goes to')}
    <select class="select" @change=${change}>
      ${able.map(
        (input) =>
          html`<option value=${input.name} ?selected=${input === able[0]}>
            ${input.name} ${shapeText(input.shape)}
          </option>`,
      )}
    </select></label
  >`;
}

/** What an input reads that the photo does not go to. */
export function readsText({ name, value = 0 }: InputInfo): string {
  return typeof value === 'number'
    ? msg(str`${name} reads ${value} everywhere`)
    : msg(str`${name} reads the numbers given for it`);
}
