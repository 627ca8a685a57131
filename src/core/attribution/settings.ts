import type { MethodFacts } from '../../facts/methods.js';
import { allows, defaultsOf, type Settings } from '../../facts/setting.js';
import { OptionError } from '../errors.js';

/**
 * The settings of a run: what was given over the method's defaults.
 *
 * @throws OptionError for a name that the method does not have, or a value out of its range
 */
export function settingsOf(
  { settings: schema = {} }: MethodFacts,
  given: Partial<Settings> = {},
): Settings {
  for (const [name, value] of Object.entries(given)) {
    const setting = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (!setting) {
      const known = Object.keys(schema).join(', ') || 'none';
      throw new OptionError(`no setting "${name.slice(0, 60)}": there is ${known}`);
    }
    if (value !== undefined && !allows(setting, value)) {
      throw new OptionError({ kind: 'setting', name, setting, value });
    }
  }
  const set = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...defaultsOf(schema), ...Object.fromEntries(set) };
}
