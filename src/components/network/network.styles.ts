import { css } from 'lit';

export const networkStyles = css`
  :host {
    background: var(--cl-bg);
  }

  :host(:not([compact])) {
    display: flex;
    flex-direction: column;
    min-height: 0;
    /* Some pages reset the padding of everything, and an element of ours is a thing of theirs. */
    padding: 10px 0 6px !important;
  }

  :host([hidden]) {
    display: none;
  }

  header {
    padding: 0 var(--cl-s-4) 4px;
  }

  .told {
    --frame-height: 120px;
    padding: var(--cl-s-2) var(--cl-s-4) 0;
  }

  :host([compact]) .told {
    --frame-height: 0;
    padding: 0;
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
    height: 26px;
    margin-top: 5px;
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
    padding: 0 var(--cl-s-4);
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

  .tree {
    position: relative;
    container: tree / inline-size;
  }

  /* What gives way in a low frame. */
  @container (max-height: 743px) {
    .facts {
      display: none;
    }
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
  }
`;
