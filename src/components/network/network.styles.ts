import { css } from 'lit';

export const networkStyles = css`
  :host {
    background: var(--cl-bg);
  }

  :host(:not([compact])) {
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: var(--cl-s-4) 0 var(--cl-s-3);
  }

  :host([hidden]) {
    display: none;
  }

  header {
    padding: 0 var(--cl-s-5) 6px;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    min-height: 1.45em;
    margin-top: 3px;
    color: var(--cl-ink-3);
    font-size: var(--cl-t-12);
    white-space: nowrap;
  }

  .find {
    position: relative;
    display: flex;
    align-items: center;
    gap: 7px;
    height: 28px;
    margin-top: 8px;
    border-bottom: 1px solid var(--cl-control);
    color: var(--cl-ink-3);
  }

  .find:focus-within {
    border-color: var(--cl-focus);
    box-shadow: 0 1px 0 var(--cl-focus);
  }

  .find input {
    flex: 1;
    min-width: 0;
    border: 0;
    background: none;
    color: var(--cl-ink);
    outline: 0;
  }

  .find input::placeholder {
    color: var(--cl-ink-3);
  }

  kbd {
    padding: 2px 4px;
    border: 1px solid var(--cl-line-2);
    border-radius: 3px;
    font: 500 var(--cl-t-11) / 1 var(--cl-mono);
  }

  .tools {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 2px var(--cl-s-5) 4px;
    color: var(--cl-ink-3);
    font-size: var(--cl-t-12);
  }

  .tools button {
    min-height: 22px;
    color: var(--cl-ink-2);
    font-size: var(--cl-t-12);
  }

  .tools button:hover:not(:disabled) {
    color: var(--cl-ink);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .tools button:disabled {
    color: var(--cl-ink-3);
  }

  .found {
    flex: 1;
    margin: 0;
  }

  .box {
    display: flex;
    flex: 1;
    min-height: 0;
  }

  .scroll {
    position: relative;
    flex: 1;
    min-width: 0;
    overflow: auto;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }

  /* The map is the scroll bar. */
  .long .scroll {
    scrollbar-width: none;
  }

  .map {
    position: relative;
    flex: none;
    width: 16px;
    margin-right: 4px;
    cursor: pointer;
    touch-action: none;
  }

  .map svg {
    position: absolute;
    top: 0;
    left: 1px;
    fill: var(--cl-bar);
  }

  .map .ahead {
    fill: var(--cl-line-2);
  }

  .map .here {
    stroke: var(--cl-mark);
    stroke-width: 3;
  }

  .sight {
    position: absolute;
    inset: 0 -1px auto;
    border: 1px solid var(--cl-control);
    border-radius: var(--cl-r-1);
    background: color-mix(in srgb, var(--cl-ink) 8%, transparent);
  }

  .tree {
    position: relative;
  }

  svg.lines {
    position: absolute;
    top: 0;
    left: 0;
    z-index: 1;
    pointer-events: none;
  }

  .way {
    fill: none;
    stroke: var(--cl-ink);
    stroke-width: 2.5;
  }

  .way.ahead {
    stroke: var(--cl-line-2);
  }

  .outline {
    fill: var(--cl-bg);
    stroke: var(--tone);
    stroke-width: 2;
  }

  .mark {
    --tone: var(--cl-ink);
  }

  .mark.ahead {
    --tone: var(--cl-control);
  }

  .mark.open .outline {
    fill: var(--tone);
  }

  .mark.join .outline {
    stroke-width: 1.6;
  }

  .dots {
    fill: var(--tone);
  }

  .strokes {
    fill: none;
    stroke: var(--tone);
    stroke-width: 1.2;
  }

  .mark.selected .outline {
    fill: var(--cl-raised);
    stroke: var(--cl-mark);
    stroke-width: 3;
  }

  /* Name and shape; what it is below both. */
  .row {
    position: absolute;
    right: 0;
    left: 0;
    display: grid;
    grid-template: auto auto / minmax(0, 1fr) auto 28px;
    column-gap: 10px;
    align-content: center;
    align-items: center;
    padding-right: 20px;
    cursor: pointer;
  }

  .detail {
    grid-area: 2 / 1 / 3 / 3;
  }

  .shape {
    grid-area: 1 / 2;
  }

  canvas {
    grid-area: 1 / 3 / 3 / 4;
  }

  /* Name across both columns, what it is and the shape below. */
  .narrow .first {
    grid-area: 1 / 1 / 2 / 3;
  }

  .narrow .detail {
    grid-area: 2 / 1;
  }

  .narrow .shape {
    grid-area: 2 / 2;
    font-size: var(--cl-t-11);
    line-height: 1.25;
  }

  .long .row {
    padding-right: 6px;
  }

  .row:hover {
    background: color-mix(in srgb, var(--cl-ink) 5%, transparent);
  }

  .row[aria-selected='true'] {
    background: var(--cl-raised);
  }

  .row[aria-selected='true']::before {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    width: 3px;
    background: var(--cl-accent);
    forced-color-adjust: none;
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .first {
    display: flex;
  }

  .name {
    min-width: 0;
    font-weight: 500;
    line-height: 1.2;
  }

  /* Shortened in its middle: the beginning gives way, the end stays. */
  .name.parted {
    display: flex;
  }

  .parted span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .row[aria-selected='true'] .name {
    font-weight: 650;
  }

  .name,
  .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .detail {
    display: block;
    color: var(--cl-ink-3);
    font-size: var(--cl-t-11);
    line-height: 1.25;
  }

  .searching .name {
    font-family: var(--cl-mono);
    font-size: var(--cl-t-12);
    letter-spacing: -0.02em;
  }

  .toggle {
    padding: 8px 6px;
    margin: -8px 0 -8px -1px;
    color: var(--cl-ink-3);
    font-size: var(--cl-t-10);
  }

  .shape {
    color: var(--cl-ink-2);
  }

  canvas {
    width: 28px;
    height: 28px;
    border-radius: var(--cl-r-1);
    background: var(--cl-void);
    image-rendering: pixelated;
  }

  canvas.photo {
    image-rendering: auto;
  }

  .strip {
    display: flex;
    gap: 2px;
    align-items: flex-end;
    min-height: 59px;
    margin: 0;
    padding: 8px var(--cl-s-4) 7px;
    border-top: 1px solid var(--cl-line);
    overflow-x: auto;
    list-style: none;
    scrollbar-width: none;
  }

  .strip li {
    flex: 1 0 30px;
  }

  .strip button {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 5px;
    width: 100%;
    color: var(--cl-ink-3);
    font: 500 var(--cl-t-10) / 1 var(--cl-mono);
  }

  .strip button::after {
    content: '';
    position: absolute;
    inset: -8px -1px -7px;
  }

  .strip button[aria-current='true'] {
    color: var(--cl-accent);
    font-weight: 700;
  }

  .strip button[aria-current='true'] canvas {
    box-shadow:
      0 0 0 1.5px var(--cl-bg),
      0 0 0 3.5px var(--cl-mark);
  }

  @media (pointer: coarse) {
    .find {
      height: 44px;
    }

    .find input {
      font-size: 16px;
      height: 44px;
    }

    .find kbd {
      display: none;
    }

    .tools button {
      min-height: 44px;
    }

    .map {
      width: 28px;
    }
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'],
    .strip button[aria-current='true'] canvas {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .way {
      stroke: CanvasText;
    }

    .way.ahead {
      stroke: GrayText;
    }

    .mark {
      --tone: CanvasText;
    }

    .mark.ahead {
      --tone: GrayText;
    }

    .outline {
      fill: Canvas;
    }

    .mark.selected .outline {
      fill: Highlight;
      stroke: Highlight;
    }

    .map svg {
      fill: CanvasText;
    }

    .map .ahead {
      fill: GrayText;
    }

    .map .here {
      stroke: Highlight;
    }

    .sight {
      border-color: Highlight;
    }
  }
`;
