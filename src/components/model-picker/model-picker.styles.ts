import { css } from 'lit';

export const modelPickerStyles = css`
  .model {
    display: flex;
    justify-content: space-between;
    gap: var(--cl-s-3);
    align-items: center;
    width: calc(100% + 16px);
    min-height: 36px;
    margin: 0 -8px;
    padding: 4px 8px;
    border-radius: var(--cl-r-2);
    font-weight: 500;
  }

  .model:hover {
    background: var(--cl-sunk);
  }

  .model[aria-pressed='true'] {
    background: var(--cl-accent-soft);
    font-weight: 650;
  }

  .model .detail {
    font-size: var(--cl-t-12);
    font-weight: 400;
    color: var(--cl-ink-2);
  }

  .file {
    position: relative;
    display: inline-block;
    cursor: pointer;
  }

  .file:focus-within .button {
    outline: 2px solid var(--cl-focus);
    outline-offset: 2px;
  }

  .hint {
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }

  @media (pointer: coarse) {
    .model {
      min-height: 44px;
    }
  }

  @container (max-width: 760px) {
    .pick .sign {
      display: none;
    }

    .pick {
      padding: 0 10px;
    }
  }
`;
