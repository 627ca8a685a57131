/** The value of a setting. */
export type Setting = number | string | boolean;

/** Values of settings by name. */
export type Settings = Readonly<Record<string, Setting>>;

/** A setting that is a number. */
export interface NumberSetting {
  readonly kind: 'number';
  readonly default: number;
  /** The smallest value; only larger ones where `above` is set. */
  readonly least: number;
  /** The largest value; may be Infinity. */
  readonly most: number;
  /** How far apart the values are that a form steps through. */
  readonly step: number;
  /** Whether it counts something: then it is a multiple of `step`. */
  readonly whole: boolean;
  readonly above?: boolean;
}

/** A setting that is one of a few names. */
export interface ChoiceSetting<Name extends string = string> {
  readonly kind: 'choice';
  readonly default: Name;
  readonly of: readonly string[];
  /** Whether it may also be a colour, `#rrggbb`. */
  readonly colour: boolean;
}

/** A setting that is on or off. */
export interface FlagSetting {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** What a setting can be. */
export type SettingSchema = NumberSetting | ChoiceSetting | FlagSetting;

/** What settings there are, by name. */
export type SettingsSchema = Readonly<Record<string, SettingSchema>>;

/** The values that such a schema describes. */
export type ValuesOf<Schema extends SettingsSchema> = {
  readonly [Name in keyof Schema]: Schema[Name]['default'];
};

/** A number that counts something, from `least` to `most`; a multiple of `step`. */
export const whole = (normal: number, least: number, most: number, step = 1): NumberSetting => ({
  kind: 'number',
  default: normal,
  least,
  most,
  step,
  whole: true,
});

/** Any number from `least` to `most`. */
export const number = (
  normal: number,
  least: number,
  most: number,
  step: number,
): NumberSetting => ({
  kind: 'number',
  default: normal,
  least,
  most,
  step,
  whole: false,
});

/** Any number above 0. */
export const positiveNumber = (normal: number, step: number): NumberSetting => ({
  ...number(normal, 0, Infinity, step),
  above: true,
});

/** One of `names`. */
export const choice = <const Name extends string>(
  normal: NoInfer<Name>,
  names: readonly Name[],
): ChoiceSetting<Name> => ({ kind: 'choice', default: normal, of: names, colour: false });

/** One of `names`, or a colour. */
export const choiceOrColour = <const Name extends string>(
  normal: NoInfer<Name>,
  names: readonly Name[],
): ChoiceSetting<Name | (string & {})> => ({
  kind: 'choice',
  default: normal,
  of: names,
  colour: true,
});

export const flag = (normal: boolean): FlagSetting => ({ kind: 'flag', default: normal });

/** Whether a text is a colour, as `#808080`. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** Whether a setting may have that value. */
export function allows(setting: SettingSchema, value: unknown): boolean {
  switch (setting.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      if (typeof value !== 'string') return false;
      return setting.of.includes(value) || (setting.colour && isColour(value));
    case 'number':
      return isNumber(value) && isWithin(setting, value) && isMultiple(setting, value);
  }
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** Whether the number lies within the limits of the setting. */
export const isWithin = ({ least, most, above }: NumberSetting, value: number): boolean =>
  value >= least && value <= most && !(above && value === least);

const isMultiple = ({ whole, step }: NumberSetting, value: number): boolean =>
  !whole || value % step === 0;

/** The default of each setting. */
export function defaultsOf<Schema extends SettingsSchema>(schema: Schema): ValuesOf<Schema> {
  const entries = Object.entries(schema).map(([name, setting]) => [name, setting.default]);
  // Made name by name; the type cannot follow that.
  return Object.fromEntries(entries) as ValuesOf<Schema>;
}
