import { css } from 'lit';
import { raisedBox } from '../shared/snippets.styles.js';

/** The popup with an explanation; it comes with what is in it. */
export const explanationStyles = css`
  .explained {
    ${raisedBox}
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--cl-s-3) var(--cl-s-4);
    overflow: auto;
    white-space: normal;
    font-size: var(--cl-t-13);
    color: var(--cl-ink);
  }

  @supports not selector(:popover-open) {
    .explained {
      display: none;
    }
  }

  .explained:focus {
    outline: none;
  }

  .explained p + p {
    margin-top: var(--cl-s-2);
  }

  .explained svg {
    margin: var(--cl-s-2) 0;
    color: var(--cl-ink-2);
  }

  .explained .all-words {
    position: relative;
    color: var(--cl-ink-2);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .explained .all-words:hover {
    color: var(--cl-ink);
  }

  @media (pointer: coarse) {
    .explained .all-words::after {
      content: '';
      position: absolute;
      inset: -13px;
    }
  }

  .explained .paper {
    color: var(--cl-ink-2);
    font-size: var(--cl-t-12);
  }

  @media print {
    .explained {
      display: none;
    }
  }
`;
