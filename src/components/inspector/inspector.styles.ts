import { css } from 'lit';
import { raisedBox } from '../shared/snippets.styles.js';

export const inspectorStyles = css`
  :host {
    display: block;
    container: inspector / inline-size;
    background: var(--cl-bg);
  }

  cl-session {
    display: block;
  }

  .frame-all {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    height: var(--cl-inspector-height, 100dvh);
    --cl-big: clamp(220px, calc(220px + (100cqi - 1440px) * 0.26), 340px);
  }

  main {
    display: grid;
    grid-template-columns: 288px clamp(356px, 24cqi, 440px) minmax(780px, 1fr);
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
    overflow: auto;
    padding: var(--cl-s-4) var(--cl-s-5);
    border-right: 1px solid var(--cl-line);
    background: var(--cl-surface);
  }

  .side {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    background: var(--cl-surface);
  }

  .side > section {
    overflow: auto;
    padding: var(--cl-s-4) var(--cl-s-5);
    scrollbar-width: thin;
    scrollbar-color: var(--cl-line-2) transparent;
  }

  .answer {
    display: grid;
    gap: 14px;
    margin-top: 14px;
  }

  .answer[hidden] {
    display: none;
  }

  .decision cl-image-picker {
    margin-top: 14px;
  }

  /* A diptych about a hinge: both sides share the rows. */
  .channel {
    display: grid;
    grid-template: auto auto 1fr / minmax(0, 1fr) 104px minmax(0, 1fr);
    align-content: start;
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

  .kernel-box {
    grid-row: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    padding: 0 10px;
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
    height: 36px;
    margin-top: var(--cl-s-3);
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

  cl-status {
    min-width: 0;
  }

  /* Properties, not parts: WebKit matches no ::part() inside a query of a named container. */
  @container inspector (min-width: 1100px) {
    cl-status {
      --cl-status-backend: none;
    }
  }

  /* No room for three columns beside each other: the diptych needs 780. */
  @container inspector (max-width: 1423px) {
    main {
      grid-template: max-content max-content / 288px minmax(0, 1fr);
      overflow: auto;
    }

    .network {
      position: sticky;
      top: 0;
      grid-row: 1 / 3;
      height: calc(var(--cl-inspector-height, 100dvh) - 84px);
    }

    .decision,
    .side > section {
      overflow: visible;
    }

    .decision {
      border-right: 0;
    }

    .side {
      border-top: 1px solid var(--cl-line);
    }

    .answer {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 24px;
    }
  }

  @container inspector (max-width: 1099px) {
    main {
      grid-template-rows: max-content 1fr;
    }

    .network {
      position: static;
      grid-row: 1;
      height: auto;
      /* As tall as the decision beside it, and scrolls inside. */
      contain: size;
      border-right: 1px solid var(--cl-line);
    }

    .side {
      grid-column: 1 / -1;
    }

    .answer {
      grid-template-columns: minmax(0, 520px);
      gap: 14px;
    }
  }

  @container inspector (max-width: 760px) {
    .frame-all {
      display: flex;
      flex-direction: column;
    }

    main {
      display: block;
      flex: 1;
      overflow: auto;
      background: var(--cl-surface);
    }

    .frame-all[data-pane='decision'] :is(.network, .side),
    .frame-all[data-pane='side'] :is(.network, .decision),
    .frame-all[data-pane='network'] :is(.decision, .side) {
      display: none;
    }

    .network {
      height: 100%;
      contain: none;
      border: 0;
    }

    .decision {
      padding: 14px var(--cl-s-4) 20px;
    }

    .decision > .title {
      display: none;
    }

    .answer {
      grid-template-columns: minmax(0, 1fr);
      margin: 0;
    }

    .side {
      display: block;
      border: 0;
    }

    .side > section {
      padding: 14px var(--cl-s-4) 20px;
    }

    .side > .channel {
      grid-template: auto auto auto 1fr / minmax(0, 1fr) minmax(0, 1fr);
      gap: 0 10px;
      padding: var(--cl-s-5) var(--cl-s-4) 0;
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
      max-height: none;
      padding: 0 0 8px;
    }

    .tie-box {
      display: none;
    }

    cl-kernel {
      --cl-kernel-note: none;
    }
  }

  /* Where a page wants fewer panes, those that are there have the room. */
  @container inspector (min-width: 761px) {
    [data-places='decision'] main,
    [data-places='network'] main,
    [data-places='side'] main {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      overflow: hidden;
    }

    [data-places='network decision'] main,
    [data-places='network side'] main {
      grid-template: minmax(0, 1fr) / 288px minmax(0, 1fr);
      overflow: hidden;
    }

    [data-places='network decision'] .decision,
    [data-places='decision'] .decision,
    :is([data-places='network side'], [data-places='side']) .side > section {
      overflow: auto;
    }

    :is([data-places='network decision'], [data-places='network side'], [data-places='network'])
      .network {
      position: static;
      grid-row: 1;
      height: auto;
      contain: none;
    }

    :is([data-places='network side'], [data-places='side']) .side {
      grid-column: auto;
      border-top: 0;
    }

    [data-places='decision'] .decision {
      border-right: 0;
    }

    [data-places='decision side'] main {
      grid-template-columns: clamp(300px, 36cqi, 440px) minmax(0, 1fr);
    }
  }

  @container inspector (min-width: 900px) {
    [data-places='decision'] .answer {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 24px;
      max-width: 1304px;
    }
  }

  @container inspector (min-width: 761px) and (max-width: 1423px) {
    [data-places='decision side'] main {
      grid-template: max-content max-content / minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .tie path {
      stroke: Highlight;
    }
  }
`;
