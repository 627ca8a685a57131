import { css } from 'lit';

export const pipelineStyles = css`
  :host {
    container: pipeline / inline-size;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--cl-s-2) var(--cl-s-4);
    margin-bottom: var(--cl-s-3);
  }
  .heading .title {
    font-size: var(--cl-t-28);
    letter-spacing: -0.02em;
  }
  .forms {
    display: flex;
    align-items: center;
    gap: var(--cl-s-2);
  }
  .steps {
    display: grid;
    gap: var(--cl-s-5);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .steps > li {
    display: flex;
    flex-direction: column;
    gap: var(--cl-s-3);
    min-width: 0;
  }
  h3 {
    font-size: var(--cl-t-14);
    font-weight: 600;
  }
  .no {
    display: inline-grid;
    place-items: center;
    width: 22px;
    height: 22px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--cl-ink);
    color: var(--cl-surface);
    font-size: var(--cl-t-12);
  }
  .content {
    display: grid;
    flex: 1;
    align-content: start;
    gap: var(--cl-s-2);
    color: var(--cl-ink-2);
  }
  dl {
    margin: 0;
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: var(--cl-s-3);
    padding: 3px 0;
    border-bottom: 1px solid var(--cl-line);
  }
  dd {
    color: var(--cl-ink);
    text-align: end;
  }
  code {
    color: var(--cl-ink);
    font-family: var(--cl-mono);
    font-size: var(--cl-t-12);
  }
  pre {
    margin: 0;
    padding: var(--cl-s-3);
    border: 1px solid var(--cl-line);
    border-radius: var(--cl-r-2);
    background: var(--cl-surface);
    direction: ltr;
    overflow: auto;
  }
  .photo {
    display: grid;
    grid-template-columns: 112px 1fr;
    gap: var(--cl-s-3);
    align-items: center;
  }
  .photo canvas {
    width: 112px;
    height: auto;
    border-radius: var(--cl-r-1);
  }
  .spread svg,
  .all {
    width: 100%;
    height: 56px;
    background: var(--cl-sunk);
    direction: ltr;
  }
  .spread rect {
    fill: var(--cl-bar);
  }
  .spread figcaption {
    display: flex;
    justify-content: space-between;
    font-size: var(--cl-t-11);
  }
  .all path {
    fill: none;
    stroke: var(--cl-accent);
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
  }
  .others summary {
    width: fit-content;
    cursor: pointer;
  }
  .top {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .top li {
    display: grid;
    grid-template-columns: minmax(90px, 40%) 1fr 52px;
    gap: 10px;
    align-items: center;
    color: var(--cl-ink);
  }
  .top .number {
    text-align: end;
  }
  .track {
    height: 7px;
    background: var(--cl-sunk);
  }
  .track i {
    display: block;
    height: 100%;
    min-width: 2px;
    background: var(--cl-bar);
  }
  .top li:first-child .track i {
    background: var(--cl-accent);
  }
  @container pipeline (min-width: 900px) {
    .steps {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @media (pointer: coarse) {
    .others summary {
      min-height: 44px;
      padding-top: 10px;
    }
  }
  @media (forced-colors: active) {
    .spread rect {
      fill: CanvasText;
    }
    .all path {
      stroke: CanvasText;
    }
    .track i {
      background: CanvasText;
    }
  }
`;
