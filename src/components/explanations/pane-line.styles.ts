import { css } from 'lit';

/** The line under a pane's title and its words that explain themselves. */
export const paneLineStyles = css`
  .caution {
    color: var(--cl-ink-3);
  }

  .ask {
    position: relative;
    width: 16px;
    height: 16px;
    border: 1px solid var(--cl-control);
    border-radius: 50%;
    font-size: var(--cl-t-11);
    line-height: 14px;
    text-align: center;
    color: var(--cl-ink-2);
    vertical-align: 1px;
  }

  .ask:hover {
    border-color: var(--cl-ink);
    color: var(--cl-ink);
  }

  .ask:focus-visible {
    border-radius: 50%;
  }

  .term {
    color: inherit;
    text-decoration: underline dotted 1px;
    text-underline-offset: 3px;
  }

  .term:hover {
    color: var(--cl-ink);
    text-decoration-style: solid;
  }

  @media (pointer: coarse) {
    .ask::after {
      content: '';
      position: absolute;
      inset: -14px;
    }

    .term {
      padding-block: 6px;
    }
  }

  @media print {
    .ask {
      display: none !important;
    }

    .term {
      text-decoration: none;
    }
  }
`;
