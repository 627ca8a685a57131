import { isWithin, type NumberSetting, type SettingSchema } from '../facts/setting.js';

/** What a setting takes instead of a value that it does not, for the message that refuses it. */
export function wanted(setting: SettingSchema, value: unknown): string {
  switch (setting.kind) {
    case 'flag':
      return 'true or false';
    case 'choice': {
      const colour = setting.colour ? ', or a colour such as #808080' : '';
      return `one of ${setting.of.join(', ')}${colour}`;
    }
    case 'number':
      if (Number.isNaN(value)) return 'a number';
      // Within the limits it can only be a fraction, or odd.
      if (typeof value === 'number' && isWithin(setting, value)) return nounOf(setting);
      return `${nounOf(setting)} ${rangeOf(setting)}`;
  }
}

function nounOf({ whole, step }: NumberSetting): string {
  if (!whole) return 'a number';
  return step === 2 ? 'an even number' : 'a whole number';
}

function rangeOf({ least, most, above }: NumberSetting): string {
  if (most === Infinity) return `${above ? 'above' : 'from'} ${least}`;
  return `from ${least} to ${most}`;
}
