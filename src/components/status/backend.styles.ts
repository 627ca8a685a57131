import { css } from 'lit';
import { fills, focusRing } from '../shared/snippets.styles.js';

export const backendStyles = css`
  :host {
    display: inline-flex;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
    white-space: nowrap;
  }

  label {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 24px;
    border-radius: 2px;
  }

  label:focus-within {
    ${focusRing}
  }

  i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--cl-ok);
    forced-color-adjust: none;
  }

  b {
    font-weight: 600;
    color: var(--cl-ink);
  }

  .time {
    display: var(--cl-backend-time, inline);
    min-width: 7ch;
    font-variant-numeric: tabular-nums;
  }

  /* The native list lies invisibly over the badge: every platform's own menu, keys and all. */
  select {
    ${fills}
    opacity: 0;
    cursor: pointer;
    font: inherit;
  }

  option {
    background: var(--cl-raised);
    color: var(--cl-ink);
  }

  @media (pointer: coarse) {
    select {
      inset: -10px -6px;
      width: calc(100% + 12px);
      height: calc(100% + 20px);
      min-height: 44px;
    }
  }
`;
