import { css } from 'lit';

/** Buttons, segmented control, range, switch and select, in one look. */
export const controlStyles = css`
  .button {
    position: relative;
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    height: 28px;
    padding: 0 10px;
    border: 1px solid var(--cl-line-2);
    border-radius: var(--cl-r-2);
    background: var(--cl-raised);
    font-size: var(--cl-t-12);
    font-weight: 550;
    white-space: nowrap;
    transition: border-color var(--cl-fast);
  }
  .button:hover:not(:disabled) {
    border-color: var(--cl-ink-3);
  }
  .button.primary {
    background: var(--cl-ink);
    border-color: var(--cl-ink);
    color: var(--cl-surface);
  }
  .button.primary:disabled {
    border-color: var(--cl-bar-2);
    background: var(--cl-bar-2);
    color: var(--cl-ink-3);
  }
  .button.small {
    height: 22px;
    padding: 0 7px;
  }
  .segments {
    display: inline-flex;
    flex: none;
    flex-wrap: wrap;
    max-width: 100%;
    border: 1px solid var(--cl-line-2);
    border-radius: var(--cl-r-2);
    background: var(--cl-raised);
    white-space: nowrap;
  }
  .segments button {
    position: relative;
    height: 22px;
    padding: 0 9px;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }
  .segments button + button {
    border-left: 1px solid var(--cl-line);
  }
  .segments button[aria-pressed='true'] {
    background: var(--cl-ink);
    color: var(--cl-surface);
    font-weight: 550;
  }
  .select {
    max-width: 100%;
    padding: 0;
    field-sizing: content;
    border: 0;
    border-bottom: 1px solid var(--cl-line-2);
    border-radius: 0;
    background: none;
    appearance: none;
    font-weight: 550;
    cursor: pointer;
    text-overflow: ellipsis;
  }
  .select:hover {
    border-color: var(--cl-ink);
  }
  .select option {
    background: Canvas;
    color: CanvasText;
  }
  input[type='range'] {
    --filled: 50%;
    width: 100%;
    height: 16px;
    appearance: none;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 2px;
    border-radius: 1px;
    background: linear-gradient(90deg, var(--cl-ink) var(--filled), var(--cl-line-2) var(--filled));
  }
  input[type='range']::-moz-range-track {
    height: 2px;
    background: var(--cl-line-2);
  }
  input[type='range']::-webkit-slider-thumb {
    width: 12px;
    height: 12px;
    margin-top: -5px;
    border: 2px solid var(--cl-ink);
    border-radius: 50%;
    background: var(--cl-raised);
    appearance: none;
  }
  input[type='range']::-moz-range-thumb {
    width: 9px;
    height: 9px;
    border: 2px solid var(--cl-ink);
    border-radius: 50%;
    background: var(--cl-raised);
  }
  .switch {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    cursor: pointer;
  }
  .switch input {
    position: relative;
    width: 24px;
    height: 14px;
    border-radius: 7px;
    appearance: none;
    background: var(--cl-control);
    cursor: pointer;
    transition: background var(--cl-fast);
  }
  .switch input::after {
    content: '';
    position: absolute;
    top: 2px;
    left: 2px;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: #fff;
    transition: transform var(--cl-fast) var(--cl-ease);
  }
  .switch input:checked {
    background: var(--cl-ink);
  }
  .switch input:checked::after {
    transform: translateX(10px);
    background: var(--cl-surface);
  }
  /* A finger needs 44 px; the drawing stays as it is. */
  @media (pointer: coarse) {
    .button::after,
    .segments button::after,
    .switch::after {
      content: '';
      position: absolute;
      inset: 50% 0 auto;
      min-width: 44px;
      height: 44px;
      transform: translateY(-50%);
    }
    input[type='range'],
    .select {
      height: 44px;
    }
  }
  @media (forced-colors: active) {
    .segments button[aria-pressed='true'],
    .button.primary,
    .switch input,
    input[type='range'] {
      forced-color-adjust: none;
    }
    .segments button[aria-pressed='true'],
    .button.primary {
      background: Highlight;
      color: HighlightText;
    }
    .switch input {
      background: GrayText;
    }
    .switch input:checked {
      background: Highlight;
    }
  }
`;
