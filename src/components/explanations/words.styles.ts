import { css } from 'lit';
import { raisedBox } from '../shared/snippets.styles.js';

/** The dialog with all words, and the list of them on paper. */
export const wordsStyles = css`
  /* It lies at the end of the page and takes no room in it. */
  :host {
    position: fixed;
    width: 0;
    height: 0;
  }

  dialog {
    ${raisedBox}
    width: min(560px, calc(100vw - 32px));
    max-height: min(640px, calc(100dvh - 32px));
    padding: 0;
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  dialog > h2,
  form {
    padding: var(--cl-s-4) var(--cl-s-6);
  }

  form {
    display: flex;
    gap: var(--cl-s-2);
    border-top: 1px solid var(--cl-line);
  }

  .list {
    flex: 1;
    min-height: 0;
    padding: 0 var(--cl-s-6) var(--cl-s-4);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .list:focus-visible {
    outline-offset: -2px;
  }

  dl {
    max-width: 62ch;
  }

  dt {
    margin-top: var(--cl-s-3);
    font-weight: 600;
  }

  dd {
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }

  [aria-current] {
    color: var(--cl-accent);
  }

  .paper {
    display: none;
  }

  @media (pointer: coarse) {
    .button {
      height: 44px;
    }
  }

  @media print {
    :host {
      position: static;
      width: auto;
      height: auto;
    }

    dialog {
      display: none !important;
    }

    .paper {
      display: block;
    }

    dt {
      break-after: avoid;
    }

    dd {
      break-inside: avoid;
    }
  }
`;
