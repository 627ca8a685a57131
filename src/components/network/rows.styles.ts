import { css } from 'lit';
import { oneLine } from '../shared/snippets.styles.js';

/** The rows: name, what it is, shape, thumbnail. */
export const rowStyles = css`
  /* Name and shape; what it is below both. */
  .row {
    position: absolute;
    right: 0;
    left: 0;
    display: grid;
    grid-template: auto auto / minmax(0, 1fr) auto 24px;
    column-gap: 8px;
    align-content: center;
    align-items: center;
    padding-right: 14px;
    cursor: pointer;
  }

  .detail {
    grid-area: 2 / 1 / 3 / 3;
  }

  .shape {
    grid-area: 1 / 2;
  }

  .row canvas {
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

  @container tree (max-width: 264px) {
    .shape {
      font-size: var(--cl-t-10);
    }
  }

  @container tree (max-width: 200px) {
    .first {
      grid-area: 1 / 1 / 2 / 3;
    }

    .detail {
      grid-area: 2 / 1;
    }

    .shape {
      grid-area: 2 / 2;
      line-height: 1.25;
    }
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
    line-height: 1.1;
  }

  /* Shortened in its middle: the beginning gives way, the end stays. */
  .name.parted {
    display: flex;
  }

  .parted span {
    white-space: pre;
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
    ${oneLine}
  }

  .detail {
    display: block;
    color: var(--cl-ink-3);
    font-size: var(--cl-t-11);
    line-height: 1.1;
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
    width: 24px;
    height: 24px;
    border-radius: var(--cl-r-1);
    background: var(--cl-void);
    object-fit: contain;
    image-rendering: pixelated;
  }

  canvas.photo {
    image-rendering: auto;
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
