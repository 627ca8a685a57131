import { css } from 'lit';
import { centred, chosenRing, oneLine } from '../shared/snippets.styles.js';

/** Figures, matrix and mistakes; the matrix scrolls sideways where it has no room. */
export const evaluateStyles = css`
  /* As tall as its place, so that a folder can be dropped below what is shown, too. */
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 100%;
    container: evaluate / inline-size;
    --frame-height: 160px;
  }
  .all {
    position: relative;
  }
  .confused {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--cl-s-8);
  }
  .confused > div {
    min-width: 0;
  }
  .all.over {
    outline: 2px dashed var(--cl-mark);
    outline-offset: 6px;
  }
  .heading {
    display: flex;
    gap: var(--cl-s-3);
    align-items: flex-start;
    justify-content: space-between;
  }
  .title {
    overflow-wrap: anywhere;
  }
  h3.title {
    margin-top: var(--cl-s-6);
    font-size: var(--cl-t-16);
  }
  .heading > .button {
    margin-top: 2px;
  }
  .heading > h3 + .button {
    margin-top: var(--cl-s-6);
  }
  .drop {
    ${centred}
    gap: var(--cl-s-3);
    margin-top: var(--cl-s-4);
    padding: var(--cl-s-8) var(--cl-s-4);
    border: 1px dashed var(--cl-control);
    border-radius: var(--cl-r-2);
    text-wrap: balance;
  }
  .about {
    margin-top: var(--cl-s-3);
    overflow-wrap: anywhere;
  }
  .problem {
    margin-top: var(--cl-s-3);
    color: var(--cl-bad);
    text-wrap: pretty;
  }
  .remark {
    margin-top: var(--cl-s-2);
    color: var(--cl-warn);
    text-wrap: pretty;
  }
  /* What was stopped is carried on where it was stopped, above the figures. */
  .frame {
    display: flex;
    flex-direction: column;
  }
  .frame-banner {
    position: static;
    order: -1;
    justify-content: start;
    margin-top: var(--cl-s-2);
    padding: 0;
    border: 0;
    background: none;
  }
  .advance {
    display: flex;
    align-items: center;
    gap: var(--cl-s-3);
    min-height: 28px;
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
  }
  .advance .frame-progress {
    flex: 1 1 auto;
    max-width: 240px;
  }
  .advance > span {
    white-space: nowrap;
  }
  details {
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-12);
  }
  summary {
    cursor: pointer;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-3);
  }
  .unknown {
    color: var(--cl-warn);
    font-weight: 550;
  }
  details p {
    margin-top: var(--cl-s-1);
    color: var(--cl-ink-2);
  }
  details ul {
    max-height: 240px;
    margin: var(--cl-s-2) 0 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .folders > ul {
    max-height: none;
    overflow: visible;
  }
  .choices {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cl-s-2);
    margin: var(--cl-s-1) 0 var(--cl-s-2);
  }
  .choices .button {
    height: auto;
    min-height: 22px;
    text-align: start;
    white-space: normal;
  }
  .choices [aria-pressed='true'] {
    border-color: transparent;
    background: var(--cl-accent-soft);
    color: var(--cl-accent);
  }
  .chosen {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0 var(--cl-s-1);
    max-height: 132px;
    margin: 0;
  }
  cl-class-search {
    flex: 0 1 220px;
  }
  details li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cl-s-1) var(--cl-s-2);
    padding: 2px;
    overflow-wrap: anywhere;
  }
  .headline {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cl-s-2) var(--cl-s-8);
    margin-top: var(--cl-s-4);
  }
  .headline dt {
    color: var(--cl-ink-2);
    font-size: var(--cl-t-12);
  }
  .headline .large {
    font: 400 var(--cl-t-28) / 1.15 var(--cl-serif);
  }
  .mistakes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
    gap: var(--cl-s-3);
    margin: var(--cl-s-3) 0;
    padding: 0;
    list-style: none;
  }
  .mistake {
    display: block;
    width: 100%;
    font-size: var(--cl-t-12);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .mistake .photo {
    display: block;
    aspect-ratio: 1;
    margin-bottom: var(--cl-s-1);
    border-radius: var(--cl-r-1);
    background: var(--cl-sunk);
    overflow: hidden;
  }
  .mistake img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .mistake:hover:not(:disabled) .photo {
    box-shadow: 0 0 0 2px var(--cl-control);
  }
  .mistake:disabled {
    color: inherit;
  }
  .taken,
  .own {
    display: block;
  }
  .own {
    color: var(--cl-ink-2);
  }
  .pairs {
    margin: var(--cl-s-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .pairs button {
    display: grid;
    grid-template-columns: 4ch 1fr;
    gap: var(--cl-s-2);
    width: 100%;
    max-width: 520px;
    padding: 3px 4px;
    overflow-wrap: anywhere;
  }
  .pairs button > b {
    text-align: right;
  }
  .pairs button:hover {
    background: var(--cl-sunk);
  }
  .pairs button[aria-pressed='true'] {
    background: var(--cl-accent-soft);
    color: var(--cl-accent);
  }
  .scroll {
    position: relative;
    margin: var(--cl-s-3) -4px 0;
    padding: 4px;
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }
  table {
    border-collapse: collapse;
    font-size: var(--cl-t-12);
  }
  .matrix {
    border-collapse: separate;
    border-spacing: 2px;
  }
  .matrix th {
    padding: 0;
    font-weight: 400;
    text-align: end;
  }
  .matrix th span {
    ${oneLine}
    display: block;
    max-width: 128px;
  }
  .matrix tbody th {
    position: sticky;
    left: -4px;
    z-index: 1;
    padding-right: var(--cl-s-2);
    background: var(--cl-surface);
  }
  .matrix thead th {
    height: 108px;
    vertical-align: bottom;
    text-align: center;
  }
  .matrix thead span {
    display: inline-block;
    max-width: none;
    max-height: 104px;
    writing-mode: vertical-rl;
    transform: rotate(180deg);
    text-align: start;
  }
  .matrix td {
    padding: 0;
  }
  .cell {
    display: grid;
    place-items: center;
    width: 34px;
    height: 30px;
    border-radius: var(--cl-r-1);
    background: var(--cl-sunk);
    color: var(--cl-ink-3);
    font-size: var(--cl-t-11);
    font-variant-numeric: tabular-nums;
    cursor: default;
  }
  .cell.wrong {
    cursor: pointer;
  }
  .cell.wrong::after {
    content: '';
    width: 26px;
    height: 22px;
    border: 1px solid currentColor;
    border-radius: 11px;
    opacity: 0.6;
  }
  .cell > span,
  .cell::after {
    grid-area: 1 / 1;
  }
  .cell[aria-pressed='true'] {
    ${chosenRing}
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-2);
    font-size: var(--cl-t-11);
  }
  .legend i {
    width: 120px;
    height: 8px;
    border-radius: 1px;
  }
  .classes .scroll {
    max-height: 320px;
  }
  .classes :is(td, th) {
    padding: 2px var(--cl-s-2);
    font-weight: 400;
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .classes th:first-child {
    text-align: left;
  }
  .classes thead th {
    border-bottom: 1px solid var(--cl-line);
    color: var(--cl-ink-2);
  }
  @media (pointer: coarse) {
    .folders .button {
      min-height: 44px;
    }
    summary,
    .pairs button {
      min-height: 44px;
      align-content: center;
    }
    .cell {
      width: 44px;
      height: 44px;
    }
  }
  @media (forced-colors: active) {
    .cell,
    .legend i,
    .mistake img {
      forced-color-adjust: none;
    }
    .cell[aria-pressed='true'],
    .choices [aria-pressed='true'] {
      outline: 3px solid Highlight;
    }
  }
`;
