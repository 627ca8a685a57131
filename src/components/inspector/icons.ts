import { html } from 'lit';

/** A kernel of nine, its middle lit. */
export const wordmark = html`
  <svg width="22" height="22" viewBox="0 0 24 24" fill="none" aria-hidden="true">
    <circle cx="12" cy="12" r="10.6" stroke="currentColor" stroke-width="1.8" />
    <g fill="currentColor">
      <path
        d="M6.6 6.6h3v3h-3zM14.4 6.6h3v3h-3zM6.6 14.4h3v3h-3zM14.4 14.4h3v3h-3z"
        opacity=".35"
      />
      <path
        d="M10.5 6.6h3v3h-3zM6.6 10.5h3v3h-3zM14.4 10.5h3v3h-3zM10.5 14.4h3v3h-3z"
        opacity=".7"
      />
    </g>
    <path d="M10.5 10.5h3v3h-3z" fill="var(--cl-mark)" />
  </svg>
`;

export const themeIcon = html`
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.4" />
    <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
  </svg>
`;

/** Out of the box. */
export const shareIcon = html`
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.4"
    aria-hidden="true"
  >
    <path d="M5.2 6.2H3.4v7.6h9.2V6.2h-1.8M8 9.8V2M5.2 4.6 8 1.8l2.8 2.8" />
  </svg>
`;
