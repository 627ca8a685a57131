import type { SharedView } from '../../../src/view/share/shared-view.js';

/** A view of the embedded model in which nothing is chosen, with what the test is about. */
export function aView(parts: Partial<SharedView> = {}): SharedView {
  return {
    model: { is: 'name', name: 'efficientnet-lite0' },
    photo: { is: 'file', name: 'cat.png' },
    classIndex: null,
    layer: null,
    channel: null,
    theme: null,
    look: {},
    pane: 'decision',
    panes: ['decision'],
    chosen: { classIndex: null, layer: null, channel: null, heatmapLayer: null, compared: [] },
    classNames: [],
    reading: false,
    layers: null,
    labels: null,
    ...parts,
  };
}

/** Names as nobody should give them, to layers or to files; a file's has no slash. */
export const hostileNames: readonly string[] = [
  `it's "quoted" and \\back\\`,
  '$(touch hacked) `touch hacked` ${HOME} !! %s',
  '</script><img src=x onerror=alert(1)>'.replace('/', '\u2215'),
  '-rf --out=x',
  ' spaces  and\ttabs ',
  'two\nlines\n',
  '*?[a-z];&|>#~ &amp; &#39;',
  '\u202ereversed\u2066 \u001b[31mred\u0007 \u2028 é 猫 😺',
  'a,b:c',
];

const joined = (...at: readonly number[]): string => at.map((i) => hostileNames[i]).join('');

/** All of these in a few names, for what takes long with each. */
export const mostHostile: readonly string[] = [joined(3, 0, 1, 2), joined(5, 7, 8), joined(4, 6)];
