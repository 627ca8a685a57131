import { allows, type Setting, type SettingsSchema, type ValuesOf } from '../facts/setting.js';
import { told } from './error-sentence.js';
import { OptionError } from './errors.js';

/**
 * All settings of a schema: what was given, over the defaults.
 *
 * @param given - may hold more
 * @throws OptionError for a value that a setting may not have
 */
export function givenSettings<Schema extends SettingsSchema>(
  schema: Schema,
  given: { readonly [Name in keyof Schema]?: Setting | undefined },
): ValuesOf<Schema> {
  const settings = Object.entries(schema).map(([name, setting]) => {
    const value = given[name] ?? setting.default;
    if (allows(setting, value)) return [name, value] as const;
    throw new OptionError(told({ kind: 'setting', name, setting, value }));
  });
  // Made name by name; the type cannot follow that.
  return Object.fromEntries(settings) as ValuesOf<Schema>;
}
