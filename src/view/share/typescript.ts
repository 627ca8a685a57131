import { dreamStrengths } from '../../facts/dream.js';
import { comparedMap, comparisonOf, dreamed, heatmapOf, isDrawnOtherwise } from './explained.js';
import { Notes } from './notes.js';
import { scriptString, scriptValue } from './quoting.js';
import type { SharedText, SharedView, Source } from './shared-view.js';

/** Lines, and the names that they take from the package. */
interface Block {
  readonly uses: readonly string[];
  readonly lines: readonly string[];
  /** Whether it asks of the photo as the network reads it. */
  readonly ofPhoto?: true;
  /** Whether it writes a picture. */
  readonly writes?: true;
}

/** A program for Node that computes what is in sight. */
export function typescript(view: SharedView): SharedText {
  const notes = new Notes();
  if (isDrawnOtherwise(view)) notes.leave('drawing');
  if (view.reading) notes.leave('reading');
  if (view.labels) notes.leave('labels');
  const asked = view.panes.map((pane) => blocks[pane](view, notes));
  const head = opening(view, asked, notes);
  const all = [head, ...asked.filter(({ lines }) => lines.length > 0)];
  const names = [...new Set(all.flatMap(({ uses }) => uses))].sort();
  const body = all.map(({ lines }) => lines.join('\n')).join('\n\n');
  const imports = importOf(names);
  const files = asked.some(({ writes }) => writes)
    ? "import { writeFile } from 'node:fs/promises';\n"
    : '';
  return notes.with(`${files}${imports}\n\n${body}\n\nnetwork.dispose();\n`);
}

