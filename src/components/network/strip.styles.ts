import { css } from 'lit';

/** The strip of thumbnails, where there is no room for rows. */
export const stripStyles = css`
  .strip {
    display: flex;
    gap: 2px;
    align-items: flex-end;
    min-height: 52px;
    margin: 0;
    padding: 6px var(--cl-s-4) 5px;
    border-top: 1px solid var(--cl-line);
    overflow-x: auto;
    list-style: none;
    scrollbar-width: none;
  }

  .strip li {
    flex: 1 0 30px;
  }

  .strip button {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 4px;
    width: 100%;
    color: var(--cl-ink-3);
    font: 500 var(--cl-t-10) / 1 var(--cl-mono);
  }

  .strip button::after {
    content: '';
    position: absolute;
    inset: -8px -1px -7px;
  }

  .strip canvas {
    width: 26px;
    height: 26px;
  }

  .strip button[aria-current='true'] {
    color: var(--cl-accent);
    font-weight: 700;
  }

  .strip button[aria-current='true'] canvas {
    box-shadow:
      0 0 0 1.5px var(--cl-bg),
      0 0 0 3.5px var(--cl-mark);
  }

  @media (forced-colors: active) {
    .strip button[aria-current='true'] canvas {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
