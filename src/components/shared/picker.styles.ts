import { css } from 'lit';
import { raisedBox, thinTrack } from './snippets.styles.js';

/** The button of a picker, its popup, and the form for a URL. */
export const pickerStyles = css`
  :host {
    display: inline-block;
    position: relative;
    min-width: 0;
    max-width: 100%;
  }

  .pick {
    display: flex;
    align-items: center;
    gap: 9px;
    max-width: 100%;
    height: 32px;
    padding: 0 9px 0 4px;
    border: 1px solid var(--cl-line-2);
    border-radius: var(--cl-r-2);
    background: var(--cl-raised);
    line-height: 1.15;
    text-align: start;
    white-space: nowrap;
    position: relative;
    transition: border-color var(--cl-fast);
  }

  .pick:disabled {
    border-color: transparent;
    background: none;
    color: inherit;
  }

  .pick:hover:enabled {
    border-color: var(--cl-ink-3);
  }

  /* A finger needs 44 px; the drawing stays. */
  .pick::before {
    content: '';
    position: absolute;
    inset: -6px 0;
  }

  .pick canvas,
  .pick .sign {
    flex: none;
    width: 24px;
    height: 24px;
    border-radius: var(--cl-r-1);
  }

  .pick canvas {
    background: var(--cl-void);
    object-fit: contain;
  }

  .pick .sign {
    display: grid;
    place-items: center;
    color: var(--cl-ink-2);
  }

  .pick .words {
    display: flex;
    gap: 6px;
    align-items: baseline;
    min-width: 0;
  }

  .pick .name,
  .pick .host,
  .pick .detail {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .pick .name {
    font-size: var(--cl-t-13);
    font-weight: 550;
  }

  .pick .host,
  .pick .detail {
    font-size: var(--cl-t-11);
    color: var(--cl-ink-3);
  }

  /* It gives way first. */
  .pick .detail {
    flex-shrink: 1000;
  }

  /* Cut at its front: whose a host is stands at its end. */
  .pick .host {
    direction: rtl;
    text-align: left;
  }

  .pick .arrow {
    margin-inline-start: 3px;
    color: var(--cl-ink-3);
  }

  .popup {
    ${raisedBox}
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--cl-s-4);
    overflow: auto;
    white-space: normal;
  }

  .popup h3 {
    font-size: var(--cl-t-12);
    font-weight: 600;
    margin-bottom: var(--cl-s-2);
  }

  .popup section + section {
    margin-top: var(--cl-s-4);
    padding-top: var(--cl-s-3);
    border-top: 1px solid var(--cl-line);
  }

  form {
    display: flex;
    gap: var(--cl-s-2);
    align-items: center;
  }

  input[type='text'] {
    flex: 1;
    min-width: 0;
    height: 28px;
    padding: 0 8px;
    border: 1px solid var(--cl-control);
    border-radius: var(--cl-r-2);
    background: var(--cl-surface);
    font: var(--cl-t-12) var(--cl-mono);
  }

  input::placeholder {
    color: var(--cl-ink-3);
  }

  .hint {
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }

  .problem {
    margin-top: var(--cl-s-3);
    padding: 10px 12px;
    border: 1px solid var(--cl-bad);
    border-radius: var(--cl-r-1);
    overflow-wrap: anywhere;
  }

  .problem strong {
    color: var(--cl-bad);
    font-weight: 600;
  }

  .problem code {
    display: block;
    margin-top: 4px;
    font: 500 var(--cl-t-11) / 1.4 var(--cl-mono);
    color: var(--cl-ink-2);
  }

  .problem .button {
    margin-top: var(--cl-s-2);
  }

  .opening {
    display: flex;
    align-items: center;
    gap: var(--cl-s-3);
    margin-top: var(--cl-s-3);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }

  progress {
    ${thinTrack}
    flex: 1;
    min-width: 60px;
    border: 0;
    appearance: none;
  }

  progress::-webkit-progress-bar {
    background: var(--cl-line-2);
  }

  progress::-webkit-progress-value {
    background: var(--cl-accent);
  }

  progress::-moz-progress-bar {
    background: var(--cl-accent);
  }

  @media (pointer: coarse) {
    input[type='text'] {
      height: 44px;
      /* Below 16 px a phone zooms into the field. */
      font-size: 16px;
    }
  }

  /* Room for the name alone, inside an inspector or another container that is narrow. */
  @container (max-width: 1365px) {
    .pick .detail {
      display: none;
    }
  }

  @container (max-width: 760px) {
    .pick .arrow {
      display: none;
    }
  }
`;
