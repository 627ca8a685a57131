import { css } from 'lit';

export const barStyles = css`
  .bar {
    display: flex;
    align-items: center;
    gap: var(--cl-s-4);
    height: 52px;
    padding: 0 var(--cl-s-5);
    border-bottom: 1px solid var(--cl-line);
    background: var(--cl-bg);
    white-space: nowrap;
  }

  .wordmark {
    display: flex;
    align-items: center;
    gap: 9px;
    margin: 0;
    font-size: calc(1.0625 * var(--cl-t-16));
    font-weight: 600;
    letter-spacing: -0.025em;
  }

  .bar nav {
    display: flex;
    align-self: stretch;
    gap: 2px;
  }

  ::slotted(a) {
    display: flex;
    position: relative;
    align-items: center;
    padding: 0 11px;
    border-bottom: 2px solid transparent;
    color: var(--cl-ink-2);
    font-size: var(--cl-t-14);
    text-decoration: none;
  }

  ::slotted(a:hover) {
    color: var(--cl-ink);
  }

  ::slotted(a[aria-current]) {
    border-color: var(--cl-ink);
    color: var(--cl-ink);
    font-weight: 600;
  }

  ::slotted(a:focus-visible) {
    outline: 2px solid var(--cl-focus);
    outline-offset: -2px;
  }

  .bar cl-model-picker,
  .bar cl-image-picker {
    flex: 0 1 auto;
    min-width: 0;
  }

  .tools {
    display: flex;
    gap: 2px;
  }

  .tool {
    position: relative;
    display: grid;
    grid-auto-flow: column;
    gap: 6px;
    place-items: center;
    min-width: 30px;
    height: 30px;
    padding: 0 5px;
    border-radius: var(--cl-r-2);
    color: var(--cl-ink-2);
    font-weight: 550;
  }

  .tool:hover {
    background: var(--cl-sunk);
    color: var(--cl-ink);
  }

  .tabs {
    display: flex;
    gap: 2px;
    min-height: 40px;
    padding: 0 calc(var(--cl-s-5) - 10px);
    border-bottom: 1px solid var(--cl-line);
    overflow-x: auto;
    scrollbar-width: none;
  }

  .tabs button {
    flex: none;
    padding: 0 10px;
    border-bottom: 2px solid transparent;
    color: var(--cl-ink-2);
    text-align: center;
  }

  .tabs button[aria-selected='true'] {
    border-color: var(--cl-ink);
    color: var(--cl-ink);
    font-weight: 600;
  }

  .tabs button:focus-visible {
    outline-offset: -2px;
  }

  @media (pointer: coarse) {
    .tool {
      min-width: 44px;
      height: 44px;
    }

    .tabs,
    .tabs button {
      min-height: 44px;
    }
  }

  /* There no line is transparent. */
  @media (forced-colors: active) {
    .tabs button:not([aria-selected='true']) {
      border-color: Canvas;
    }
  }

  @container inspector (min-width: 1100px) {
    .wordmark {
      width: 268px;
    }
  }

  @container inspector (max-width: 1099px) {
    .bar cl-backend {
      display: none;
    }
  }

  @container inspector (max-width: 760px) {
    /* In rows, as many as it takes: a tab beyond the edge would not be found. */
    .tabs {
      flex-wrap: wrap;
      padding: 0 8px;
      background: var(--cl-bg);
    }

    .tabs button {
      flex: 1 0 auto;
      min-height: 40px;
    }

    .bar {
      height: 48px;
      padding: 0 var(--cl-s-4);
      gap: 8px;
    }

    .wordmark {
      font-size: var(--cl-t-16);
    }

    .bar nav,
    .tool.keys {
      display: none;
    }

    .bar cl-image-picker {
      flex: none;
    }
  }

  /* The sign is enough to see; the name of the model needs the room. */
  @container inspector (max-width: 340px) {
    .wordmark span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
