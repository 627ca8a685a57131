import { css } from 'lit';

/** The session leaves layout to the page. */
export const sessionStyles = css`
  :host {
    display: contents;
  }
`;
