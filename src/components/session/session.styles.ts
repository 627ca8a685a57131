import { css } from 'lit';
import { ownStyles } from '../shared/own.styles.js';

/** The session leaves layout to the page. */
export const sessionStyles = css`
  ${ownStyles}
  :host {
    display: contents;
  }
`;
