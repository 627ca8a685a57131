import { css } from 'lit';
import { centred } from '../shared/snippets.styles.js';

export const activationsStyles = css`
  :host {
    --frame-height: min(var(--cl-big), 70vw);
  }
  .big .outline {
    fill: none;
    stroke: #fde725;
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .big .edge {
    fill: none;
    stroke: #0008;
    stroke-width: 3px;
    vector-effect: non-scaling-stroke;
  }
  .why {
    margin: 0;
    color: var(--cl-ink-2);
    font-size: var(--cl-t-11);
    text-wrap: pretty;
  }
  .raw {
    margin-top: auto;
  }
  .raw canvas {
    width: min(48px, 48px * (var(--ratio, 1)));
    aspect-ratio: var(--ratio, 1);
    margin-top: var(--cl-s-1);
    border-radius: var(--cl-r-1);
  }
  .strength {
    display: block;
    width: 20px;
    height: 3px;
    background: var(--cl-line);
  }
  .strength i {
    display: block;
    height: 100%;
    background: var(--cl-bar);
  }
  .layer {
    display: var(--cl-layer-name, inline);
  }
  .legend {
    display: inline-flex;
    align-items: center;
    gap: var(--cl-s-2);
  }
  .legend canvas {
    width: 64px;
    height: 8px;
    border-radius: 1px;
  }
  .legend.signed canvas {
    width: 40px;
  }
  .legend .middle {
    display: grid;
    justify-items: center;
    line-height: 1;
  }
  .dead {
    flex-basis: 100%;
    color: var(--cl-ink-3);
  }
  .nothing {
    ${centred}
    position: absolute;
    inset: 0;
    padding: var(--cl-s-3);
    color: #fff;
    text-wrap: balance;
  }
  @container (max-height: 743px) {
    .raw canvas {
      width: min(36px, 36px * (var(--ratio, 1)));
    }
  }
  @container (max-width: 230px) {
    .raw {
      display: none;
    }
    .strength {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .strength i {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .legend canvas {
      forced-color-adjust: none;
    }
  }
`;
