import { css } from 'lit';

/** The lines and signs beside the rows. */
export const lineStyles = css`
  svg.lines {
    position: absolute;
    top: 0;
    left: 0;
    z-index: 1;
    pointer-events: none;
  }

  .way {
    fill: none;
    stroke: var(--cl-ink);
    stroke-width: 2.5;
  }

  .way.ahead {
    stroke: var(--cl-line-2);
  }

  .outline {
    fill: var(--cl-bg);
    stroke: var(--tone);
    stroke-width: 2;
  }

  .mark {
    --tone: var(--cl-ink);
  }

  .mark.ahead {
    --tone: var(--cl-control);
  }

  .mark.open .outline {
    fill: var(--tone);
  }

  .mark.join .outline {
    stroke-width: 1.6;
  }

  .dots {
    fill: var(--tone);
  }

  .strokes {
    fill: none;
    stroke: var(--tone);
    stroke-width: 1.2;
  }

  .mark.selected .outline {
    fill: var(--cl-raised);
    stroke: var(--cl-mark);
    stroke-width: 3;
  }

  @media (forced-colors: active) {
    .way {
      stroke: CanvasText;
    }

    .way.ahead {
      stroke: GrayText;
    }

    .mark {
      --tone: CanvasText;
    }

    .mark.ahead {
      --tone: GrayText;
    }

    .outline {
      fill: Canvas;
    }

    .mark.selected .outline {
      fill: Highlight;
      stroke: Highlight;
    }
  }
`;
