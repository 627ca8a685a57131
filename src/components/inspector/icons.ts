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

export const linkIcon = html`
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.4"
    aria-hidden="true"
  >
    <path
      d="M6.7 9.3a2.7 2.7 0 0 0 3.8 0l2.6-2.6a2.7 2.7 0 1 0-3.8-3.8l-.9.9M9.3 6.7a2.7 2.7 0 0 0-3.8 0L2.9 9.3a2.7 2.7 0 1 0 3.8 3.8l.9-.9"
    />
  </svg>
`;
