import { inEnglish } from '../core/sentence.js';
import { wanted } from '../core/wanted.js';
import { allows, type NumberSetting, type Setting, type SettingSchema } from '../facts/setting.js';
import { UsageError } from './usage-error.js';

/**
 * The value of a setting from what was written for it.
 *
 * @param takes - how the complaint begins: `window is`, `--steps takes`
 * @throws UsageError where the setting cannot have that value
 */
export function readSetting(setting: NumberSetting, text: string, takes: string): number;
export function readSetting(setting: SettingSchema, text: string, takes: string): Setting;
export function readSetting(setting: SettingSchema, text: string, takes: string): Setting {
  const value = valueOf(setting, text);
  if (allows(setting, value)) return value;
  throw new UsageError(`${takes} ${inEnglish(wanted(setting, value))}, not "${text}"`);
}

function valueOf({ kind }: SettingSchema, text: string): Setting {
  switch (kind) {
    case 'choice':
      return text;
    case 'flag':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'number':
      return text.trim() === '' ? NaN : Number(text);
  }
}
