import type { MethodFacts } from '../../facts/methods.js';
import type { Settings } from '../../facts/setting.js';
import { OptionError } from '../errors.js';
import { givenSettings } from '../given-settings.js';
import { say, str } from '../sentence.js';

/**
 * The settings of a run: what was given over the method's defaults.
 *
 * @throws OptionError for a name that the method does not have, or a value out of its range
 */
export function settingsOf(
  { settings: schema = {} }: MethodFacts,
  given: Partial<Settings> = {},
): Settings {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(schema, name));
  if (unknown === undefined) return givenSettings(schema, given);
  const known = Object.keys(schema).join(', ') || say('none');
  throw new OptionError(say(str`no setting "${unknown.slice(0, 60)}": there is ${known}`));
}
