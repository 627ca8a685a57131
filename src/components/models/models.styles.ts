import { css } from 'lit';

export const modelsStyles = css`
  :host {
    container: models / inline-size;
    background: var(--cl-bg);
  }
  .list {
    display: flex;
    flex-direction: column;
    min-width: 0;
    background: var(--cl-surface);
  }
  header {
    padding: var(--cl-s-4) var(--cl-s-5) var(--cl-s-3);
  }
  header .title {
    font-size: var(--cl-t-28);
    letter-spacing: -0.02em;
  }
  .pills {
    margin-top: var(--cl-s-3);
  }
  .pill {
    font-size: var(--cl-t-12);
  }
  .scroll {
    /* What is there for the ear alone stays inside, and makes no page longer. */
    position: relative;
    overflow: auto;
    min-height: 0;
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-variant-numeric: tabular-nums lining-nums;
  }
  thead th {
    position: sticky;
    z-index: 1;
    top: 0;
    padding: 0;
    border-bottom: 1px solid var(--cl-line-2);
    background: var(--cl-surface);
    color: var(--cl-ink-3);
    font-size: var(--cl-t-12);
    font-weight: 500;
    white-space: nowrap;
  }
  thead button {
    width: 100%;
    height: 32px;
    padding: 0 8px;
    text-align: end;
  }
  thead .name button {
    padding-inline-start: 0;
    text-align: start;
  }
  thead [aria-sort] button {
    color: var(--cl-ink);
    font-weight: 650;
  }
  .arrow {
    display: inline-block;
    width: 1em;
    text-align: end;
  }
  td,
  tbody th {
    height: 25px;
    padding: 0 8px;
    border-bottom: 1px solid var(--cl-line);
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }
  tbody th {
    padding-inline-start: 0;
    font-weight: 500;
    text-align: start;
  }
  /* Below the title of the column, not below its arrow. */
  td {
    padding-inline-end: calc(8px + 1em);
  }
  tr > .pin {
    width: 40px;
    min-width: 40px;
    padding: 0;
    padding-inline-start: var(--cl-s-5);
  }
  tr.pointed > * {
    background: var(--cl-sunk);
  }
  tr.pinned > * {
    background: color-mix(in srgb, var(--own) 9%, var(--cl-surface));
  }
  tr.pinned.pointed > * {
    background: color-mix(in srgb, var(--own) 18%, var(--cl-surface));
  }
  tr.pinned th {
    font-weight: 650;
  }
  tr.last > * {
    border-bottom-color: var(--cl-control);
  }
  tr > :last-child,
  tr > :last-child button {
    padding-inline-end: var(--cl-s-4);
  }
  td:last-child button {
    padding: 0;
  }
  .hold {
    position: relative;
    display: block;
    width: 12px;
    height: 12px;
    border: 1.5px solid var(--cl-control);
    border-radius: 50%;
  }
  .hold[aria-pressed='true'] {
    border-color: var(--own);
    background: var(--own);
  }
  .hold::after {
    content: '';
    position: absolute;
    inset: -8px -14px;
  }
  .time {
    border-bottom: 1px solid var(--cl-line-2);
    color: var(--cl-ink-2);
    font-size: var(--cl-t-12);
  }
  @media (hover: hover) {
    .time {
      opacity: 0;
    }
    tr:hover .time,
    .time:focus-visible {
      opacity: 1;
    }
  }
  .going {
    color: var(--cl-accent);
    font-weight: 600;
  }
  .failed {
    color: var(--cl-bad);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--cl-s-2) var(--cl-s-4);
  }
  .when {
    grid-column: 1 / -1;
  }
  .best {
    margin-inline-start: 7px;
    color: var(--cl-ink-3);
    font-size: var(--cl-t-10);
  }
  .dot {
    position: relative;
    display: inline-block;
    width: 62px;
    height: 1px;
    margin-inline-end: 9px;
    background: var(--cl-line-2);
    vertical-align: middle;
  }
  .dot::after {
    content: '';
    position: absolute;
    top: -3px;
    left: calc(var(--place) - 3.5px);
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--own, var(--cl-bar));
  }
  .charts {
    min-width: 0;
    padding: var(--cl-s-4) var(--cl-s-5);
  }
  .bars {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: var(--cl-s-4) var(--cl-s-5);
    margin-top: var(--cl-s-4);
    padding-top: var(--cl-s-4);
    border-top: 1px solid var(--cl-line);
  }
  .bars h3 {
    font-size: var(--cl-t-12);
    font-weight: 600;
  }
  .bars p {
    margin-bottom: 8px;
    font-size: var(--cl-t-11);
  }
  .bars dl {
    margin: 0;
    font-size: var(--cl-t-12);
  }
  .bars dl > div {
    display: grid;
    grid-template-columns: 1fr auto;
    margin-bottom: 7px;
    line-height: 1.3;
  }
  .bar {
    grid-column: 1 / -1;
    height: 9px;
    margin-top: 2px;
    background: var(--cl-sunk);
  }
  .bar i {
    display: block;
    height: 100%;
    background: var(--own);
  }

  @container models (min-width: 1200px) {
    .frame {
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) 560px;
      height: var(--cl-models-height, auto);
    }
    .list {
      border-inline-end: 1px solid var(--cl-line);
    }
    .charts {
      overflow: auto;
      scrollbar-width: thin;
      scrollbar-color: var(--cl-line-2) transparent;
    }
  }
  @container models (min-width: 1200px) and (max-width: 1439px) {
    .frame {
      grid-template-columns: minmax(0, 1fr) 460px;
    }
    td,
    thead button {
      padding-inline: 4px;
    }
    .dot {
      width: 42px;
    }
  }
  /* The table is long: who reads on a narrow page sees the charts first. */
  @container models (max-width: 1199px) {
    .frame {
      display: flex;
      flex-direction: column-reverse;
    }
  }
  /* What a phone has no room for is in the chart. */
  @container models (max-width: 700px) {
    header,
    .charts {
      padding-inline: var(--cl-s-4);
    }
    .dot,
    .top5,
    .depth,
    .cpu,
    .gpu {
      display: none;
    }
    tr > .pin {
      padding-inline-start: var(--cl-s-4);
    }
    td {
      padding-inline: 4px;
    }
    thead button {
      padding: 0 4px;
      white-space: normal;
    }
  }
  @container models (max-width: 440px) {
    .parameters {
      display: none;
    }
  }
  @media (pointer: coarse) {
    thead button,
    td,
    tbody th {
      height: 44px;
    }
  }
  @media (forced-colors: active) {
    .dot::after,
    .bar i,
    .hold[aria-pressed='true'] {
      background: CanvasText;
    }
  }
`;
