import { css } from 'lit';
import { chosenRing, fills, oneLine, pictureBox, popupBox } from '../shared/snippets.styles.js';

export const heatmapStyles = css`
  /* More shows nothing more of a map of a few cells; a page may say otherwise. */
  :host {
    max-width: 640px;
  }
  .frame {
    container-type: inline-size;
  }
  /* A message is as high as the photo with the line below it. */
  .frame-panel {
    min-height: calc(100cqi + 31px);
  }
  /* No higher than wide: a tall photo stands in the middle. */
  .photo-box {
    display: grid;
    flex: 0 1 min(100cqi, 100cqi / (var(--ratio, 1)));
    place-items: center;
    width: 100%;
    height: min(100cqi, 100cqi / (var(--ratio, 1)));
    border-radius: var(--cl-r-1);
    background: var(--cl-sunk);
    container-type: size;
  }
  .photo {
    ${pictureBox}
    width: min(100cqw, 100cqh * (var(--ratio, 1)));
    aspect-ratio: var(--ratio, 1);
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
  /* As high as what is to come, so that nothing gives way to it. */
  .found {
    flex: 1 1 100%;
    min-height: 2lh;
  }
  .second p {
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
  .line {
    display: flex;
    flex: none;
    gap: 10px;
    align-items: center;
    min-height: 25px;
    margin-top: var(--cl-s-1);
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
    white-space: nowrap;
  }
  .legend {
    display: grid;
    flex: 1.25;
    grid-template-columns: auto 1fr auto;
    gap: 5px;
    align-items: center;
    min-width: 0;
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
  .opacity {
    display: flex;
    flex: 1;
    gap: 6px;
    align-items: center;
    min-width: 0;
  }
  .opacity input {
    min-width: 0;
  }
  .view {
    flex: none;
    font-weight: 550;
  }
  .popup {
    ${popupBox}
  }
  .controls:popover-open {
    display: grid;
    gap: var(--cl-s-2);
    justify-items: start;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px var(--cl-s-3);
    margin-top: var(--cl-s-2);
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
    inset: -5px 0;
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
  /* A strip, and as high while its tiles are in the popup. */
  .ways {
    display: flex;
    flex: none;
    gap: var(--cl-s-2);
    align-items: center;
    justify-content: flex-end;
    min-height: 64px;
    margin-top: var(--cl-s-1);
  }
  .methods:not(:popover-open) {
    display: flex;
    position: static;
    flex: 1;
    gap: 6px;
    width: auto;
    height: auto;
    min-width: 0;
    margin: 0;
    padding: 4px 24px 1px 4px;
    border: 0;
    background: none;
    color: inherit;
    overflow: auto hidden;
    scrollbar-width: none;
    mask: linear-gradient(90deg, #000 calc(100% - 32px), transparent);
  }
  .methods:not(:popover-open):dir(rtl) {
    mask: linear-gradient(270deg, #000 calc(100% - 32px), transparent);
  }
  .methods:not(:popover-open) > button {
    flex: none;
    width: 56px;
  }
  .methods:not(:popover-open) > .group {
    display: none;
  }
  .methods:not(:popover-open) .name {
    ${oneLine}
    font-size: var(--cl-t-10);
  }
  .methods:popover-open {
    ${popupBox}
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--cl-s-2) 6px;
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
    aspect-ratio: 1.4;
    margin-bottom: 3px;
  }
  .methods canvas {
    ${fills}
    object-fit: cover;
  }
  .methods .against {
    position: absolute;
    inset: 2px 2px auto auto;
    padding: 0 4px;
    border-radius: var(--cl-r-1);
    background: #101114e6;
    color: #fff;
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
  /* In a column the photo gives way to what stands around it. */
  :host([fit]),
  :host([fit]) :is(.frame, .frame-content) {
    display: flex;
    flex: 0 1 auto;
    flex-direction: column;
    min-height: 0;
  }
  :host([fit]) .photo-box {
    height: auto;
    min-height: 190px;
  }
  :host([fit]) .frame-panel {
    flex: 0 1 calc(100cqi + 31px);
    min-height: 220px;
  }
  /* As if it took no room: it lies below, and the column scrolls to it. */
  :host([fit]) .rest {
    flex: none;
    height: 0;
  }
  :host([fit]) .rest::after {
    content: '';
    display: block;
    height: var(--cl-s-4);
  }
  @container (max-height: 743px) {
    .ways {
      min-height: 58px;
    }
    .methods:not(:popover-open) .small {
      height: 34px;
      aspect-ratio: auto;
    }
  }
  @container (max-width: 760px) and (min-height: 0) {
    :host([fit]),
    :host([fit]) :is(.frame, .frame-content) {
      display: block;
    }
    :host([fit]) .photo-box {
      height: max(200px, min(100cqi / (var(--ratio, 1)), 38cqh));
    }
    :host([fit]) .rest {
      height: auto;
    }
  }
  /* A low wide frame: the photo is as tall as it, beside the words. */
  @container (min-width: 561px) and (max-height: 500px) {
    :host([fit]),
    :host([fit]) :is(.frame, .frame-content) {
      display: block;
      position: static;
      container-type: normal;
    }
    :host([fit]) .photo-box {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      width: var(--cl-photo-side);
      height: auto;
      min-height: 0;
    }
    :host([fit]) .rest {
      height: auto;
    }
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
