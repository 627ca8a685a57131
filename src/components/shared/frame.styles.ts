import { css } from 'lit';
import { thinTrack } from './snippets.styles.js';

/** The states of a pane. An element sets `--frame-height` to the height of its result. */
export const frameStyles = css`
  .frame {
    position: relative;
    min-width: 0;
  }
  .frame-content {
    transition: opacity var(--cl-slow) var(--cl-ease);
  }
  /* A short delay: what is answered within it changes without a flicker. */
  .frame-content.stale {
    opacity: 0.45;
    filter: saturate(0.4);
    transition-delay: 100ms;
  }
  .frame-panel {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    gap: var(--cl-s-2);
    min-height: var(--frame-height, 220px);
    padding: var(--cl-s-4);
    border-radius: var(--cl-r-1);
    background: var(--cl-sunk);
    text-align: start;
    overflow: hidden;
  }
  .frame-panel p {
    color: var(--cl-ink-2);
    text-wrap: pretty;
  }
  .frame-panel.empty {
    border: 1px dashed var(--cl-control);
  }
  .frame-panel.brief {
    border: 1px solid var(--cl-line-2);
  }
  .frame-panel.error {
    border: 1px solid var(--cl-bad);
    background: var(--cl-raised);
  }
  .frame-panel.error .title {
    display: flex;
    gap: var(--cl-s-2);
    align-items: center;
    color: var(--cl-bad);
  }
  .frame-sign {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .frame-panel code {
    font: 500 var(--cl-t-11) / 1.4 var(--cl-mono);
    color: var(--cl-ink-2);
    overflow-wrap: anywhere;
  }
  .frame-panel .frame-amount {
    display: flex;
    justify-content: space-between;
    width: 100%;
  }
  .frame-progress {
    ${thinTrack}
    position: relative;
    width: 100%;
  }
  .frame-progress i {
    display: block;
    width: 0;
    height: 100%;
    background: var(--cl-accent);
  }
  .frame-banner {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--cl-s-2);
    position: absolute;
    inset: auto 0 0;
    z-index: 2;
    padding: var(--cl-s-2) 10px;
    border-top: 1px solid var(--cl-line-2);
    background: var(--cl-raised);
    font-size: var(--cl-t-12);
  }
  /* A page with a line of its own says it there, once. */
  .frame[data-standing='stale'] .frame-banner {
    display: var(--cl-stale-banner, flex);
  }
  /* It stays until the person carries on, so it lies below the picture and not on it. */
  .frame[data-standing='cancelled'] .frame-banner {
    position: static;
    margin-top: var(--cl-s-1);
  }
  .frame-told {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--cl-s-2);
    margin-top: var(--cl-s-1);
    padding: var(--cl-s-2) 10px;
    border: 1px solid var(--cl-warn);
    border-radius: var(--cl-r-1);
    background: var(--cl-raised);
    font-size: var(--cl-t-12);
    overflow-wrap: anywhere;
  }
  .frame-told .button {
    flex: none;
  }
  .hatched {
    position: absolute;
    inset: 0;
    background: repeating-linear-gradient(
      135deg,
      #101114b3 0 3px,
      #ffffff99 3px 4px,
      #101114b3 4px 7px
    );
    pointer-events: none;
  }
  @media (forced-colors: active) {
    .frame-panel,
    .frame-told,
    .frame-banner {
      border: 1px solid CanvasText;
    }
    .frame-progress i {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
