import { css } from 'lit';

/** The line between photo and map: see `divider.ts`. */
export const dividerStyles = css`
  .divider {
    position: absolute;
    inset: 0 auto;
    width: 28px;
    margin-left: -14px;
    cursor: ew-resize;
    touch-action: none;
  }
  .divider::before {
    content: '';
    position: absolute;
    inset: 0 13px;
    background: #fff;
    box-shadow: 0 0 0 1px #0006;
  }
  .divider::after {
    content: '';
    position: absolute;
    top: calc(50% - 14px);
    left: 4px;
    width: 20px;
    height: 28px;
    border-radius: 10px;
    background: #fff;
    box-shadow: 0 0 0 1px #0006;
  }
  .divider:focus-visible {
    outline-offset: -2px;
  }
`;
