import type { FilterChoices, InspectorLook } from '../src/index.js';
import { paneOf } from '../src/components/inspector/former-panes.js';
import { isMethod, factsOf } from '../src/facts/methods.js';
import { measures } from '../src/facts/measures.js';
import { dreamChoiceSchema, type DreamChoice } from '../src/facts/dream.js';
import { DEFAULT_PRESET, filterSchema, presetNames } from '../src/facts/filters.js';
import {
  allows,
  choice,
  type Setting,
  type Settings,
  type SettingSchema,
  type SettingsSchema,
  type ValuesOf,
} from '../src/facts/setting.js';

/** What a link to a view says. Null or left out: nothing chosen, the inspector's own rules decide. */
export interface ViewState extends InspectorLook {
  /** Name of an embedded model, its URL, or `kept:` and the hash of one that the browser keeps. */
  readonly model: string | null;
  /** Id of a sample, or URL of a photo. */
  readonly photo: string | null;
  readonly classIndex: number | null;
  readonly layer: string | null;
  readonly channel: number | null;
  /** Pane of the inspector; one that there is not counts as none. */
  readonly pane: string | null;
  readonly theme?: 'light' | 'dark' | undefined;
}

/** What is shown without a word in the URL; these are left out of links. */
export const defaultView: ViewState = {
  model: 'efficientnet-lite0',
  photo: 'chelsea',
  classIndex: null,
  layer: null,
  channel: null,
  pane: null,
};

/** How a part of the view stands in a link; what makes no sense is read as undefined. */
interface Field<T> {
  readonly name: string;
  read(text: string): T | undefined;
  write(value: T): string;
}

const text = (name: string): Field<string> => ({ name, read: String, write: String });

const wholeNumber = (name: string): Field<number> => ({ name, read: asIndex, write: String });

/** 0…1, in hundredths. */
const share = (name: string): Field<number> => ({
  name,
  read: (text) => (/^(0|1|0?\.\d{1,4})$/.test(text) ? Number(text) : undefined),
  write: (value) => String(Math.round(100 * value) / 100),
});

const oneOf = <T extends string>(name: string, values: readonly T[]): Field<T> => ({
  name,
  read: (text) => values.find((value) => value === text),
  write: String,
});

/** Words that a link has `+` between. */
const list = <T>(name: string, read: (word: string) => T | undefined): Field<readonly T[]> => ({
  name,
  read(text) {
    const found = text.split(' ').flatMap((word) => read(word) ?? []);
    return found.length > 0 ? [...new Set(found)].slice(0, most) : undefined;
  },
  write: (values) => values.join(' '),
});

/** A link asks for no more side by side than this. */
const most = 16;

type Parts = { -readonly [K in keyof ViewState]-?: NonNullable<ViewState[K]> };
type Name = keyof Parts;

/** Every part of the view and its name in a link. */
const fields: { readonly [K in Name]: Field<Parts[K]> } = {
  model: text('model'),
  photo: text('photo'),
  classIndex: wholeNumber('class'),
  layer: text('layer'),
  channel: wholeNumber('channel'),
  pane: { name: 'pane', read: paneOf, write: String },
  method: { name: 'method', read: asMethod, write: String },
  heatmapLayer: text('heatmap-layer'),
  settings: { name: 'set', read: readSettings, write: writeSettings },
  placement: oneOf('placement', ['stretched']),
  colourMap: oneOf('colours', ['magma', 'viridis', 'turbo']),
  opacity: share('opacity'),
  noContours: {
    name: 'contours',
    read: (text) => text === 'off' || undefined,
    write: () => 'off',
  },
  split: share('divider'),
  order: oneOf('order', ['telling', 'strongest', 'channel', 'similarity']),
  scale: oneOf('scale', ['own']),
  comparedMethods: list('methods', asMethod),
  comparedClasses: list('classes', asIndex),
  comparedLayer: text('compare-layer'),
  comparedPlacement: oneOf('compare-placement', ['stretched']),
  comparedScale: oneOf('compare-scale', ['method', 'all']),
  measure: oneOf('measure', [...measures, 'none']),
  filters: { name: 'filters', read: readFilters, write: writeFilters },
  dream: { name: 'dream', read: readDream, write: writeWords },
  theme: oneOf('theme', ['light', 'dark']),
};
const names = Object.keys(fields) as readonly Name[];

/** Reads the query of a URL; what is missing or makes no sense is as by default. */
export function readView(search: string): ViewState {
  const query = new URLSearchParams(search);
  const found: Partial<Parts> = {};
  for (const name of names) readField(query, name, found);
  return { ...defaultView, ...found };
}

function readField<K extends Name>(query: URLSearchParams, key: K, into: Partial<Parts>): void {
  const field: Field<Parts[K]> = fields[key];
  const text = query.get(field.name);
  const value = text ? field.read(text) : undefined;
  if (value !== undefined) into[key] = value;
}

