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
  .heading {
    padding-bottom: 6px;
  }
  .heading .lede {
    min-height: 2.9em;
    margin-top: 1px;
  }
  .hero {
    display: grid;
    gap: var(--cl-s-3);
    min-width: 0;
  }
  .hero {
    grid-template-columns: minmax(0, 1fr) min(var(--cl-big), 66cqi);
  }
  :host([side='right']) .hero {
    grid-template-columns: min(var(--cl-big), 66cqi) minmax(0, 1fr);
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
    gap: 6px;
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
    font-size: calc(0.9375 * var(--cl-t-16));
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
    min-height: 30px;
    margin-top: var(--cl-s-2);
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
    min-height: 34px;
    padding: 6px 0;
    font-size: var(--cl-t-11);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--tile), 1fr));
    gap: 6px;
  }
  /* Two that face each other have the same rows. */
  :host([side]) .tiles {
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }
  .tile {
    display: flex;
    position: relative;
    flex-direction: column;
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
    padding: 3px 1px 0;
    font-family: var(--cl-mono);
    letter-spacing: -0.03em;
    white-space: nowrap;
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
  @container (max-width: 330px) {
    .tile .picture {
      font-size: var(--cl-t-10);
    }
    .grid-foot .segments button {
      padding: 0 5px;
    }
    .legend canvas {
      width: 40px;
    }
  }
  @container (max-width: 290px) {
    :host([side]) .tiles {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .grid-head .optional {
      display: none;
    }
  }
  @container (max-width: 230px) {
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
    .tiles,
    :host([side]) .tiles {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .heading .lede {
      font-size: var(--cl-t-12);
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
