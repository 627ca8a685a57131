import { css } from 'lit';
import { centred, controlRow, fills, pictureBox } from '../shared/snippets.styles.js';

export const compareStyles = css`
  :host {
    container: compare / inline-size;
    --frame-height: 320px;
  }
  .heading {
    display: flex;
    gap: var(--cl-s-3);
    align-items: flex-start;
    justify-content: space-between;
  }
  .choices,
  .readings {
    ${controlRow}
    gap: var(--cl-s-2) var(--cl-s-4);
    margin-top: var(--cl-s-3);
  }
  .reading {
    display: inline-flex;
    max-width: 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cl-s-1) var(--cl-s-2);
  }
  .layers {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    min-width: 0;
  }
  .methods {
    flex: 1 1 auto;
  }
  .methods[open] {
    flex-basis: 100%;
  }
  summary {
    cursor: pointer;
  }
  .methods summary .muted {
    border-bottom: 1px solid var(--cl-line-2);
  }
  .method-list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
    gap: var(--cl-s-2) var(--cl-s-4);
    margin-top: var(--cl-s-2);
    padding: var(--cl-s-3);
    border: 1px solid var(--cl-line);
    border-radius: var(--cl-r-2);
    background: var(--cl-raised);
  }
  .method-choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--cl-s-2);
    align-items: baseline;
    cursor: pointer;
    text-wrap: pretty;
  }
  .method-choice input {
    accent-color: var(--cl-ink);
  }
  .doubt {
    color: var(--cl-warn);
  }
  .coming {
    min-height: 151px;
  }
  .advance {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--cl-s-3);
    min-height: 28px;
    font-size: var(--cl-t-12);
  }
  .advance .frame-progress {
    flex: 1 1 auto;
    max-width: 240px;
  }
  .advance > span {
    white-space: nowrap;
  }
  .scroll {
    overflow-x: auto;
    margin-top: var(--cl-s-3);
    padding-inline-end: 4px;
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }
  table {
    border-collapse: collapse;
  }
  .scroll table {
    width: 100%;
    max-width: calc(132px + var(--columns) * 204px);
    table-layout: fixed;
    min-width: calc(92px + var(--columns) * 112px);
  }
  .scroll :is(th, td) {
    padding-block: 0 var(--cl-s-3);
    padding-inline: var(--cl-s-3) 0;
    vertical-align: top;
    font-weight: 400;
    text-align: start;
  }
  .scroll thead :is(th, td) {
    padding-bottom: var(--cl-s-1);
    vertical-align: bottom;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .scroll thead .muted {
    font-weight: 400;
    white-space: nowrap;
  }
  .scroll :is(thead td, tbody th) {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    width: 132px;
    padding-inline-start: 0;
    background: var(--cl-surface);
  }
  .method {
    display: grid;
    grid-template-columns: 12px 1fr;
    gap: 6px;
    align-items: baseline;
    font-weight: 550;
    line-height: 1.25;
  }
  .mark path {
    fill: var(--cl-surface);
    stroke: var(--cl-ink);
    stroke-width: 1.3px;
  }
  .layer {
    display: block;
    margin-top: 2px;
    overflow-wrap: anywhere;
  }
  .drawing {
    display: block;
  }
  .cell {
    display: block;
    position: relative;
    width: 100%;
    border-radius: var(--cl-r-1);
  }
  .map {
    ${pictureBox}
    display: block;
    aspect-ratio: var(--ratio, 1);
  }
  .map canvas {
    ${fills}
  }
  .cell:hover .map {
    box-shadow: 0 0 0 2px var(--cl-control);
  }
  .winner .map,
  .cell.winner:hover .map {
    box-shadow:
      0 0 0 1.5px var(--cl-surface),
      0 0 0 3.5px var(--cl-ink);
  }
  .map:is(.queued, .running, .stopped, .failed) {
    border: 1px dashed var(--cl-control);
    background: var(--cl-sunk);
  }
  .map:is(.queued, .running, .stopped, .failed) canvas {
    opacity: 0.12;
  }
  .standing {
    ${centred}
    position: absolute;
    inset: 0;
    padding: 4px;
    color: var(--cl-ink);
    font-size: var(--cl-t-11);
  }
  .failed .standing {
    color: var(--cl-bad);
  }
  .probe {
    position: absolute;
    pointer-events: none;
  }
  .probe::before,
  .probe::after {
    content: '';
    position: absolute;
    background: #fff;
    box-shadow: 0 0 0 0.5px #000b;
  }
  .probe::before {
    top: -6px;
    width: 1px;
    height: 13px;
  }
  .probe::after {
    left: -6px;
    width: 13px;
    height: 1px;
  }
  .probe span {
    position: absolute;
    top: 6px;
    left: 8px;
    padding: 2px 5px;
    border-radius: var(--cl-r-1);
    background: #101114e6;
    color: #fff;
    font: 500 var(--cl-t-11) / 1.3 var(--cl-mono);
    white-space: nowrap;
  }
  .probe.flip-x span {
    right: 8px;
    left: auto;
  }
  .probe.flip-y span {
    top: auto;
    bottom: 6px;
  }
  .scale {
    display: grid;
    grid-template-columns: auto minmax(16px, 1fr) auto;
    gap: 5px;
    align-items: center;
    margin-top: 5px;
    font-size: var(--cl-t-11);
    line-height: 1.2;
    color: var(--cl-ink-2);
  }
  .scale canvas {
    width: 100%;
    height: 6px;
    border-radius: 1px;
  }
  .scales {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--cl-s-6);
  }
  .scales .scale {
    width: 220px;
  }
  .score {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 6px;
    margin-top: 3px;
    font-size: var(--cl-t-12);
    line-height: 1.4;
    color: var(--cl-ink-2);
  }
  .best {
    white-space: nowrap;
  }
  .about {
    max-width: 70ch;
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }
  .outcome {
    margin-top: var(--cl-s-2);
  }
  /* Room for the sentences that come last. */
  .outcome.measured {
    min-height: 4.5em;
  }
  .verdict {
    max-width: 100ch;
    text-wrap: pretty;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: var(--cl-s-4) var(--cl-s-6);
    margin-top: var(--cl-s-4);
    padding-top: var(--cl-s-3);
    border-top: 1px solid var(--cl-line);
  }
  .charts figure {
    max-width: 400px;
  }
  .chart {
    width: 100%;
    margin-top: var(--cl-s-2);
    font: 400 11.5px var(--cl-sans);
    font-variant-numeric: tabular-nums;
  }
  .chart text {
    fill: var(--cl-ink-2);
  }
  .chart .end {
    text-anchor: end;
  }
  .chart .middle {
    text-anchor: middle;
  }
  .grid-line {
    stroke: var(--cl-line);
  }
  .curve .line {
    fill: none;
    stroke: var(--cl-control);
    stroke-width: 1.2px;
  }
  .curve .mark {
    fill: var(--cl-surface);
    stroke: var(--cl-ink-3);
    stroke-width: 1.2px;
  }
  .curve.winner .line {
    stroke: var(--cl-ink);
    stroke-width: 2.2px;
  }
  .curve.winner .mark {
    fill: var(--cl-ink);
    stroke: var(--cl-ink);
  }
  .curve.pointed .line {
    stroke: var(--cl-mark);
    stroke-width: 2.4px;
  }
  .curve.pointed .mark {
    fill: var(--cl-mark);
    stroke: var(--cl-mark);
  }
  .ranking {
    margin: var(--cl-s-2) 0 0;
    padding: 0;
    list-style: none;
    font-size: var(--cl-t-12);
  }
  .ranking li {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 2px 4px;
  }
  .ranking li.pointed {
    background: var(--cl-accent-soft);
  }
  .ranking .value {
    margin-left: auto;
  }
  .values {
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-11);
    color: var(--cl-ink-2);
  }
  .values div {
    overflow: auto;
    max-height: 220px;
  }
  .values :is(td, th) {
    padding: 1px 6px;
    font-weight: 400;
    text-align: right;
    white-space: nowrap;
  }
  @container compare (max-width: 520px) {
    .outcome.measured {
      min-height: 8.5em;
    }
    .scroll :is(thead td, tbody th) {
      width: 92px;
    }
    .coming {
      min-height: 322px;
    }
    .scroll :is(th, td) {
      padding-inline-start: var(--cl-s-2);
      font-size: var(--cl-t-12);
    }
    .method {
      overflow-wrap: anywhere;
    }
  }
  @media (pointer: coarse) {
    .method-choice,
    summary {
      min-height: 44px;
      padding-top: 10px;
    }
  }
  @media (forced-colors: active) {
    .map,
    .scale canvas {
      forced-color-adjust: none;
    }
    .winner .map {
      outline: 3px solid Highlight;
    }
    .curve .line,
    .curve .mark,
    .mark path {
      stroke: CanvasText;
    }
  }
`;
