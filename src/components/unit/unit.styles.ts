import { css } from 'lit';
import {
  centred,
  controlRow,
  fills,
  grownBar,
  oneLine,
  pictureBox,
} from '../shared/snippets.styles.js';

export const unitStyles = css`
  :host {
    container: unit / inline-size;
  }
  /* As tall as two pictures with their words. */
  .diptych {
    --frame-height: calc(78px + min(220px, 25cqi - 36px));
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--cl-s-3);
    align-items: baseline;
  }
  /* It takes the focus so that what comes is read from its beginning, and is no control. */
  .head:focus-visible {
    outline: 0;
  }
  .head .lede {
    flex: 1 1 200px;
    min-height: 1lh;
    margin: 0;
  }
  .head .pane-line {
    flex-basis: 100%;
  }
  section {
    min-width: 0;
  }
  h3.title {
    margin-bottom: var(--cl-s-2);
  }
  .diptych {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 104px minmax(0, 1fr);
    gap: var(--cl-s-3);
    margin-top: var(--cl-s-4);
  }
  .hinge {
    text-align: center;
  }
  .channel-number {
    margin-bottom: var(--cl-s-3);
    font-family: var(--cl-serif);
    font-size: var(--cl-t-36);
    line-height: 1;
    letter-spacing: -0.03em;
  }
  .pairs {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--cl-s-5) var(--cl-s-8);
    margin-top: var(--cl-s-5);
    padding-top: var(--cl-s-4);
    border-top: 1px solid var(--cl-line);
  }
  .own {
    margin-top: var(--cl-s-5);
    padding-top: var(--cl-s-4);
    border-top: 1px solid var(--cl-line);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 220px) minmax(0, 220px);
    gap: var(--cl-s-2);
    align-items: start;
  }
  figcaption {
    margin-top: 4px;
    color: var(--cl-ink-2);
    font-size: var(--cl-t-11);
    line-height: 1.3;
    text-wrap: pretty;
  }
  .picture {
    ${pictureBox}
    display: block;
  }
  .picture > canvas {
    display: block;
    width: 100%;
    height: auto;
  }
  .picture > svg {
    ${fills}
  }
  .picture path {
    fill: none;
    stroke: #fff;
    stroke-width: 1.4px;
    vector-effect: non-scaling-stroke;
  }
  .picture path.edge {
    stroke: rgb(0 0 0 / 70%);
    stroke-width: 3.4px;
  }
  .picture.none {
    ${centred}
    aspect-ratio: 1;
    padding: 2px;
    border: 1px dashed var(--cl-line-2);
    background: var(--cl-sunk);
    color: var(--cl-ink-2);
    font-size: var(--cl-t-11);
    line-height: 1.2;
  }
  .picture .word {
    position: absolute;
    inset: auto 0 0;
    padding: 2px 3px;
    background: var(--cl-surface);
    font-size: var(--cl-t-11);
    font-style: normal;
    line-height: 1.2;
    text-align: center;
  }
  .done {
    ${grownBar}
  }
  .ring {
    position: absolute;
    width: 14px;
    height: 14px;
    margin: -7px;
    border: 2px solid var(--cl-mark);
    border-radius: 50%;
    box-shadow:
      0 0 0 1.5px #fff,
      inset 0 0 0 1px #fff;
  }
  .variants {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 108px));
    gap: var(--cl-s-1);
    margin-top: var(--cl-s-2);
  }
  .actions {
    ${controlRow}
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-2);
  }
  .stopped {
    overflow-wrap: anywhere;
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .link {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr) minmax(40px, 0.6fr) 4.5em;
    gap: var(--cl-s-2);
    align-items: center;
    width: 100%;
    padding: 3px 4px;
    border-radius: var(--cl-r-2);
  }
  button.link:hover {
    background: var(--cl-sunk);
  }
  .link .picture.none {
    font-size: var(--cl-t-10);
  }
  .link .picture .word {
    inset: 0;
    display: grid;
    place-items: center;
    font-size: var(--cl-t-10);
  }
  .who {
    min-width: 0;
    line-height: 1.25;
  }
  .who .factors,
  .who .layer,
  .who .mono {
    ${oneLine}
    display: block;
    color: var(--cl-ink-3);
  }
  .value {
    text-align: right;
    white-space: nowrap;
  }
  .diverging {
    position: relative;
    display: block;
    height: 10px;
    background: linear-gradient(var(--cl-line-2), var(--cl-line-2)) center / 1px 100% no-repeat;
  }
  .diverging i {
    position: absolute;
    inset-block: 1px;
    min-width: 1px;
    background: var(--cl-bar);
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(60px, 1fr) 4.5em;
    gap: var(--cl-s-2);
    align-items: center;
    min-height: 22px;
  }
  .name {
    ${oneLine}
  }
  .note {
    margin-top: var(--cl-s-2);
    color: var(--cl-ink-3);
    font-size: var(--cl-t-11);
    text-wrap: pretty;
  }
  .before-after {
    width: 100%;
    margin-top: var(--cl-s-2);
    border-collapse: collapse;
    table-layout: fixed;
  }
  .before-after th {
    padding: 3px var(--cl-s-2) 3px 0;
    font-weight: 400;
    text-align: left;
  }
  .before-after thead th {
    color: var(--cl-ink-3);
    font-size: var(--cl-t-11);
  }
  .before-after td {
    padding: 3px 0;
  }
  .before-after .value {
    white-space: normal;
    padding-left: var(--cl-s-2);
  }
  .tracks i {
    display: block;
    height: 5px;
    min-width: 1px;
    background: var(--cl-bar);
  }
  .tracks .was,
  .key.was {
    background: var(--cl-control);
  }
  .tracks i + i {
    margin-top: 1px;
  }
  .key {
    display: inline-block;
    width: 9px;
    height: 5px;
    margin: 0 3px 2px 6px;
    background: var(--cl-bar);
  }
  .segments {
    margin-top: var(--cl-s-2);
  }
  .photos {
    padding: var(--cl-s-3);
    border: 1px dashed var(--cl-control);
    border-radius: var(--cl-r-1);
  }
  .photos.over {
    border-color: var(--cl-mark);
    background: var(--cl-accent-soft);
  }
  .problem {
    color: var(--cl-bad);
  }
  .photos code {
    font: 500 var(--cl-t-11) / 1.4 var(--cl-mono);
    color: var(--cl-ink-2);
    overflow-wrap: anywhere;
  }
  .patches {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(96px, 1fr));
    gap: var(--cl-s-3) var(--cl-s-2);
    margin-top: var(--cl-s-3);
  }
  .patches figcaption {
    display: flex;
    gap: 6px;
    overflow: hidden;
    white-space: nowrap;
  }
  .file {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .skipped {
    margin-top: var(--cl-s-3);
    font-size: var(--cl-t-12);
  }
  .skipped summary {
    cursor: pointer;
  }
  .skipped li {
    margin-top: 4px;
    overflow-wrap: anywhere;
  }
  @container unit (max-width: 620px) {
    .diptych {
      --frame-height: calc(92px + 50cqi);

      grid-template-columns: minmax(0, 1fr);
      gap: var(--cl-s-4);
    }
    .hinge {
      display: flex;
      gap: var(--cl-s-4);
      align-items: flex-start;
      order: -1;
      min-height: 232px;
    }
    .hinge cl-kernel {
      flex: 1;
      max-width: 320px;
    }
    .channel-number {
      margin: 0;
    }
    .pairs {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (pointer: coarse) {
    .link {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .picture,
    .done,
    .ring,
    .diverging i,
    .tracks i,
    .key {
      forced-color-adjust: none;
    }
    .diverging i,
    .tracks i,
    .key {
      background: CanvasText;
    }
    .tracks .was,
    .key.was {
      background: GrayText;
    }
  }
`;
