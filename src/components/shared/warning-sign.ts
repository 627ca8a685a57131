import { html } from 'lit';

/** Stands before what went wrong. */
export const warningSign = html`<svg
  class="frame-sign"
  viewBox="0 0 18 18"
  width="18"
  height="18"
  aria-hidden="true"
>
  <path d="M9 2 17 16H1zM9 7v4M9 13v1.2" />
</svg>`;
