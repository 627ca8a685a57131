import { css } from 'lit';

/** Small round buttons in a row, those that are pressed filled. */
export const pillStyles = css`
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .pill {
    position: relative;
    height: 26px;
    padding: 0 10px;
    border: 1px solid var(--cl-control);
    border-radius: 13px;
    color: var(--cl-ink-2);
    white-space: nowrap;
  }
  .pill[aria-pressed='true'] {
    border-color: var(--cl-ink);
    background: var(--cl-ink);
    color: var(--cl-surface);
    font-weight: 550;
  }
  @media (pointer: coarse) {
    .pill::after {
      content: '';
      position: absolute;
      inset: 50% 0 auto;
      height: 44px;
      transform: translateY(-50%);
    }
    .pills {
      row-gap: 18px;
    }
  }
  @media (forced-colors: active) {
    .pill[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
