import { css } from 'lit';
import { centred, chosenRing, fills, grownBar, pictureBox } from './snippets.styles.js';

/** Tiles of the two grids, and the two big pictures that face each other. */
export const channelGridStyles = css`
  :host {
    --tile: 58px;
    display: grid;
    grid-template-rows: auto auto auto;
    align-content: start;
  }
  /* Not the host: a query container cannot pass on the rows of a subgrid. */
  .box {
    min-width: 0;
    container-type: inline-size;
  }
  .heading > * {
    min-height: 56px;
  }
  .hero {
    display: grid;
    gap: 14px;
    min-width: 0;
  }
  .hero {
    grid-template-columns: minmax(0, 1fr) min(var(--cl-big), 70cqi);
  }
  :host([side='right']) .hero {
    grid-template-columns: min(var(--cl-big), 70cqi) minmax(0, 1fr);
  }
  :host([side='right']) .big {
    order: -1;
  }
  .big {
    ${pictureBox}
    aspect-ratio: var(--ratio, 1);
    align-self: start;
  }
  .tile:disabled {
    color: inherit;
  }
  .alone {
    max-width: 640px;
  }
  .alone + .caption {
    margin-top: var(--cl-s-1);
    color: var(--cl-ink-2);
    font-size: var(--cl-t-12);
  }
  .big > canvas,
  .big > svg {
    ${fills}
    object-fit: contain;
  }
  .facts {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-width: 0;
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
  }
  :host([side='left']) .facts {
    align-items: flex-end;
    text-align: right;
  }
  .facts dl {
    display: contents;
  }
  .facts dt {
    font-size: var(--cl-t-11);
    line-height: 1.2;
    color: var(--cl-ink-3);
  }
  .facts dd {
    margin-top: 1px;
    font-size: var(--cl-t-16);
    font-weight: 500;
    line-height: 1.15;
    letter-spacing: -0.01em;
    color: var(--cl-ink);
  }
  .facts small {
    font-size: var(--cl-t-11);
    font-weight: 400;
    letter-spacing: 0;
    color: var(--cl-ink-3);
  }
  .grid-head,
  .grid-foot {
    display: flex;
    align-items: center;
    gap: 10px;
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
  }
  .grid-head {
    min-height: 36px;
    margin-top: var(--cl-s-3);
    border-top: 1px solid var(--cl-line);
    white-space: nowrap;
  }
  .grid-head > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .grid-foot {
    flex-wrap: wrap;
    gap: var(--cl-s-2);
    min-height: 44px;
    padding: var(--cl-s-2) 0;
    font-size: var(--cl-t-11);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--tile), 1fr));
    gap: 7px 6px;
  }
  .tile {
    position: relative;
    font-size: var(--cl-t-11);
    line-height: 1;
    color: var(--cl-ink-2);
  }
  .picture {
    ${pictureBox}
    display: block;
    aspect-ratio: var(--ratio, 1);
    transition: box-shadow var(--cl-fast);
  }
  .picture canvas {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .caption {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: 4px 1px 0;
    font-family: var(--cl-mono);
    letter-spacing: -0.03em;
  }
  .tile .caption > [aria-hidden] {
    font-weight: 400;
    color: var(--cl-ink-3);
  }
  button.tile:hover .picture {
    box-shadow:
      0 0 0 1.5px var(--cl-surface),
      0 0 0 2.5px var(--cl-ink-3);
  }
  .tile[aria-selected='true'] .picture {
    ${chosenRing}
  }
  .tile[aria-selected='true'] .caption {
    font-weight: 700;
    color: var(--cl-accent);
  }
  .tile.queued .picture {
    border: 1px dashed var(--cl-line-2);
    background: var(--cl-sunk);
  }
  .tile.none {
    padding-bottom: 15px;
  }
  .tile.none .picture {
    background: var(--cl-sunk);
    opacity: 0.5;
  }
  .tile:is(.queued, .silent, .dead) .picture {
    ${centred}
    color: var(--cl-ink-2);
    line-height: 1.2;
  }
  .tile:is(.silent, .dead) .picture {
    background: repeating-linear-gradient(135deg, var(--cl-sunk) 0 5px, var(--cl-line) 5px 6px);
  }
  .tile em {
    padding: 2px 3px;
    border-radius: 2px;
    background: var(--cl-surface);
    font-style: normal;
  }
  .done {
    ${grownBar}
  }
  @container (max-width: 270px) {
    :host([side]) .hero,
    .hero {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--cl-s-2);
    }
    .hero .big {
      order: -1;
    }
    .hero .facts,
    :host([side='left']) .hero .facts {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--cl-s-2);
      align-items: start;
      text-align: left;
    }
    .facts dd {
      font-size: var(--cl-t-13);
    }
    .facts .wide {
      grid-column: 1 / -1;
    }
    .tiles {
      grid-template-columns: repeat(3, 1fr);
    }
    .grid-head .optional,
    .heading .lede {
      display: none;
    }
    .heading > * {
      min-height: 0;
      padding-bottom: var(--cl-s-2);
    }
    .grid-foot .segments {
      width: 100%;
    }
    .grid-foot .segments button {
      flex: 1;
      height: auto;
      min-height: 22px;
      padding: 2px 4px;
      font-size: var(--cl-t-11);
      line-height: 1.15;
      text-align: center;
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    .tile[aria-selected='true'] .picture {
      outline: 3px solid Highlight;
    }
    .tile:hover .picture {
      outline: 1px solid CanvasText;
    }
    .picture,
    .big,
    .done {
      forced-color-adjust: none;
    }
    .done {
      background: Highlight;
    }
  }
`;
