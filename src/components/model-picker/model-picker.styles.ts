import { css } from 'lit';
import { focusRing, oneLine } from '../shared/snippets.styles.js';

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
    ${focusRing}
  }

  .kept {
    display: flex;
    gap: var(--cl-s-2);
    align-items: center;
  }

  .kept .model {
    flex: 1;
    min-width: 0;
    width: auto;
    margin-inline-end: 0;
  }

  .file-name {
    ${oneLine}
  }

  .kept .detail {
    flex: none;
  }

  .files,
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cl-s-2);
    align-items: center;
  }

  .names span:first-child {
    flex: 1 1 100%;
  }

  fieldset {
    min-width: 0;
    margin: 0 0 var(--cl-s-3);
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0 0 4px;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }

  .way {
    display: flex;
    gap: var(--cl-s-2);
    align-items: baseline;
    min-height: 24px;
    cursor: pointer;
  }

  .way input {
    flex: none;
    margin: 0;
    accent-color: var(--cl-ink);
  }

  .effect {
    ${oneLine}
    flex: 1;
    min-width: 0;
    text-align: end;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }

  .row {
    display: flex;
    gap: var(--cl-s-2);
    align-items: center;
    justify-content: space-between;
    margin-bottom: var(--cl-s-2);
    font-size: var(--cl-t-12);
    overflow-wrap: anywhere;
  }

  .row .select,
  .row .value {
    flex: 0 1 auto;
    min-width: 0;
    max-width: 60%;
  }

  .row .value {
    width: 90px;
  }

  .remarks {
    margin: 0 0 var(--cl-s-3);
    padding: 0 0 0 1.1em;
    font-size: var(--cl-t-12);
    color: var(--cl-warn);
    overflow-wrap: anywhere;
  }

  @media (pointer: coarse) {
    .model,
    .way {
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
