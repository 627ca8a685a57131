import { css } from 'lit';

export const predictionsStyles = css`
  :host {
    --frame-height: 0;
    --line: 22px;
  }
  /* As tall as two lines, what the shares are, the answer and the rows below it. */
  .frame-panel {
    --rows: 4;
    --row: 20px;
    min-height: calc(2.9em + 54px + var(--line) + var(--rows) * var(--row));
  }
  :host([controls='none']) {
    --line: 0px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--cl-s-2);
    align-items: center;
    justify-content: space-between;
  }
  .head > cl-class-search {
    flex: 1 1 90px;
    max-width: 320px;
  }
  /* The sentence has one line or two. */
  .words {
    min-height: calc(2.9em + var(--line));
  }
  [part='sentence'] {
    margin-top: 0;
  }
  .answer.alone {
    display: flex;
    align-items: baseline;
    gap: 10px;
  }
  .answer .name {
    font-family: var(--cl-serif);
    font-size: calc(1.5 * var(--cl-t-16));
    line-height: 1.1;
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
  }
  .answer.alone .share {
    margin-left: auto;
    font-size: var(--cl-t-16);
    font-weight: 500;
    color: var(--cl-ink-2);
    white-space: nowrap;
  }
  .rows {
    margin-top: 5px;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(66px, 42%) 1fr 52px;
    gap: 10px;
    align-items: center;
    width: 100%;
    min-height: 20px;
    padding: 0;
    background: var(--lit, transparent);
    /* Beyond the words, but no wider than the element: a shadow makes no page scroll. */
    box-shadow:
      calc(-1 * var(--cl-s-2)) 0 var(--lit, transparent),
      var(--cl-s-2) 0 var(--lit, transparent);
    line-height: 1.2;
  }
  .row.answer {
    grid-template: 1fr 12px / minmax(66px, 42%) 1fr 52px;
    gap: 0 10px;
    min-height: 46px;
    margin-bottom: 3px;
    padding-block: 4px;
  }
  .row.answer .track {
    grid-area: 2 / 2;
  }
  .row.answer .value {
    grid-area: 1 / 3;
    justify-self: end;
    width: max-content;
    font-size: calc(0.9375 * var(--cl-t-16));
    font-weight: 600;
    color: var(--cl-ink);
  }
  .row.answer .name {
    grid-area: 1 / 1 / 2 / 3;
    font-weight: 400;
  }
  button.row:hover {
    --lit: var(--cl-sunk);
  }
  .row .track {
    position: relative;
    height: 7px;
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
    --lit: var(--cl-accent-soft);
  }
  .row:not(.answer):is([aria-pressed='true'], [aria-current]) .name {
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
    text-overflow: ellipsis;
    color: var(--cl-ink-2);
  }
  .search {
    position: relative;
  }
  .search input {
    width: 100%;
    height: 24px;
    font-size: var(--cl-t-12);
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
    inset-block: 100% auto;
    inset-inline-end: 0;
    z-index: 3;
    width: max(100%, 240px);
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
  /* In a frame of a given height lower classes give way; the one explained stays. */
  @container (max-height: 879px) {
    .frame-panel {
      --rows: 3;
    }
    .row:nth-child(n + 5):not([aria-pressed='true'], [aria-current]) {
      display: none;
    }
  }
  @container (max-height: 743px) or ((max-width: 760px) and (min-height: 0)) {
    .frame-panel {
      --rows: 2;
    }
    .row:nth-child(n + 4):not([aria-pressed='true'], [aria-current]) {
      display: none;
    }
  }
  @media (pointer: coarse) {
    :host(:not([controls='none'])) {
      --line: 34px;
    }
    .head {
      min-height: 44px;
    }
    .frame-panel {
      --row: 44px;
    }
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
