import { css } from 'lit';

/**
 * Whether an element is light or dark: `data-theme` on any ancestor, then its own `theme`, then that of
 * an element around it. None of them: `--cl-color-scheme` is not set, and the page's own scheme counts.
 */
export const themeStyles = css`
  :host([theme='light']) {
    --cl-color-scheme: light;
  }
  :host([theme='dark']) {
    --cl-color-scheme: dark;
  }
  :host([theme='system']) {
    --cl-color-scheme: light dark;
  }
  /* In a shadow root of the page, where the document's rule for it does not reach. */
  :host([data-theme='light']) {
    --cl-color-scheme: light;
  }
  :host([data-theme='dark']) {
    --cl-color-scheme: dark;
  }
`;
