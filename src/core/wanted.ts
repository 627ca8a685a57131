import { isWithin, type NumberSetting, type SettingSchema } from '../facts/setting.js';
import { say, str, type Sentence } from './sentence.js';

/** What a setting takes instead of a value that it does not, for the message that refuses it. */
export function wanted(setting: SettingSchema, value: unknown): Sentence {
  switch (setting.kind) {
    case 'flag':
      return say('true or false');
    case 'choice': {
      const names = { list: setting.of };
      return setting.colour
        ? say(str`one of ${names}, or a colour such as #808080`)
        : say(str`one of ${names}`);
    }
    case 'number':
      if (Number.isNaN(value)) return say('a number');
      // Within the limits it can only be a fraction, or odd.
      if (typeof value === 'number' && isWithin(setting, value)) return noun(setting);
      return range(setting);
  }
}

function noun({ whole, step }: NumberSetting): Sentence {
  if (!whole) return say('a number');
  return step === 2 ? say('an even number') : say('a whole number');
}

function range(setting: NumberSetting): Sentence {
  const { least, most, above } = setting;
  if (most !== Infinity) return say(str`${noun(setting)} from ${least} to ${most}`);
  return above
    ? say(str`${noun(setting)} above ${least}`)
    : say(str`${noun(setting)} from ${least}`);
}
