import { filterPresets, filterTransforms, DEFAULT_PRESET } from '../../facts/filters.js';
import { defaultsOf } from '../../facts/setting.js';
import type { FilterChoices } from '../../components/filters/choices.js';
import { comparisonOf, dreamed, heatmapOf, isDrawnOtherwise } from './explained.js';
import { Notes } from './notes.js';
import { shellWord } from './quoting.js';
import type { SharedText, SharedView, Source } from './shared-view.js';

/** An option with its value; true: it has none. What is null, undefined or false is not there. */
type Options = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A command for what is in each pane in sight, or several. */
export function commandLine(view: SharedView): SharedText {
  const notes = new Notes();
  if (isDrawnOtherwise(view)) notes.leave('drawing');
  if (view.reading) notes.leave('reading');
  const lines = view.panes.flatMap((pane) => commands[pane](view, notes));
  return notes.with(lines.map((line) => `${line}\n`).join(''));
}

type Commands = (view: SharedView, notes: Notes) => readonly string[];

const commands: Readonly<Record<SharedView['pane'], Commands>> = {
  decision(view, notes) {
    const { method, layer, placement, settings } = heatmapOf(view);
    const set = Object.entries(settings ?? {}).map(([name, value]) => `${name}=${value}`);
    return [
      ...onPhoto(view, notes, 'predict', {}),
      ...onPhoto(view, notes, 'heatmap', {
        method,
        class: className(view, view.classIndex),
        layer,
        set: set.join(',') || null,
        stretched: placement === 'stretched',
        out: 'heatmap.png',
      }),
    ];
  },

  channel(view, notes) {
    const { layer, channel } = view.chosen;
    if (layer === null || channel === null) return [];
    const channels = { layer, channels: channel };
    return [
      ...onPhoto(view, notes, 'activations', { ...channels, out: 'activations.png' }),
      command('filters', [], {
        ...channels,
        ...growing(view.look.filters ?? {}, notes),
        ...modelOptions(view, notes),
        out: 'filters.png',
      }),
    ];
  },

  circuit(view, notes) {
    const { layer, channel } = view.chosen;
    if (layer === null || channel === null) return [];
    return onPhoto(view, notes, 'unit', { out: 'unit.svg' }, [`${layer}:${channel}`]);
  },

  compare(view, notes) {
    const { methods, classes, layer, placement, measure } = comparisonOf(view);
    return classes.flatMap((index) =>
      onPhoto(view, notes, 'compare', {
        methods: methods.join(','),
        class: className(view, index),
        layer,
        stretched: placement === 'stretched',
        metric: measure,
        out: index === null ? 'compare.png' : `compare-${index}.png`,
      }),
    );
  },

  dream(view, notes) {
    const target = dreamed(view);
    if (!target) return [];
    const { of: _, strength, ...numbers } = view.look.dream ?? {};
    const aim =
      'classIndex' in target ? { class: className(view, target.classIndex) } : { ...target };
    return onPhoto(view, notes, 'dream', {
      ...aim,
      ...{ strength, ...numbers },
      out: 'dream.png',
    });
  },

  test: (view, notes) => [command('evaluate', ['photos'], modelOptions(view, notes))],

  network: (view, notes) => [command('summary', [], modelOptions(view, notes))],
};

function onPhoto(
  view: SharedView,
  notes: Notes,
  name: string,
  options: Options,
  operands: readonly string[] = [],
): readonly string[] {
  if (!view.photo) return [];
  const photo = fileOf(view.photo, notes);
  return [command(name, [...operands, photo], { ...options, ...modelOptions(view, notes) })];
}

function modelOptions({ model, layers, labels }: SharedView, notes: Notes): Options {
  return {
    model:
      model.is === 'file' ? fileOf(model, notes) : model.is === 'name' ? model.name : model.address,
    layers: layers && fileOf(layers, notes),
    labels: labels && fileOf(labels, notes),
  };
}

/** The command line reads photos from files alone: what lies elsewhere has to be fetched first. */
function fileOf(source: Source, notes: Notes): string {
  if (source.is === 'name') return source.name;
  const name = source.is === 'file' ? source.name : lastOf(source.address);
  notes.file(name);
  // A name with no ending may be that of an embedded model, one with a dash in front an option.
  return /^-|^[^.]*$/.test(name) ? `./${name}` : name;
}

/** The name that a browser would save it by. */
function lastOf(address: string): string {
  const [path = ''] = address.split(/[?#]/);
  const name = path.split('/').filter(Boolean).at(-1) ?? path;
  try {
    return decodeURIComponent(name).replaceAll('/', '_');
  } catch {
    return name;
  }
}

/** By its index, unless another class has that number for a name. */
function className({ classNames }: SharedView, index: number | null): string | null {
  if (index === null) return null;
  const number = String(index);
  const own = classNames[index];
  const taken = classNames.some((name, at) => name.trim() === number && at !== index);
  if (!taken || own === undefined) return number;
  return own.endsWith(` (${number})`) ? own : `${own} (${number})`;
}

/** Settings of pictures as far as there are options for them. */
function growing(filters: FilterChoices, notes: Notes): Options {
  const {
    preset,
    steps,
    size,
    seed,
    param,
    region,
    negative,
    variants = 1,
    joint,
    excite,
    ...rest
  } = filters;
  const transforms = Object.keys(filterTransforms) as (keyof typeof filterTransforms)[];
  const normal = { ...defaultsOf(filterTransforms), ...filterPresets[preset ?? DEFAULT_PRESET] };
  const others = Object.keys(rest).filter((name) => !transforms.some((one) => one === name));
  const aims = [region, negative, variants > 1, joint, excite !== undefined].filter(Boolean).length;
  if (others.length > 0 || aims > 1 || Array.isArray(excite)) notes.leave('growth');
  const survived = transforms
    .map((name) => [name, filters[name] ?? normal[name]] as const)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  const changed = transforms.some((name) => filters[name] !== undefined);
  return {
    ...{ preset, steps, size, seed, param },
    objective: objective(filters),
    transforms: changed ? survived.join(',') || 'none' : null,
  };
}

function objective({
  region,
  negative,
  variants = 1,
  joint,
  excite,
}: FilterChoices): string | null {
  if (excite === 'layer') return 'layer';
  if (Array.isArray(excite)) return null;
  if (joint) return `joint:${joint.layer}:${joint.channel}`;
  if (region) return `region:${[region.left, region.top, region.right, region.bottom].join(',')}`;
  if (negative) return 'negative';
  return variants > 1 ? `diverse:${variants}` : null;
}

/** What begins with a dash is told from an option by what stands before it. */
function command(name: string, operands: readonly string[], options: Options): string {
  const written = Object.entries(options).flatMap(([option, value]) => {
    if (value === null || value === undefined || value === false) return [];
    if (value === true) return [`--${option}`];
    const text = String(value);
    return text.startsWith('-')
      ? [`--${option}=${shellWord(text)}`]
      : [`--${option}`, shellWord(text)];
  });
  const words = operands.map(shellWord);
  const dashed = operands.some((word) => word.startsWith('-'));
  const all = dashed ? [...written, '--', ...words] : [...words, ...written];
  return ['convlens', name, ...all].join(' ');
}
