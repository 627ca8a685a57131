import { css } from 'lit';
import { raisedBox } from '../shared/snippets.styles.js';

/** The menu of what can be taken along. */
export const shareStyles = css`
  .popup {
    ${raisedBox}
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--cl-s-2);
    font-size: var(--cl-t-12);
    overflow: auto;
    white-space: normal;
  }

  .popup .item {
    display: block;
    width: 100%;
    min-height: 36px;
    padding: 4px 8px;
    border-radius: var(--cl-r-1);
    font-size: var(--cl-t-13);
    text-align: start;
  }

  .popup .item:hover {
    background: var(--cl-sunk);
  }

  .popup .item:focus-visible {
    outline-offset: -2px;
  }

  .popup .detail {
    display: block;
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
  }

  .popup .item[aria-pressed='true'] {
    color: var(--cl-accent);
  }

  .popup .said {
    padding: 4px 8px;
  }

  .preview {
    display: grid;
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-2);
    padding: var(--cl-s-3) 8px 4px;
    border-top: 1px solid var(--cl-line);
    color: var(--cl-ink-2);
  }

  .preview pre {
    max-height: 260px;
    margin: 0;
    padding: 8px;
    border-radius: var(--cl-r-1);
    background: var(--cl-sunk);
    color: var(--cl-ink);
    font: var(--cl-t-11) / 1.45 var(--cl-mono);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    user-select: text;
  }

  .preview .button {
    justify-self: start;
  }

  @media (pointer: coarse) {
    .popup .item {
      min-height: 44px;
    }
  }
`;
