import { css } from 'lit';
import { focusRing } from './snippets.styles.js';
import { paneLineStyles } from '../explanations/pane-line.styles.js';
import { ownStyles } from './own.styles.js';
import { printStyles } from './print.styles.js';
import './tokens.styles.js';

/** Type, focus and the controls that every element draws alike. */
export const baseStyles = css`
  ${ownStyles}
  :host {
    color-scheme: var(--cl-color-scheme, inherit);
    display: block;
    min-width: 0;
    font: 400 var(--cl-t-13) / 1.45 var(--cl-sans);
    color: var(--cl-ink);
    -webkit-font-smoothing: antialiased;
    /* What else a page may have said of its own type does not come in. */
    direction: var(--cl-direction, ltr);
    writing-mode: horizontal-tb;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: normal;
    hyphens: manual;
    cursor: auto;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
    /* A name with marks of direction turns nothing around but itself. */
    unicode-bidi: isolate;
  }
  h2,
  h3,
  p,
  dl,
  dd,
  figure {
    margin: 0;
    font-weight: 400;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
    text-align: inherit;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
    color: var(--cl-ink-3);
  }
  canvas,
  img,
  svg {
    display: block;
  }
  :focus-visible {
    ${focusRing}
    border-radius: var(--cl-r-1);
  }
  b {
    font-weight: 600;
    color: var(--cl-ink);
  }
  .title {
    font-family: var(--cl-serif);
    font-size: var(--cl-t-20);
    line-height: 1.15;
    letter-spacing: -0.012em;
  }
  .lede {
    margin-top: 3px;
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }
  .number {
    font-variant-numeric: tabular-nums lining-nums;
  }
  .number,
  .mono {
    direction: ltr;
  }
  .mono {
    font-family: var(--cl-mono);
    font-size: var(--cl-t-11);
    letter-spacing: -0.02em;
  }
  .muted {
    color: var(--cl-ink-3);
  }
  .grow {
    flex: 1;
  }
  .pixelated {
    image-rendering: pixelated;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
  ${printStyles}
  ${paneLineStyles}
`;
