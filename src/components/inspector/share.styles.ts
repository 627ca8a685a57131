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

  .popup .said {
    padding: 4px 8px;
  }

  @media (pointer: coarse) {
    .popup .item {
      min-height: 44px;
    }
  }
`;
