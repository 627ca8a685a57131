import { css } from 'lit';

export const kernelStyles = css`
  :host {
    --frame-height: 120px;
    max-width: 220px;
    font-size: var(--cl-t-11);
    line-height: 1.3;
    color: var(--cl-ink-3);
    text-align: center;
  }
  .frame {
    container-type: inline-size;
  }
  /* There is little room between the two pictures. */
  .frame-panel {
    gap: var(--cl-s-1);
    padding: var(--cl-s-2);
  }
  .frame-panel .title {
    font-size: var(--cl-t-13);
  }
  .slices {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--cl-s-2);
  }
  .weights {
    display: grid;
    gap: 1px;
    width: 78px;
    max-width: 100%;
    border: 1px solid var(--cl-line-2);
    background: var(--cl-line-2);
  }
  .slices.many .weights {
    width: 48px;
  }
  .weights i {
    aspect-ratio: 1;
  }
  .slice figcaption {
    margin-top: 2px;
  }
  .inputs {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 3px 5px;
    align-items: center;
    font-family: var(--cl-mono);
    letter-spacing: -0.03em;
  }
  .inputs > :nth-child(3n + 1),
  .inputs > :nth-child(3n) {
    text-align: right;
  }
  .track {
    position: relative;
    height: 8px;
    background: linear-gradient(var(--cl-line-2), var(--cl-line-2)) center / 1px 100% no-repeat;
  }
  .track i {
    position: absolute;
    inset-block: 1px;
    min-width: 1px;
  }
  .scale {
    width: min(78px, 100%);
    margin: var(--cl-s-2) auto 0;
  }
  .scale canvas {
    width: 100%;
    height: 5px;
  }
  .scale div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    justify-content: space-between;
    margin-top: 2px;
  }
  .scale span:last-child {
    margin-left: auto;
  }
  /* Where there is room for the strongest alone. */
  .inputs > :nth-child(n + 10),
  .scale {
    display: var(--cl-kernel-more, block);
  }
  /* The bars say it, and the scale how much. */
  @container (max-width: 90px) {
    .inputs {
      grid-template-columns: auto 1fr;
    }
    .inputs > :nth-child(3n) {
      display: none;
    }
  }
  .slices.many {
    flex-wrap: wrap;
  }
  @container (min-width: 160px) {
    .slices.many {
      flex-direction: row;
      justify-content: center;
    }
  }
  .brief {
    display: var(--cl-kernel-brief, none);
    margin-bottom: 3px;
  }
  .note {
    display: var(--cl-kernel-note, block);
    margin-top: var(--cl-s-2);
    text-wrap: balance;
  }
  @media (forced-colors: active) {
    .weights,
    .track i,
    .scale canvas {
      forced-color-adjust: none;
    }
  }
`;
