import { css } from 'lit';

export const filtersStyles = css`
  :host {
    --frame-height: min(var(--cl-big), 70vw);
  }
  .big .nothing {
    display: grid;
    position: absolute;
    inset: 0;
    place-items: center;
    padding: var(--cl-s-3);
    color: #fff;
    text-align: center;
    text-wrap: balance;
  }
  .curve {
    width: 100%;
    height: 34px;
    margin-top: 6px;
  }
  .curve path {
    fill: none;
    stroke: var(--cl-bar);
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .curve .base {
    stroke: var(--cl-line-2);
    stroke-width: 1px;
  }
  .stages {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 4px;
    max-width: 200px;
    margin-top: 4px;
  }
  .stages figcaption {
    margin-top: 2px;
    font: 500 var(--cl-t-10) / 1 var(--cl-mono);
    color: var(--cl-ink-3);
  }
  .stages canvas {
    width: 100%;
    aspect-ratio: 1;
    border-radius: 1px;
  }
  .wide {
    width: 100%;
  }
  .facts .button {
    align-self: flex-start;
  }
  @media (forced-colors: active) {
    .curve path {
      stroke: CanvasText;
    }
  }
`;
