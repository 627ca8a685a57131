import { css } from 'lit';

export const predictionsStyles = css`
  :host {
    --frame-height: 212px;
  }
  .answer {
    display: flex;
    align-items: baseline;
    gap: 10px;
  }
  .answer .name {
    font-family: var(--cl-serif);
    font-size: var(--cl-t-28);
    line-height: 1.15;
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
  }
  .answer .share {
    margin-left: auto;
    font-size: var(--cl-t-16);
    font-weight: 500;
    color: var(--cl-ink-2);
    white-space: nowrap;
  }
  .rows {
    margin: var(--cl-s-3) calc(-1 * var(--cl-s-2)) 0;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(88px, 30%) 1fr 50px;
    gap: 10px;
    align-items: center;
    width: 100%;
    min-height: 23px;
    padding: 1px var(--cl-s-2);
    border-radius: var(--cl-r-2);
    line-height: 1.2;
  }
  button.row:hover {
    background: var(--cl-sunk);
  }
  .row .track {
    position: relative;
    height: 8px;
    border-radius: 1px;
    background: var(--cl-sunk);
  }
  button.row:hover .track {
    background: var(--cl-line-2);
  }
  .row .track i {
    position: absolute;
    inset: 0 auto 0 0;
    min-width: 2px;
    border-radius: 1px;
    background: var(--cl-bar);
  }
  .row .value {
    text-align: right;
    color: var(--cl-ink-2);
  }
  .row:is([aria-pressed='true'], [aria-current]) {
    background: var(--cl-accent-soft);
  }
  .row:is([aria-pressed='true'], [aria-current]) .name {
    font-weight: 650;
  }
  .row:is([aria-pressed='true'], [aria-current]) .track {
    background: color-mix(in srgb, var(--cl-accent) 16%, transparent);
  }
  .row:is([aria-pressed='true'], [aria-current]) .track i {
    background: var(--cl-accent);
  }
  .row:is([aria-pressed='true'], [aria-current]) .value {
    font-weight: 600;
    color: var(--cl-ink);
  }
  .positions {
    display: flex;
    align-items: center;
    gap: var(--cl-s-2);
    margin-bottom: var(--cl-s-2);
    color: var(--cl-ink-2);
  }
  .positions select {
    min-width: 0;
  }
  .segments {
    margin-top: var(--cl-s-3);
  }
  .output {
    margin: var(--cl-s-3) 0 0;
  }
  .output canvas {
    display: block;
    width: 100%;
    max-width: 224px;
    image-rendering: pixelated;
    border-radius: var(--cl-r-1);
    background: var(--cl-void);
  }
  .output figcaption {
    margin-top: var(--cl-s-1);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }
  .search {
    position: relative;
    margin-top: var(--cl-s-2);
  }
  .search input {
    width: 100%;
    height: 28px;
    padding: 0;
    border: 0;
    border-bottom: 1px solid var(--cl-line-2);
    border-radius: 0;
    background: none;
  }
  .search input::placeholder {
    color: var(--cl-ink-3);
    opacity: 1;
  }
  .search input:focus-visible {
    border-color: var(--cl-focus);
    outline: 0;
    box-shadow: 0 1px 0 var(--cl-focus);
  }
  .matches {
    position: absolute;
    inset: 100% 0 auto;
    z-index: 3;
    max-height: 240px;
    margin: 2px 0 0;
    padding: 4px;
    border: 1px solid var(--cl-line-2);
    border-radius: var(--cl-r-2);
    background: var(--cl-raised);
    list-style: none;
    overflow: auto;
  }
  .matches > * {
    display: flex;
    justify-content: space-between;
    gap: 10px;
    padding: 4px 6px;
    border-radius: var(--cl-r-1);
    cursor: pointer;
  }
  .matches [aria-selected='true'] {
    background: var(--cl-accent-soft);
    font-weight: 600;
  }
  .matches .value {
    color: var(--cl-ink-2);
  }
  .none {
    cursor: default;
    color: var(--cl-ink-2);
  }
  @media (pointer: coarse) {
    .row,
    .search input,
    .matches > * {
      min-height: 44px;
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .row:is([aria-pressed='true'], [aria-current]),
    .matches [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .row .track i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
