import { css } from 'lit';

export const barStyles = css`
  .bar {
    display: flex;
    align-items: center;
    gap: var(--cl-s-3);
    height: 44px;
    min-width: 0;
    padding: 0 var(--cl-s-4);
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

  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cl-s-2);
    min-height: 44px;
  }

  .ways nav {
    display: flex;
  }

  .ways ::slotted(a) {
    height: 44px;
    text-decoration: underline;
    text-underline-offset: 3px;
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

  /* The time comes late, and moves nothing. */
  .bar cl-backend {
    min-width: 118px;
  }

  /* Where there is room for it. */
  @container inspector (max-width: 1199px) {
    .tour-offer {
      display: none;
    }
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

  .tabs-row {
    position: relative;
    min-width: 0;
    background: var(--cl-bg);
  }

  .tabs {
    display: flex;
    min-width: 0;
    height: 100%;
    padding: 0 6px;
    overflow-x: auto;
    scrollbar-width: none;
  }

  .tabs button {
    position: relative;
    flex: none;
    padding: 0 11px;
    color: var(--cl-ink-2);
    font-size: var(--cl-t-14);
    text-align: center;
  }

  .tabs button::after {
    content: '';
    position: absolute;
    inset: auto 11px 0;
    height: 2px;
  }

  .tabs button[aria-selected='true'] {
    color: var(--cl-ink);
    font-weight: 600;
  }

  .tabs button[aria-selected='true']::after {
    background: var(--cl-ink);
  }

  .tabs button:focus-visible {
    outline-offset: -2px;
  }

  /* More of them lie beyond the edge. */
  .tabs-row.more::after {
    content: '›';
    display: grid;
    place-items: center end;
    position: absolute;
    inset-block: 0 1px;
    inset-inline-end: 0;
    width: 40px;
    padding-inline-end: 9px;
    background: linear-gradient(90deg, transparent, var(--cl-bg) 60%);
    color: var(--cl-ink-2);
    font-size: 18px;
    pointer-events: none;
  }

  .tabs-row.more:dir(rtl)::after {
    content: '‹';
    background: linear-gradient(270deg, transparent, var(--cl-bg) 60%);
  }

  nav.tabs-row {
    height: 45px;
    border-bottom: 1px solid var(--cl-line);
  }

  .bar nav.tabs-row {
    flex: 0 1 auto;
    height: auto;
    border: 0;
  }

  @media (pointer: coarse) {
    .tool {
      min-width: 44px;
      height: 44px;
    }
  }

  @media (forced-colors: active) {
    .tabs button[aria-selected='true']::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }

  /* The bar's columns are those below. */
  @container inspector (min-width: 1100px) {
    .wordmark {
      width: 212px;
    }
  }

  @container inspector (max-width: 1365px) {
    .wordmark {
      width: 204px;
    }

    .bar cl-backend {
      min-width: 64px;
      --cl-backend-time: none;
    }
  }

  @container inspector (max-width: 1199px) {
    /* Which page this is, is seen; the way to another is not. */
    .bar cl-backend,
    ::slotted(a[aria-current]) {
      display: none;
    }
  }

  @container inspector (max-width: 1099px) {
    .wordmark {
      width: auto;
    }
  }

  @container inspector (max-width: 760px) {
    .bar {
      gap: 8px;
      padding: 0 var(--cl-s-3) 0 var(--cl-s-4);
    }

    .wordmark {
      font-size: var(--cl-t-16);
    }

    .tool.keys {
      display: none;
    }

    .bar cl-image-picker {
      flex: none;
    }
  }

  /* The sign is enough to see; the name of the model needs the room. */
  @container inspector (max-width: 480px) or (max-height: 500px) {
    .wordmark span {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  .short .bar {
    height: 40px;
  }

  .short .bar .wordmark {
    width: auto;
  }
`;
