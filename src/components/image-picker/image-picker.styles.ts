import { css } from 'lit';
import { controlRow, oneLine } from '../shared/snippets.styles.js';

export const imagePickerStyles = css`
  :host([pane]) {
    display: block;
  }

  .samples {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .sample {
    display: block;
    width: 100%;
    font-size: var(--cl-t-11);
    line-height: 1.3;
    color: var(--cl-ink-2);
  }

  .sample img {
    width: 100%;
    aspect-ratio: 1;
    margin-bottom: 4px;
    border-radius: var(--cl-r-1);
    background: var(--cl-void);
    object-fit: cover;
  }

  .sample:hover img {
    box-shadow:
      0 0 0 1.5px var(--cl-raised),
      0 0 0 2.5px var(--cl-ink-3);
  }

  .sample[aria-pressed='true'] {
    font-weight: 650;
    color: var(--cl-accent);
  }

  .sample[aria-pressed='true'] img {
    box-shadow:
      0 0 0 1.5px var(--cl-raised),
      0 0 0 3.5px var(--cl-mark);
  }

  .sample .label {
    ${oneLine}
    display: block;
  }

  /* With a line to each, beside its picture. */
  .samples.told {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    gap: 10px 14px;
  }

  .told .sample {
    display: grid;
    grid-template: auto auto / 52px 1fr;
    align-content: center;
    gap: 0 10px;
    min-height: 52px;
    text-align: start;
  }

  .told .sample img {
    grid-row: 1 / 3;
    width: 52px;
    height: 52px;
    margin: 0;
  }

  .told .label {
    align-self: end;
    font-size: var(--cl-t-12);
    font-weight: 600;
    color: var(--cl-ink);
  }

  .told [aria-pressed='true'] .label {
    color: var(--cl-accent);
  }

  .point {
    font-weight: 400;
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }

  .actions {
    ${controlRow}
    gap: 6px 12px;
  }

  .pane {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: var(--cl-s-3);
    min-height: min(272px, 100vw);
    padding: var(--cl-s-6);
    border: 1px dashed var(--cl-control);
    border-radius: var(--cl-r-1);
    background: var(--cl-sunk);
  }

  .pane.over {
    border: 2px dashed var(--cl-mark);
    background: var(--cl-accent-soft);
  }

  .pane p {
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }

  @container (max-width: 760px) {
    .pick {
      padding: 0 3px;
    }

    /* Said, not shown: the thumbnail is enough to see. */
    .pick .words {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  @media (forced-colors: active) {
    .sample[aria-pressed='true'] img {
      outline: 3px solid Highlight;
      outline-offset: 2px;
    }
  }
`;
