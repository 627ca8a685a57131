import { css } from 'lit';
import { chosenRing, controlRow, fills, pictureBox } from '../shared/snippets.styles.js';

export const heatmapStyles = css`
  /* More shows nothing more of a map of a few cells; a page may say otherwise. */
  :host {
    max-width: 640px;
  }
  /* A message is as high as the photo with its legend and controls. */
  .frame {
    container-type: inline-size;
  }
  .frame-panel {
    min-height: calc(100cqi + 110px);
  }
  /* No higher than wide: a tall photo stands in the middle. */
  .photo {
    ${pictureBox}
    width: min(100%, 100cqi * (var(--ratio, 1)));
    aspect-ratio: var(--ratio, 1);
    margin-inline: auto;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .photo > canvas,
  .photo > svg {
    ${fills}
  }
  /* Inside, because the frame of the page may cut off what lies outside. */
  .photo:focus-visible {
    outline-offset: -2px;
    box-shadow: inset 0 0 0 4px var(--cl-surface);
  }
  .contours path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .contours .edge {
    stroke: #0006;
    stroke-width: 3px;
  }
  .contours .low {
    stroke: #ffffff99;
    stroke-width: 1px;
  }
  .contours .high {
    stroke: #fff;
    stroke-width: 1.4px;
  }
  .field rect {
    fill: none;
    vector-effect: non-scaling-stroke;
    stroke: var(--cl-mark);
    stroke-width: 2px;
  }
  .field .edge {
    stroke: #fff;
    stroke-width: 4px;
  }
  .doubted {
    position: absolute;
    border: 1.5px dashed #fff;
    outline: 1px solid #0006;
    pointer-events: none;
  }
  .doubted span {
    position: absolute;
    bottom: 100%;
    left: -1.5px;
    padding: 1px 6px;
    background: #101114e6;
    color: #fff;
    font: 600 var(--cl-t-11) / 1.4 var(--cl-sans);
    white-space: nowrap;
  }
  .doubted.below span {
    top: 100%;
    bottom: auto;
  }
  .doubted.end span {
    right: -1.5px;
    left: auto;
  }
  .second {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cl-s-1) var(--cl-s-3);
    margin-top: var(--cl-s-2);
  }
  .second p {
    flex: 1 1 100%;
    margin: 0;
    text-wrap: pretty;
  }
  .second .against {
    padding-inline-start: var(--cl-s-2);
    border-inline-start: 3px solid var(--cl-warn);
  }
  .second .against b {
    color: var(--cl-warn);
  }
  .covering > button {
    margin-top: var(--cl-s-2);
  }
  .probe {
    position: absolute;
    pointer-events: none;
  }
  .probe::before,
  .probe::after {
    content: '';
    position: absolute;
    background: #fff;
    box-shadow: 0 0 0 0.5px #0008;
  }
  .probe::before {
    top: -8px;
    width: 1px;
    height: 17px;
  }
  .probe::after {
    left: -8px;
    width: 17px;
    height: 1px;
  }
  .probe span {
    position: absolute;
    top: 9px;
    left: 12px;
    padding: 3px 6px;
    border-radius: var(--cl-r-1);
    background: #101114e6;
    color: #fff;
    font: 500 var(--cl-t-11) / 1.3 var(--cl-mono);
    white-space: nowrap;
  }
  .probe.flip-x span {
    right: 12px;
    left: auto;
  }
  .probe.flip-y span {
    top: auto;
    bottom: 9px;
  }
  .legend {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: var(--cl-s-2);
    align-items: center;
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
  }
  .legend .key {
    display: flex;
    grid-column: 1 / -1;
    gap: var(--cl-s-2);
    align-items: center;
  }
  .legend .key > span {
    position: relative;
    width: 18px;
    height: 10px;
  }
  .legend .sides {
    display: flex;
    grid-column: 2;
    justify-content: space-between;
    margin-top: -4px;
    color: var(--cl-ink-2);
  }
  .scale {
    position: relative;
  }
  .scale canvas {
    width: 100%;
    height: 9px;
    border-radius: 1px;
  }
  .scale i {
    position: absolute;
    top: -3px;
    width: 2px;
    height: 15px;
    margin-left: -1px;
    background: var(--cl-ink);
    box-shadow: 0 0 0 1px var(--cl-surface);
  }
  .controls {
    ${controlRow}
    gap: var(--cl-s-1) var(--cl-s-3);
    margin-top: var(--cl-s-2);
  }
  .controls .opacity {
    display: flex;
    flex: 1 1 120px;
    align-items: center;
    gap: var(--cl-s-2);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px var(--cl-s-3);
    margin-top: var(--cl-s-3);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }
  .why {
    margin-top: 2px;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }
  .doubt b {
    color: var(--cl-bad);
  }
  .steps {
    display: inline-flex;
    gap: var(--cl-s-2);
    margin-left: var(--cl-s-2);
  }
  .link {
    position: relative;
    border-bottom: 1px solid var(--cl-line-2);
    color: var(--cl-ink);
  }
  .link:hover:not(:disabled) {
    border-color: var(--cl-ink);
  }
  .link:disabled {
    color: var(--cl-ink-3);
    border-color: transparent;
  }
  .link::after {
    content: '';
    position: absolute;
    inset: -5px -3px;
  }
  .more {
    margin-top: 3px;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }
  .more summary {
    width: fit-content;
    padding: 2px 0;
    cursor: pointer;
  }
  .more p {
    margin-top: 2px;
  }
  .settings label {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--cl-s-2);
    min-height: 26px;
  }
  .settings input[type='number'] {
    width: 9ch;
    padding: 1px 4px;
    border: 1px solid var(--cl-line-2);
    border-radius: var(--cl-r-1);
    background: var(--cl-raised);
    font: inherit;
    color: var(--cl-ink);
    text-align: right;
  }
  .save {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cl-s-1) var(--cl-s-3);
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }
  .methods {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--cl-s-2) 6px;
    margin-top: 7px;
  }
  .methods .group {
    grid-column: 1 / -1;
    font-size: var(--cl-t-11);
    color: var(--cl-ink-3);
  }
  .methods .unseen canvas {
    opacity: 0.45;
  }
  .methods button {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    font-size: var(--cl-t-11);
    line-height: 1.2;
    color: var(--cl-ink-2);
  }
  .methods .small {
    ${pictureBox}
    display: block;
    aspect-ratio: 1.72;
    margin-bottom: 3px;
  }
  .methods canvas {
    ${fills}
    object-fit: cover;
  }
  .methods [aria-checked='true'] {
    font-weight: 600;
    color: var(--cl-ink);
  }
  .methods [aria-checked='true'] .small {
    ${chosenRing}
  }
  .values {
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
  }
  .values summary {
    cursor: pointer;
  }
  .values div {
    overflow: auto;
    max-height: 220px;
  }
  .values td,
  .values th {
    padding: 1px 5px;
    font: 400 var(--cl-t-11) / 1.4 var(--cl-mono);
    text-align: right;
  }
  @media (forced-colors: active) {
    .photo,
    .scale,
    .methods .small {
      forced-color-adjust: none;
    }
    .methods [aria-checked='true'] .small {
      outline: 3px solid Highlight;
    }
  }
`;
