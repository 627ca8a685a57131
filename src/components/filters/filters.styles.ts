import { css } from 'lit';
import { centred, focusRing, popupBox } from '../shared/snippets.styles.js';

export const filtersStyles = css`
  :host {
    --frame-height: min(var(--cl-big), 70vw);
  }
  .big .nothing {
    ${centred}
    position: absolute;
    inset: 0;
    padding: var(--cl-s-3);
    color: #fff;
    text-wrap: balance;
  }
  .curve {
    width: 100%;
    height: 34px;
    margin-top: 6px;
  }
  .curve path {
    fill: none;
    stroke: var(--cl-bar);
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .curve .base {
    stroke: var(--cl-line-2);
    stroke-width: 1px;
  }
  .stages {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 56px));
    gap: 4px;
    max-width: 200px;
    margin-top: 4px;
  }
  .stages figcaption {
    margin-top: 2px;
    font: 500 var(--cl-t-10) / 1 var(--cl-mono);
    color: var(--cl-ink-3);
  }
  .stages canvas {
    width: 100%;
    aspect-ratio: 1;
    object-fit: contain;
    border-radius: 1px;
  }
  .wide {
    width: 100%;
  }
  /* A picture that gives way has less room beside it. */
  @container (max-height: 743px) {
    .grown {
      display: none;
    }
  }
  .pixelated {
    image-rendering: pixelated;
  }
  .mosaic {
    display: grid;
    grid-template-columns: repeat(var(--columns), 1fr);
    gap: 1px;
    position: absolute;
    inset: 0;
    align-content: start;
  }
  .mosaic canvas {
    width: 100%;
    height: auto;
    aspect-ratio: 1;
    object-fit: contain;
  }
  .small-curve {
    display: inline-block;
    width: 14px;
    height: 8px;
    overflow: visible;
    vertical-align: -1px;
  }
  .small-curve path {
    fill: none;
    stroke: var(--cl-ink-3);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .chips {
    display: var(--cl-block-chips, flex);
    flex-wrap: wrap;
    gap: 4px 10px;
    margin-top: 4px;
    font-size: var(--cl-t-11);
  }
  .chips button {
    position: relative;
    border-bottom: 1px solid var(--cl-line-2);
    color: var(--cl-ink-2);
  }
  .chips button:hover {
    border-color: var(--cl-ink);
  }
  .chips button[aria-pressed='true'] {
    border-color: transparent;
    font-weight: 600;
    color: var(--cl-accent);
  }
  .short {
    display: none;
  }
  .popup {
    ${popupBox}
  }
  .popup:popover-open {
    display: grid;
    gap: var(--cl-s-2);
  }
  .choice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--cl-s-3);
    min-height: 28px;
  }
  .choice input[type='number'] {
    width: 84px;
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--cl-control);
    border-radius: var(--cl-r-2);
    background: var(--cl-surface);
    text-align: end;
  }
  .more summary {
    min-height: 28px;
    line-height: 28px;
    cursor: pointer;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-2);
  }
  .file {
    cursor: pointer;
  }
  .file:focus-within .button {
    ${focusRing}
  }
  .problem {
    color: var(--cl-bad);
  }
  .item {
    display: block;
    width: 100%;
    min-height: 36px;
    text-align: start;
  }
  .item:hover:not(:disabled) {
    color: var(--cl-accent);
  }
  .item:disabled {
    color: var(--cl-ink-3);
  }
  .item .detail {
    display: block;
    font-size: var(--cl-t-11);
    color: var(--cl-ink-3);
  }
  .facts .button {
    align-self: flex-start;
    max-width: 100%;
    height: auto;
    min-height: 26px;
    padding: 3px 6px;
    font-size: var(--cl-t-11);
    white-space: normal;
  }
  /* Tiles in which only the step has room beside the number. */
  @container (max-width: 360px) {
    .small-curve {
      display: none;
    }
  }
  @container (max-width: 230px) {
    .grown {
      display: none;
    }
  }
  @container (max-width: 290px) {
    .settings-button .optional {
      display: none;
    }
    .short {
      display: inline;
    }
    .grid-head {
      flex-wrap: wrap;
      gap: 6px;
      padding: 6px 0;
    }
  }
  @media (pointer: coarse) {
    .chips button::after {
      content: '';
      position: absolute;
      inset: -14px 0;
    }
    .item {
      min-height: 44px;
    }
    .choice {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .small-curve path,
    .curve path {
      stroke: CanvasText;
    }
  }
`;
