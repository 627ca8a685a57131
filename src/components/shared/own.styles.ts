import { css } from 'lit';

/**
 * What an element says for itself and for those inside it, against the page.
 *
 * Whether an element is light or dark: `data-theme` on any ancestor, then its own `theme`, then that of
 * an element around it. None of them: `--cl-color-scheme` is not set, and the page's own scheme counts.
 *
 * Its direction is that of its words, left to right, unless its own `dir` says otherwise: the page's
 * would turn shapes and numbers around.
 */
export const ownStyles = css`
  :host([dir='ltr']) {
    --cl-direction: ltr;
  }
  :host([dir='rtl']) {
    --cl-direction: rtl;
  }
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