/** The query of a link to this view, empty for the default one. */
export function writeView(view: ViewState): string {
  const query = new URLSearchParams();
  for (const name of names) writeField(query, name, view);
  const text = query.toString();
  return text && `?${text}`;
}

function writeField<K extends Name>(
  query: URLSearchParams,
  key: K,
  view: { readonly [N in Name]?: Parts[N] | null | undefined },
): void {
  const field: Field<Parts[K]> = fields[key];
  const value = view[key];
  if (value === null || value === undefined || value === defaultView[key]) return;
  const text = field.write(value);
  if (text !== '') query.set(field.name, text);
}

function asIndex(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function asMethod(text: string): string | undefined {
  return isMethod(text) ? text : undefined;
}

/** `occlusion.window.48 occlusion.stride.8`; a setting that there is not, or beyond its limits, is left out. */
function readSettings(text: string): Record<string, Settings> | undefined {
  const found: Record<string, Settings> = {};
  for (const word of text.split(' ')) {
    const [, method = '', rest = ''] = /^([^.]+)\.(.+)$/.exec(word) ?? [];
    const read = some(readWords(rest, factsOf(method)?.settings ?? {}));
    if (read) found[method] = { ...found[method], ...read };
  }
  return some(found);
}

/** `of.channel octaves.6`. */
function readDream(text: string): DreamChoice | undefined {
  return some(readAs(text, dreamChoiceSchema));
}

const pictureSchema = { ...filterSchema, preset: choice(DEFAULT_PRESET, presetNames) };

/**
 * `preset.good steps.100 region.0.5,0.5,0.5,0.5 joint.12.LAYER excite.layer`: a region has left, top, right and
 * bottom. A direction, a number for each channel, is too long for a link.
 */
function readFilters(text: string): FilterChoices | undefined {
  // How many grow at a time, in how much memory, is no one else's to say.
  const { batch: _, budget: __, ...read } = readAs(text, pictureSchema);
  const region = readRegion(/(?:^| )region\.(\S+)/.exec(text)?.[1] ?? '');
  const joint = readJoint(/(?:^| )joint\.(\S+)/.exec(text)?.[1] ?? '');
  const whole = /(?:^| )excite\.layer(?: |$)/.test(text) && !region;
  return some({
    ...read,
    ...(region && { region }),
    ...(joint && { joint }),
    ...(whole && { excite: 'layer' }),
  });
}

function readRegion(text: string): FilterChoices['region'] | undefined {
  const shares = text
    .split(',')
    .map((part) => (/^(0|1|0?\.\d{1,6})$/.test(part) ? Number(part) : NaN));
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = shares;
  const fits = shares.length === 4 && left <= right && top <= bottom;
  return fits ? { left, top, right, bottom } : undefined;
}

function readJoint(text: string): FilterChoices['joint'] | undefined {
  const [, channel = '', name = ''] = /^(\d{1,7})\.(.+)$/.exec(text) ?? [];
  try {
    return name === '' ? undefined : { layer: decodeURIComponent(name), channel: Number(channel) };
  } catch {
    return undefined;
  }
}

function writeFilters({ region, joint, excite, ...rest }: FilterChoices): string {
  return [
    writeWords(rest),
    ...(region
      ? [`region.${[region.left, region.top, region.right, region.bottom].join(',')}`]
      : []),
    ...(joint ? [`joint.${joint.channel}.${encodeURIComponent(joint.layer)}`] : []),
    ...(excite === 'layer' ? ['excite.layer'] : []),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What of `name.value` words the schema has, within its limits. */
function readWords(text: string, schema: SettingsSchema): Settings {
  const found: Record<string, Setting> = {};
  for (const word of text.split(' ')) {
    const [, name = '', value = ''] = /^([^.]+)\.(.+)$/.exec(word) ?? [];
    const setting = Object.hasOwn(schema, name) ? schema[name] : undefined;
    const read = setting && settingOf(setting, value);
    if (setting && allows(setting, read)) found[name] = read!;
  }
  return found;
}

/** The same with the types of the schema, against which each value was held. */
function readAs<Schema extends SettingsSchema>(
  text: string,
  schema: Schema,
): Partial<ValuesOf<Schema>> {
  return readWords(text, schema) as Partial<ValuesOf<Schema>>;
}

function writeWords(values: object): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}.${String(value)}`)
    .join(' ');
}

function some<T extends object>(values: T): T | undefined {
  return Object.keys(values).length > 0 ? values : undefined;
}

function settingOf({ kind }: SettingSchema, text: string): Setting {
  if (kind === 'number') return Number(text);
  return kind === 'flag' && /^(true|false)$/.test(text) ? text === 'true' : text;
}

function writeSettings(settings: Readonly<Record<string, Settings>>): string {
  return Object.entries(settings)
    .flatMap(([method, values]) =>
      Object.entries(values).map(([name, value]) => `${method}.${name}.${value}`),
    )
    .join(' ');
}
