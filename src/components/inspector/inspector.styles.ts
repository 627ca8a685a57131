import { css } from 'lit';
import { raisedBox } from '../shared/snippets.styles.js';

export const inspectorStyles = css`
  :host {
    display: block;
    /* Its own size decides, not the window's. */
    container: inspector / size;
    height: var(--cl-inspector-height, 100dvh);
    background: var(--cl-bg);
  }

  /* The status line says what is worked on, and has the button that cancels it. */
  cl-session {
    --cl-stale-banner: none;
    display: block;
    height: 100%;
  }

  .frame-all {
    display: grid;
    grid-template: 44px minmax(0, 1fr) auto / minmax(0, 1fr);
    height: 100%;
  }

  .frame-all.striped {
    grid-template-rows: 44px minmax(0, 1fr) auto auto;
  }

  /* Columns scroll, the whole never. */
  main {
    --network: 240px;
    --decision: 320px;
    display: grid;
    grid-template: minmax(0, 1fr) / var(--network) var(--decision) minmax(0, 1fr);
    min-height: 0;
  }

  /* It takes the focus so that keys act, and is no control: a ring would say nothing. */
  main:focus-visible {
    outline: 0;
  }

  main > * {
    min-width: 0;
    min-height: 0;
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }

  .network {
    border-right: 1px solid var(--cl-line);
  }

  .decision {
    display: flex;
    position: relative;
    flex-direction: column;
    overflow: auto;
    padding: 10px var(--cl-s-4) 4px;
    border-right: 1px solid var(--cl-line);
    background: var(--cl-surface);
  }

  /* The photo in it gives way when height runs short: see cl-heatmap with fit. */
  .answer {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-height: 0;
  }

  .title[slot] {
    line-height: 26px;
  }

  .answer[hidden] {
    display: none;
  }

  .answer cl-predictions {
    flex: none;
    padding-bottom: var(--cl-s-2);
    border-bottom: 1px solid var(--cl-line);
  }

  .answer cl-heatmap {
    margin-top: var(--cl-s-2);
  }

  .decision cl-image-picker {
    margin-top: 14px;
  }

  .side {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    container: panes / inline-size;
    background: var(--cl-surface);
  }

  /* Relative, so that what is hidden from the eye alone lengthens nothing else. */
  .side > section {
    position: relative;
    grid-row: 2;
    overflow: auto;
    padding: 10px var(--cl-s-4) var(--cl-s-3);
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }

  .side > section:focus-visible {
    outline-offset: -2px;
  }

  .side > .network {
    padding: 0;
    border: 0;
  }

  .head-row {
    display: flex;
    grid-row: 1;
    height: 38px;
    border-bottom: 1px solid var(--cl-line);
    background: var(--cl-bg);
  }

  .layer-name {
    display: flex;
    gap: var(--cl-s-2);
    align-items: baseline;
    align-self: center;
    min-width: 0;
    margin: 0 var(--cl-s-4) 0 auto;
    padding-inline-start: var(--cl-s-2);
    white-space: nowrap;
  }

  .layer-name > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .layer-name .mono {
    color: var(--cl-ink-3);
  }

  /* A diptych about a hinge: both sides share the rows. */
  .channel {
    --cl-big: clamp(150px, 26.4cqh, 236px);
    /* The row of panes says it. */
    --cl-layer-name: none;
    /* Another tensor of the block is chosen in the network. */
    --cl-block-chips: none;
    display: grid;
    grid-template: auto auto 1fr / minmax(0, 1fr) 88px minmax(0, 1fr);
    --beside: 238px;
    align-content: start;
  }

  /* As high from the start as the big pictures, and what is beside them, will be. */
  .channel::before {
    content: '';
    grid-area: 2 / 2;
    height: max(var(--cl-big), var(--beside));
  }

  .side > .channel {
    padding-bottom: 0;
  }

  .fires,
  .looks {
    grid-row: 1 / 4;
    grid-template-rows: subgrid;
  }

  .fires.said::part(placement) {
    display: none;
  }
  .fires {
    grid-column: 1;
  }

  .looks {
    grid-column: 3;
  }

  .hinge {
    position: relative;
    grid-column: 2;
    text-align: center;
  }

  .number-box {
    grid-row: 1;
  }

  .number-box .layer-name {
    display: none;
  }

  .kernel-box {
    grid-row: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    padding: 0 var(--cl-s-2);
  }

  .kernel-box cl-kernel {
    width: 100%;
  }

  @container inspector (max-height: 880px) {
    cl-kernel {
      --cl-kernel-note: none;
      --cl-kernel-brief: block;
    }
  }
  @container inspector (max-height: 743px) {
    .channel {
      --beside: 190px;
    }
  }
  @container inspector (min-height: 881px) {
    .channel {
      --beside: 245px;
    }
    @container panes (min-width: 1000px) {
      .channel {
        --beside: 270px;
      }
    }
  }

  .tie-box {
    grid-row: 3;
    pointer-events: none;
  }

  .hint {
    display: flex;
    gap: 6px;
    align-items: center;
    justify-content: center;
    height: 30px;
    margin-top: var(--cl-s-2);
    color: var(--cl-ink-3);
  }

  .channel-number {
    font-family: var(--cl-serif);
    font-size: var(--cl-t-36);
    line-height: 1;
    letter-spacing: -0.03em;
  }

  button.channel-number {
    text-decoration: underline;
    text-decoration-color: var(--cl-line-2);
    text-decoration-thickness: 1px;
    text-underline-offset: 5px;
  }

  button.channel-number:hover {
    text-decoration-color: currentcolor;
  }

  .caption {
    color: var(--cl-ink-3);
    font-size: var(--cl-t-11);
    line-height: 1.3;
  }

  .tie {
    position: absolute;
    top: 0;
    left: 0;
  }

  .tie path {
    fill: none;
    stroke: var(--cl-mark);
    stroke-dasharray: 1.5 3.5;
    stroke-linecap: round;
    stroke-width: 1.5;
  }

  .tie text {
    fill: var(--cl-accent);
    font: 650 11px var(--cl-mono);
  }

  .drop {
    position: fixed;
    inset: 12px;
    z-index: 9;
    display: grid;
    place-content: center;
    border: 2px dashed var(--cl-mark);
    border-radius: var(--cl-r-2);
    background: color-mix(in srgb, var(--cl-surface) 88%, transparent);
    text-align: center;
    pointer-events: none;
  }

  dialog {
    ${raisedBox}
    max-width: min(460px, calc(100vw - 32px));
    padding: var(--cl-s-5) var(--cl-s-6);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .question p {
    margin: var(--cl-s-3) 0;
  }

  .question .host {
    overflow-wrap: anywhere;
  }

  .question form {
    display: flex;
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-5);
  }

  dialog dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 8px 16px;
    margin: var(--cl-s-4) 0;
  }

  dialog dt {
    white-space: nowrap;
  }

  kbd {
    padding: 2px 5px;
    border: 1px solid var(--cl-line-2);
    border-radius: 3px;
    font: 500 var(--cl-t-11) / 1 var(--cl-mono);
  }

  .tour {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cl-s-1) var(--cl-s-3);
    align-items: center;
    padding: var(--cl-s-2) var(--cl-s-4);
    border-top: 2px solid var(--cl-accent);
    background: var(--cl-raised);
  }

  .tour p {
    flex: 1 1 260px;
    margin: 0;
    font-size: var(--cl-t-14);
    text-wrap: pretty;
  }

  .tour b {
    margin-inline-end: var(--cl-s-2);
  }

  /* The place to act. */
  [data-tour='classes'] cl-predictions,
  :is([data-tour='methods'], [data-tour='cover']) cl-heatmap,
  [data-tour='network'] cl-network,
  [data-tour='grid'] cl-activations,
  [data-tour='circuit'] .tabs-row {
    outline: 2px solid var(--cl-accent);
    outline-offset: 2px;
  }

  [data-tour] :is(cl-network, .tabs-row) {
    outline-offset: -2px;
  }

  cl-status {
    min-width: 0;
  }

  /* Properties, not parts: WebKit matches no ::part() inside a query of a named container. */
  @container inspector (min-width: 1200px) {
    cl-status {
      --cl-status-backend: none;
    }
  }

  @container inspector (min-width: 1440px) and (min-height: 800px) {
    main {
      --network: 264px;
      --decision: clamp(356px, 24cqi, 440px);
    }
  }

  @container inspector (max-width: 1365px) {
    main {
      --network: 232px;
      --decision: 308px;
    }
  }

  @container inspector (max-width: 1199px) {
    main {
      --network: 224px;
      --decision: 300px;
    }
  }

  /* Where a page wants fewer panes, those that are there have the room. */
  :is([data-places='decision'], [data-places='network'], [data-places='side']) main {
    grid-template-columns: minmax(0, 1fr);
  }

  :is([data-places='network decision'], [data-places='network side']) main {
    grid-template-columns: var(--network) minmax(0, 1fr);
  }

  [data-places='decision side'] main,
  [data-room='middle'] main {
    grid-template-columns: var(--decision) minmax(0, 1fr);
  }

  [data-room='middle'] main {
    --decision: 320px;
  }

  [data-places='decision'] .decision {
    border-right: 0;
  }

  @container inspector (min-width: 900px) {
    [data-places='decision'] .answer {
      flex-direction: row;
      gap: 24px;
      max-width: 1304px;
    }

    [data-places='decision'] .answer > * {
      flex: 1;
      border: 0;
    }
  }

  @container panes (max-width: 660px) {
    .channel {
      --cl-big: clamp(140px, 22cqh, 180px);
      --beside: 246px;
      grid-template-columns: minmax(0, 1fr) 64px minmax(0, 1fr);
    }

    .kernel-box {
      padding: 0 var(--cl-s-1);
    }

    .layer-name .mono {
      display: none;
    }

    cl-kernel {
      --cl-kernel-note: none;
      --cl-kernel-brief: block;
    }
  }

  /* All panes take turns. */
  [data-room='turns'] {
    grid-template-rows: 44px 45px minmax(0, 1fr) auto;
  }

  [data-room='turns'].striped {
    grid-template-rows: 44px 45px minmax(0, 1fr) auto auto;
  }

  [data-room='turns'].untabbed {
    grid-template-rows: 44px minmax(0, 1fr) auto;
  }

  [data-room='turns'].untabbed.striped {
    grid-template-rows: 44px minmax(0, 1fr) auto auto;
  }

  [data-room='turns'] main {
    display: block;
    position: relative;
    overflow: auto;
    background: var(--cl-surface);
  }

  .frame-all[data-pane='decision'] :is(main > .network, .side),
  .frame-all[data-pane='side'] :is(main > .network, .decision),
  .frame-all[data-pane='network'] :is(.decision, .side) {
    display: none;
  }

  [data-room='turns'] .network {
    height: 100%;
    border: 0;
  }

  [data-room='turns'] .decision {
    display: block;
    overflow: visible;
    padding: var(--cl-s-3) var(--cl-s-4) 20px;
    border: 0;
  }

  [data-room='turns'] .answer:not([hidden]) {
    display: block;
  }

  [data-room='turns'] .side {
    display: block;
  }

  [data-room='turns'] .side > section {
    overflow: visible;
    padding: var(--cl-s-3) var(--cl-s-4) 20px;
  }

  @container inspector (max-width: 760px) {
    .side > .channel {
      grid-template: auto auto auto 1fr / minmax(0, 1fr) minmax(0, 1fr);
      gap: 0 10px;
    }

    /* A square picture, and below it what is known of it. */
    .channel::before {
      grid-area: 3 / 1;
      height: calc(50cqi + 104px);
    }

    .fires,
    .looks {
      grid-row: 2 / 5;
    }

    .looks {
      grid-column: 2;
    }

    .number-box {
      grid-area: 1 / 1;
      display: flex;
      align-items: center;
      gap: 12px;
      text-align: left;
    }

    .kernel-box {
      grid-area: 1 / 2;
      height: 84px;
      padding: 0 0 8px;
      overflow: hidden;
    }

    cl-kernel {
      --cl-kernel-more: none;
      --cl-kernel-note: none;
      --cl-kernel-brief: block;
    }

    .number-box .layer-name {
      display: flex;
      flex-direction: column;
      align-items: start;
      margin: 0;
    }

    .number-box .layer-name .mono {
      display: block;
    }

    .number-box .caption {
      display: none;
    }

    .tie-box {
      display: none;
    }
  }

  /* A phone on its side: bar and tabs share a row, the photo is as tall as the room. */
  [data-room='turns'].short {
    grid-template-rows: 40px minmax(0, 1fr) auto;
    --cl-photo-side: min(100cqh - 63px, 48cqi);
    padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
  }

  .short .decision {
    height: 100%;
    padding: 0;
  }

  .short .decision > * {
    height: 100%;
    overflow: auto;
    padding: var(--cl-s-2) var(--cl-s-4);
  }

  .short .answer {
    margin-inline-start: var(--cl-photo-side);
  }

  @container inspector (min-width: 561px) and (max-height: 500px) {
    .side > .channel {
      grid-template: auto auto 1fr / minmax(0, 1fr) 64px minmax(0, 1fr);
      gap: 0;
    }

    .side > .channel > :is(.fires, .looks) {
      grid-row: 1 / 4;
    }

    .side > .channel > .looks {
      grid-column: 3;
    }

    .side > .channel > .number-box {
      grid-area: 1 / 2;
      display: block;
      text-align: center;
    }

    .side > .channel > .kernel-box {
      grid-area: 2 / 2;
      padding: 0 var(--cl-s-1);
    }

    .side > .channel > .tie-box {
      display: block;
    }
  }

  /* Zoomed far in: only the tabs stay in sight. */
  @container inspector (max-width: 560px) and (max-height: 400px) {
    .frame-all {
      display: block;
      overflow: auto;
    }

    .frame-all[data-room] > main {
      overflow: visible;
    }

    .tabs-row {
      position: sticky;
      top: 0;
      z-index: 4;
    }
  }

  @media (forced-colors: active) {
    .tie path {
      stroke: Highlight;
    }
  }
`;
