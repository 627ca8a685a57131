import { html, type TemplateResult } from 'lit';
import { allows, type NumberSetting } from '../../facts/setting.js';

/** A field for a number. Takes what the setting allows, and puts the old value back for all else. */
export function numberField(
  setting: NumberSetting,
  value: number | undefined,
  set: (value: number) => void,
): TemplateResult {
  const { least, most, step } = setting;
  const shown = value === undefined ? '' : String(value);
  return html`<input
    type="number"
    class="number"
    min=${least}
    max=${most}
    step=${step}
    .value=${shown}
    @change=${({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      const typed = target.valueAsNumber;
      if (allows(setting, typed)) set(typed);
      else target.value = shown;
    }}
  />`;
}
