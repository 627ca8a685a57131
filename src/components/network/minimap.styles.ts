import { css } from 'lit';

/** The map of all rows, which is also their scroll bar. */
export const minimapStyles = css`
  .map {
    position: relative;
    flex: none;
    width: 16px;
    margin-right: 4px;
    cursor: pointer;
    touch-action: none;
  }

  .map svg {
    position: absolute;
    top: 0;
    left: 1px;
    fill: var(--cl-bar);
  }

  .map .ahead {
    fill: var(--cl-line-2);
  }

  .map .here {
    stroke: var(--cl-mark);
    stroke-width: 3;
  }

  .sight {
    position: absolute;
    inset: 0 -1px auto;
    border: 1px solid var(--cl-control);
    border-radius: var(--cl-r-1);
    background: color-mix(in srgb, var(--cl-ink) 8%, transparent);
  }

  @media (pointer: coarse) {
    .map {
      width: 28px;
    }
  }

  @media (forced-colors: active) {
    .map svg {
      fill: CanvasText;
    }

    .map .ahead {
      fill: GrayText;
    }

    .map .here {
      stroke: Highlight;
    }

    .sight {
      border-color: Highlight;
    }
  }
`;
