import { css } from 'lit';

export const modelChartStyles = css`
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--cl-s-2) var(--cl-s-3);
    margin-bottom: var(--cl-s-2);
  }
  .empty {
    padding: var(--cl-s-8) 0;
    color: var(--cl-ink-3);
  }
  .chart {
    width: 100%;
    max-width: 720px;
    height: auto;
    overflow: visible;
    direction: ltr;
  }
  .chart text {
    font-size: 11px;
    font-variant-numeric: tabular-nums lining-nums;
    fill: var(--cl-ink-3);
  }
  .chart .label {
    paint-order: stroke;
    stroke: var(--cl-bg);
    stroke-width: 3px;
    stroke-linejoin: round;
    fill: var(--cl-ink-2);
    pointer-events: none;
  }
  .chart .label.strong {
    font-weight: 550;
    fill: var(--cl-ink);
  }
  .chart .label.pinned {
    font-weight: 650;
  }
  .grid-line {
    stroke: var(--cl-line);
  }
  .axis {
    stroke: var(--cl-ink-3);
  }
  .best {
    fill: none;
    stroke: var(--cl-ink);
    stroke-width: 1.2;
    stroke-dasharray: 1.5 3.5;
    stroke-linecap: round;
  }
  .bubble {
    fill: var(--own, var(--cl-ink-3));
    fill-opacity: 0.13;
    stroke: var(--own, var(--cl-ink-3));
    stroke-width: 0.8;
  }
  .chart .bubble {
    cursor: pointer;
  }
  .bubble.strong {
    stroke: var(--own, var(--cl-ink));
    stroke-width: 1.3;
  }
  .bubble.pinned {
    fill-opacity: 0.55;
    stroke-width: 1.8;
  }
  .bubble.pointed {
    stroke-width: 3;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px var(--cl-s-4);
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
  }
  .key .mark,
  .areas {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .areas {
    gap: var(--cl-s-4);
  }
  .values {
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
  }
  .values summary {
    width: fit-content;
    color: var(--cl-ink-2);
    cursor: pointer;
  }
  .values table {
    width: 100%;
    margin-top: var(--cl-s-2);
    border-collapse: collapse;
  }
  .values th,
  .values td {
    padding: 3px 0;
    border-bottom: 1px solid var(--cl-line);
    font-weight: 400;
    text-align: end;
  }
  .values th:first-child {
    text-align: start;
  }
  .values thead th {
    color: var(--cl-ink-3);
  }
  @media (forced-colors: active) {
    .chart text {
      fill: CanvasText;
    }
    .bubble.pinned {
      stroke: Highlight;
    }
  }
`;
