import { css } from 'lit';
import { controlRow, fills, grownBar, pictureBox } from '../shared/snippets.styles.js';

export const dreamStyles = css`
  :host {
    container: dream / inline-size;
    --frame-height: 320px;
  }
  .form {
    ${controlRow}
    gap: var(--cl-s-2) var(--cl-s-5);
    align-content: start;
    min-height: 92px;
    margin: var(--cl-s-3) 0;
  }
  @container dream (min-width: 900px) {
    .form {
      min-height: 0;
    }
  }
  @container dream (max-width: 480px) {
    .form {
      min-height: 184px;
    }
  }
  .form .button {
    margin-inline-start: auto;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cl-s-2);
    min-width: 0;
    min-height: 28px;
  }
  .choice .select {
    min-width: 0;
    color: var(--cl-ink);
  }
  .choice input {
    width: 84px;
    height: 24px;
    padding: 0 6px;
    border: 1px solid var(--cl-control);
    border-radius: var(--cl-r-2);
    background: var(--cl-raised);
    text-align: end;
  }
  .more summary {
    min-height: 28px;
    line-height: 28px;
    cursor: pointer;
  }
  .more[open] {
    flex-basis: 100%;
    order: 1;
  }
  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: var(--cl-s-2) var(--cl-s-6);
  }
  .numbers .choice {
    justify-content: space-between;
  }
  /* Below the film, for its slider is still of use. */
  .frame-banner {
    position: static;
    margin-top: var(--cl-s-2);
  }
  /* As wide as the room, and no higher than can be seen at once. */
  .film {
    width: min(100%, calc(var(--cl-dream-height, min(60vh, 560px)) * var(--ratio)));
  }
  .screen {
    ${pictureBox}
    aspect-ratio: var(--ratio);
  }
  .screen canvas {
    ${fills}
  }
  .done {
    ${grownBar}
  }
  .strip {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: 3px;
    margin-top: var(--cl-s-2);
  }
  .place {
    position: relative;
    aspect-ratio: var(--ratio);
    cursor: pointer;
  }
  .place canvas {
    width: 100%;
    height: 100%;
    border-radius: 1px;
  }
  .place[data-shown='true'] {
    outline: 2px solid var(--cl-mark);
    outline-offset: 0;
    border-radius: 1px;
  }
  .queued {
    border: 1px dashed var(--cl-line-2);
    cursor: default;
  }
  .player,
  .foot {
    ${controlRow}
    gap: var(--cl-s-2) var(--cl-s-3);
    margin-top: var(--cl-s-2);
  }
  .play {
    justify-content: center;
    min-width: 48px;
  }
  .player input {
    flex: 1 1 120px;
    min-width: 80px;
  }
  /* Wide enough for any step, so that the slider keeps its length. */
  .caption {
    min-width: 170px;
    text-align: end;
  }
  @container dream (max-width: 480px) {
    .caption {
      flex-basis: 100%;
      text-align: start;
    }
  }
  .save {
    display: inline-flex;
    gap: var(--cl-s-2);
  }
  .link {
    position: relative;
    border-bottom: 1px solid var(--cl-line-2);
    font-weight: 550;
  }
  .link:hover {
    border-color: var(--cl-ink);
  }
  @media (pointer: coarse) {
    .link::after {
      content: '';
      position: absolute;
      inset: -14px -4px;
    }
    .choice {
      min-height: 44px;
    }
    .more summary {
      line-height: 44px;
    }
    .choice input {
      height: 36px;
    }
  }
  @media (forced-colors: active) {
    .done {
      background: Highlight;
      forced-color-adjust: none;
    }
    .place[data-shown='true'] {
      outline-color: Highlight;
    }
  }
`;
