import { css } from 'lit';
import { themeStyles } from '../shared/theme.styles.js';

/** The session leaves layout to the page. */
export const sessionStyles = css`
  ${themeStyles}
  :host {
    display: contents;
  }
`;
