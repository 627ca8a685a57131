import { css } from 'lit';
import { controlRow, fills, pictureBox } from '../shared/snippets.styles.js';

export const coverStyles = css`
  :host {
    --frame-height: 104px;
    max-width: 640px;
    container-type: inline-size;
  }
  /* One finger draws; two scroll and zoom. */
  .photo {
    ${pictureBox}
    width: min(100%, 100cqi * (var(--ratio, 1)));
    aspect-ratio: var(--ratio, 1);
    margin-inline: auto;
    cursor: crosshair;
    touch-action: pinch-zoom;
    user-select: none;
  }
  .photo > canvas,
  .photo > svg {
    ${fills}
  }
  .photo:focus-visible {
    outline-offset: -2px;
  }
  polyline {
    fill: none;
    stroke: #7f7f7fd9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .cover {
    position: absolute;
    border-radius: 1px;
    cursor: move;
  }
  .cover.box {
    outline: 1.5px solid #fff;
    background: repeating-linear-gradient(45deg, #7f7f7fd9 0 5px, #6a6a6ad9 5px 10px);
    box-shadow: 0 0 0 3px #000a;
  }
  .cover.line:is(:hover, :focus-visible) {
    outline: 1.5px dashed #fff;
  }
  .cover:focus-visible {
    outline: 2px solid #fff;
    box-shadow: 0 0 0 4px var(--cl-focus);
  }
  .cover b {
    position: absolute;
    top: 2px;
    inset-inline-start: 2px;
    padding: 0 4px;
    border-radius: var(--cl-r-1);
    background: #101114e6;
    color: #fff;
    font: 600 var(--cl-t-11) / 1.4 var(--cl-sans);
  }
  .handle {
    position: absolute;
    right: -6px;
    bottom: -6px;
    width: 12px;
    height: 12px;
    border: 1.5px solid #000a;
    border-radius: 50%;
    background: #fff;
    cursor: nwse-resize;
  }
  .handle::after {
    content: '';
    position: absolute;
    inset: -7px;
  }
  .tools {
    ${controlRow}
    gap: var(--cl-s-1) var(--cl-s-3);
    margin: var(--cl-s-2) 0;
  }
  .tools label {
    display: flex;
    gap: var(--cl-s-1);
    align-items: center;
  }
  .tools input {
    width: 72px;
  }
  .bars {
    margin: 0;
  }
  .bars > div {
    display: grid;
    grid-template-columns: minmax(72px, 24%) 1fr 108px;
    gap: 10px;
    align-items: center;
    min-height: 22px;
    font-size: var(--cl-t-12);
  }
  .bars dd {
    margin: 0;
    text-align: end;
    color: var(--cl-ink-2);
  }
  .bars .track {
    position: relative;
    direction: ltr;
    height: 8px;
    border-radius: 1px;
    background: var(--cl-sunk);
  }
  .bars i {
    position: absolute;
    inset-block: 0;
    min-width: 2px;
    border-radius: 1px;
    background: var(--cl-bar);
  }
  .bars .now {
    font-weight: 600;
  }
  .bars .now dd {
    color: var(--cl-ink);
  }
  .bars .now i {
    background: var(--cl-accent);
  }
  .bars .others i {
    background: var(--cl-bar-2);
  }
  .bars .others b {
    position: absolute;
    inset-block: -2px;
    width: 2px;
    background: var(--cl-ink-2);
  }
  .verdict {
    margin-top: var(--cl-s-2);
    text-wrap: pretty;
  }
  .quiet {
    color: var(--cl-ink-2);
  }
  @media (pointer: coarse) {
    .handle {
      width: 18px;
      height: 18px;
      right: -9px;
      bottom: -9px;
    }
    .handle::after {
      inset: -13px;
    }
    .tools :is(button, select, input) {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .photo,
    .bars .track {
      forced-color-adjust: none;
    }
    .bars i,
    .bars .others b {
      background: CanvasText;
    }
  }
`;
