import { css } from 'lit';
import { thinTrack } from '../shared/snippets.styles.js';

export const statusStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--cl-bg);
    color: var(--cl-ink-2);
    font-size: var(--cl-t-12);
  }

  .line {
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: 28px;
    padding: 0 16px;
    border-top: 1px solid var(--cl-line);
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .dot {
    flex: none;
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--cl-accent);
    animation: pulse 1.6s infinite var(--cl-ease);
    forced-color-adjust: none;
  }

  .dot.still {
    animation: none;
  }

  @keyframes pulse {
    50% {
      opacity: 0.3;
    }
  }

  .what,
  .count {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  b {
    font-weight: 550;
    color: var(--cl-ink);
  }

  .notice {
    margin: 0;
    padding: 6px 16px;
    border-top: 1px solid var(--cl-line);
    overflow-wrap: anywhere;
  }

  .notice b {
    color: var(--cl-bad);
  }

  .bar {
    ${thinTrack}
    flex: none;
    width: 120px;
  }

  .bar i {
    display: block;
    height: 100%;
    background: var(--cl-accent);
  }

  /* Where it stays while the words before it change. */
  button {
    position: relative;
    flex: none;
    margin-inline-start: auto;
    border: 0;
    border-bottom: 1px solid var(--cl-line-2);
    background: none;
    padding: 0;
    font: inherit;
    font-weight: 550;
    color: var(--cl-ink);
    cursor: pointer;
  }

  button:hover {
    border-color: var(--cl-ink);
  }

  /* Grows the area that a finger can hit, not the drawing, and not below the page. */
  button::after {
    content: '';
    position: absolute;
    inset: -14px -8px -4px;
  }

  .room {
    flex: 1;
  }

  .rule {
    flex: none;
    width: 1px;
    height: 12px;
    background: var(--cl-line-2);
  }

  .line cl-backend {
    display: var(--cl-status-backend, inline-flex);
  }

  @container (max-width: 1099px) {
    .times,
    .running .memory,
    .running .privacy,
    .rule {
      display: none;
    }
  }

  @container (max-width: 760px) {
    .line {
      gap: 10px;
      min-height: 30px;
    }

    .count,
    .privacy,
    .memory,
    .line.running cl-backend {
      display: none;
    }

    .bar {
      flex: 1 0 80px;
      width: auto;
    }
  }

  /* A phone on its side. */
  @container (min-width: 561px) and (max-height: 500px) {
    .line {
      min-height: 22px;
    }
  }

  @media (forced-colors: active) {
    .bar {
      outline: 1px solid CanvasText;
    }

    .bar i,
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
