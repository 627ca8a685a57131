import { dreamChoiceSchema } from '../../facts/dream.js';
import { heatmapLayerOf } from './explained.js';
import { Notes } from './notes.js';
import { attribute } from './quoting.js';
import type { SharedText, SharedView, Source } from './shared-view.js';

/** An attribute with its value; true: it stands there alone; undefined or null: it is not there. */
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A line longer than this is broken at its attributes. */
const longest = 100;

/** One tag that shows the view. */
export function tag(view: SharedView): SharedText {
  const notes = new Notes();
  const { look } = view;
  const text = element('cl-inspector', {
    ...subject(view, notes),
    pane: view.pane === 'decision' ? null : view.pane,
    theme: view.theme,
    look: Object.keys(look).length > 0 ? JSON.stringify(look) : null,
  });
  return notes.with(`${text}</cl-inspector>\n`);
}

/** A session with the elements of the panes in sight. */
export function session(view: SharedView): SharedText {
  const notes = new Notes();
  const { method, order } = view.look;
  const open = element('cl-session', { ...subject(view, notes), method, order, theme: view.theme });
  const inside = view.panes
    .flatMap((pane) => elements[pane](view))
    .map(([name, attributes]) => `${element(name, attributes, '  ')}</${name}>\n`);
  return notes.with(`${open}\n${inside.join('')}</cl-session>\n`);
}

/** What it is all about. */
function subject(view: SharedView, notes: Notes): Attributes {
  const { model, photo, classIndex, layer, channel, layers, labels } = view;
  const from = (source: Source | null) => source && address(source, notes);
  if (view.reading) notes.leave('reading');
  return {
    ...{ model: from(model), image: from(photo), 'class-index': classIndex, layer, channel },
    ...{ layers: from(layers), labels: from(labels) },
  };
}

function address(source: Source, notes: Notes): string {
  if (source.is === 'name') return source.name;
  if (source.is === 'address') return source.address;
  notes.file(source.name);
  // A colon would make a scheme of what stands before it.
  return encodeURIComponent(source.name.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}

type Elements = (view: SharedView) => readonly (readonly [name: string, attributes: Attributes])[];

const elements: Readonly<Record<SharedView['pane'], Elements>> = {
  decision: (view) => [
    ['cl-predictions', {}],
    [
      'cl-heatmap',
      {
        layer: heatmapLayerOf(view),
        settings: json(view.look.settings),
        placement: view.look.placement,
        'colour-map': view.look.colourMap,
        opacity: view.look.opacity,
        'no-contours': view.look.noContours,
        split: view.look.split,
      },
    ],
  ],
  channel({ look }) {
    const { preset, steps, size, seed, ...rest } = look.filters ?? {};
    return [
      ['cl-activations', { scale: look.scale }],
      ['cl-kernel', {}],
      ['cl-filters', { preset, steps, size, seed, settings: json(rest) }],
    ];
  },
  circuit: () => [['cl-unit', {}]],
  compare: ({ look }) => [
    [
      'cl-compare',
      {
        methods: look.comparedMethods?.join(' '),
        classes: look.comparedClasses?.join(' '),
        layer: look.comparedLayer,
        placement: look.comparedPlacement,
        scale: look.comparedScale,
        measure: look.measure,
      },
    ],
  ],
  dream({ look }) {
    const names = Object.keys(dreamChoiceSchema) as (keyof typeof dreamChoiceSchema)[];
    return [['cl-dream', Object.fromEntries(names.map((name) => [name, look.dream?.[name]]))]];
  },
  test: () => [['cl-evaluate', {}]],
  network: () => [['cl-network', {}]],
};

const json = (value: object | undefined): string | undefined =>
  value && Object.keys(value).length > 0 ? JSON.stringify(value) : undefined;

/** The tag that begins an element, each attribute on a line of its own where they are long. */
function element(name: string, attributes: Attributes, indent = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === null || value === undefined || value === false) return [];
    return value === true ? [key] : [attribute(key, String(value))];
  });
  const line = [`${indent}<${name}`, ...written].join(' ');
  if (line.length < longest) return `${line}>`;
  return `${indent}<${name}\n${written.map((one) => `${indent}  ${one}\n`).join('')}${indent}>`;
}
