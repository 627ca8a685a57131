import { OptionError } from '../errors.js';
import { isColour } from './baseline.js';
import type { Method, Setting, Settings } from './method.js';

/**
 * The settings of a run: what was given over the method's defaults.
 *
 * @throws OptionError for a name that the method does not have, or a value out of its range
 */
export function settingsOf(method: Method, given: Partial<Settings> = {}): Settings {
  const { defaults } = method;
  for (const [name, value] of Object.entries(given)) {
    const normal = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (normal === undefined) {
      const known = Object.keys(defaults).join(', ') || 'none';
      throw new OptionError(`no setting "${name.slice(0, 60)}": there is ${known}`);
    }
    if (value !== undefined) checkValue(method, name, value, normal);
  }
  const set = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...defaults, ...Object.fromEntries(set) };
}

function checkValue(method: Method, name: string, value: Setting, normal: Setting): void {
  const wrong = (wanted: string) => new OptionError(`${name} is ${wanted}, not ${String(value)}`);
  if (typeof value !== typeof normal) throw wrong(`a ${typeof normal}`);
  const choices = method.choices?.[name];
  const colours: readonly string[] = method.colours ?? [];
  const colour = colours.includes(name);
  const known = choices?.includes(String(value)) || (colour && isColour(String(value)));
  if (choices && !known) {
    throw wrong(`one of ${choices.join(', ')}${colour ? ', or a colour such as #808080' : ''}`);
  }
  if (typeof value !== 'number' || typeof normal !== 'number') return;
  const [low, high] = method.ranges?.[name] ?? [-Infinity, Infinity];
  if (!(value >= low && value <= high)) throw wrong(`a number from ${low} to ${high}`);
  // What is a whole number by default counts something.
  if (Number.isInteger(normal) && !Number.isInteger(value)) throw wrong('a whole number');
}
