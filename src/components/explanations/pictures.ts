import { svg, type SVGTemplateResult, type TemplateResult, html } from 'lit';
import type { PaneTopic } from './topics.js';

/** A small drawing of what a pane shows; it says nothing that the sentences do not. */
export function panePicture(topic: PaneTopic): TemplateResult {
  return html`<svg
    width="160"
    height="48"
    viewBox="0 0 160 48"
    fill="currentColor"
    aria-hidden="true"
  >
    ${drawings[topic]()}
  </svg>`;
}

const bar = (x: number, y: number, width: number, height: number, strength = 1) =>
  svg`<rect x=${x} y=${y} width=${width} height=${height} fill-opacity=${strength} />`;

/** A map of cells, each as strong as its number from 0 to 9 says. */
const cells = (x: number, rows: readonly string[], side = 11): SVGTemplateResult[] =>
  rows.flatMap((row, down) =>
    [...row].map((cell, across) =>
      bar(x + across * (side + 1), down * (side + 1), side, side, 0.1 + Number(cell) / 10),
    ),
  );

const arrow = (x: number) =>
  svg`<path d="M${x} 24h16m-5 -5l5 5l-5 5" fill="none" stroke="currentColor" />`;

const spot = ['0120', '1495', '0383', '0110'];

const drawings: Readonly<
  Record<PaneTopic, () => SVGTemplateResult | readonly SVGTemplateResult[]>
> = {
  network: () => [
    bar(8, 2, 6, 44),
    arrow(20),
    bar(42, 8, 12, 32),
    arrow(60),
    bar(82, 14, 22, 20),
    arrow(110),
    bar(132, 20, 26, 8),
  ],
  decision: () => [bar(0, 4, 120, 10), bar(0, 20, 92, 10, 0.5), bar(0, 36, 14, 10, 0.3)],
  heatmap: () => cells(56, spot),
  fires: () => [
    ...cells(0, ['0000', '0008', '0000', '0700']),
    ...cells(56, spot),
    ...cells(112, ['3000', '0300', '0030', '0003']),
  ],
  looks: () => [
    ...cells(0, ['3142', '2413', '4231', '1324']),
    arrow(60),
    ...cells(92, ['9090', '0909', '9090', '0909']),
  ],
  circuit: () => [
    svg`<path d="M10 8L80 24M10 24H150M10 40L80 24L150 8M80 24L150 40" fill="none" stroke="currentColor" />`,
    ...[8, 24, 40].flatMap((y) => [10, 150].map((x) => svg`<circle cx=${x} cy=${y} r="5" />`)),
    svg`<circle cx="80" cy="24" r="8" />`,
  ],
  compare: () =>
    svg`<path d="M2 2V46H158M2 6C30 8 40 44 156 44" fill="none" stroke="currentColor" /><path d="M2 44C60 42 80 10 156 6" fill="none" stroke="currentColor" stroke-dasharray="4 3" />`,
  dream: () =>
    [0, 1, 2].map(
      (at) =>
        svg`<path d="M${at * 54 + 4} 24q10 ${-6 - 16 * at} 20 0t20 0" fill="none" stroke="currentColor" stroke-width="2" />`,
    ),
  test: () => cells(56, ['9010', '0801', '1090', '0209']),
};