/** On a line each where one line is too long. */
function importOf(names: readonly string[]): string {
  const line = `import { ${names.join(', ')} } from 'convlens/node';`;
  if (line.length <= longest) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from 'convlens/node';`;
}

const longest = 100;

/** The backend, the network and the photo. */
function opening(
  { model, photo, layers }: SharedView,
  asked: readonly Block[],
  notes: Notes,
): Block {
  const kinds = layers && `, { kinds: await importLayers(${moduleOf(layers, notes)}) }`;
  const reads = photo !== null && asked.some(({ ofPhoto }) => ofPhoto);
  const fetches = photo?.is === 'address' && asked.some(({ ofPhoto, writes }) => ofPhoto ?? writes);
  return {
    uses: [
      ...['startBackend', 'loadModel'],
      ...(kinds ? ['importLayers'] : []),
      ...(reads ? ['readPhoto'] : []),
    ],
    lines: [
      'await startBackend();',
      `const network = await loadModel(${pathOf(model, notes)}${kinds ?? ''});`,
      ...(fetches ? fetchedFrom(photo.address) : []),
      ...(reads ? [`const photo = await readPhoto(${photoOf(photo, notes)}, network);`] : []),
    ],
  };
}

/** A name, an address, or a file beside the program. */
function pathOf(source: Source, notes: Notes): string {
  if (source.is === 'name') return scriptString(source.name);
  if (source.is === 'address') return scriptString(source.address);
  notes.file(source.name);
  return scriptString(`./${source.name}`);
}

const fetchedFrom = (address: string): readonly string[] => [
  `const response = await fetch(${scriptString(address)});`,
  'const bytes = new Uint8Array(await response.arrayBuffer());',
];

/** A photo is read from a file, or from the bytes fetched. */
function photoOf(source: Source, notes: Notes): string {
  return source.is === 'address' ? 'bytes' : pathOf(source, notes);
}

/** A module is named by its address. */
function moduleOf(source: Source, notes: Notes): string {
  if (source.is === 'address') return scriptString(source.address);
  return `new URL(${pathOf(source, notes)}, import.meta.url).href`;
}

const nothing: Block = { uses: [], lines: [] };

const blocks: Readonly<Record<SharedView['pane'], (view: SharedView, notes: Notes) => Block>> = {
  decision(view) {
    if (!view.photo) return nothing;
    return {
      uses: ['heatmap', 'predict'],
      ofPhoto: true,
      lines: [
        'const { top } = await predict(network, photo.values);',
        'console.log(top);',
        `const explained = await heatmap(network, photo.values, ${scriptValue(heatmapOf(view))});`,
        'console.log(explained.target, explained.layers, explained.map);',
      ],
    };
  },

  channel({ photo, chosen: { layer, channel }, look }) {
    if (layer === null || channel === null) return nothing;
    const request = { layer, channels: [channel], ...look.filters };
    const fires = [
      `const fired = await activations(network, photo.values, ${scriptString(layer)}, {`,
      `  channels: [${channel}],`,
      '});',
      'console.log(fired.height, fired.width, fired.values);',
    ];
    return {
      uses: ['visualizeFilters', ...(photo ? ['activations'] : [])],
      ...(photo && { ofPhoto: true }),
      lines: [
        ...(photo ? fires : []),
        `const { pictures } = await visualizeFilters(network, ${scriptValue(request)});`,
        'for (const { channel, status, course } of pictures) console.log(channel, status, course.at(-1));',
      ],
    };
  },

  circuit({ photo, chosen: { layer, channel } }) {
    if (!photo || layer === null || channel === null) return nothing;
    return {
      uses: ['unit'],
      ofPhoto: true,
      lines: [
        `const about = await unit(network, photo, ${scriptString(layer)}, ${channel});`,
        'console.log(about.peak, about.inputs, about.outputs, about.classes);',
      ],
    };
  },

  compare(view) {
    if (!view.photo) return nothing;
    const compared = comparisonOf(view);
    const { classes, measure, methods } = compared;
    const maps = methods.map((method) => comparedMap(compared, method));
    const named = classes.filter((index) => index !== null);
    const inClasses = named.length > 0;
    const indent = inClasses ? '    ' : '  ';
    const asked = inClasses ? '{ ...asked, classIndex }' : 'asked';
    const measured =
      measure === null
        ? [`${indent}console.log(map.method, map.target, map.map);`]
        : [
            `${indent}const { score } = await faithfulness(network, photo.values, map.inputMap, {`,
            `${indent}  measure: ${scriptString(measure)},`,
            `${indent}  classIndex,`,
            `${indent}});`,
            `${indent}console.log(map.method, classIndex, score);`,
          ];
    const options = [
      'const maps: readonly HeatmapOptions[] = [',
      ...maps.map((one) => `  ${scriptValue(one)},`),
      '];',
    ];
    const inner = [
      `${indent}const map = await heatmap(network, photo.values, ${asked});`,
      ...measured,
    ];
    return {
      uses: ['heatmap', 'type HeatmapOptions', ...(measure === null ? [] : ['faithfulness'])],
      ofPhoto: true,
      lines: [
        ...options,
        'for (const asked of maps) {',
        ...(inClasses
          ? [`  for (const classIndex of ${scriptValue(named)}) {`, ...inner, '  }']
          : inner),
        '}',
      ],
    };
  },

  dream(view, notes) {
    const target = dreamed(view);
    if (!target || !view.photo) return nothing;
    const { of: _, strength, ...numbers } = view.look.dream ?? {};
    const stepSize = strength && dreamStrengths[strength];
    const request = { ...target, ...(stepSize && { stepSize }), ...numbers };
    return {
      uses: ['decodePicture', 'dream', 'pngOf'],
      writes: true,
      lines: [
        `const { picture } = await decodePicture(${photoOf(view.photo, notes)});`,
        `const dreamed = await dream(network, picture, ${scriptValue(request)});`,
        'console.log(dreamed.objective, dreamed.course);',
        "await writeFile('dream.png', await pngOf(dreamed));",
      ],
    };
  },

  test(_, notes) {
    notes.leave('evaluation');
    return nothing;
  },

  network: () => ({ uses: ['summaryText'], lines: ['console.log(summaryText(network));'] }),
};
