import { css } from 'lit';

// Declarations that several elements share, to be put into a rule of theirs.

/** Lies over all of the box that it is in. */
export const fills = css`
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
`;

/** The box of a picture, which is dark until the picture is there. */
export const pictureBox = css`
  position: relative;
  overflow: hidden;
  border-radius: var(--cl-r-1);
  background: var(--cl-void);
`;

/** Small controls and words in a row, which breaks where it must. */
export const controlRow = css`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  font-size: var(--cl-t-12);
  color: var(--cl-ink-2);
`;

/** Stays on one line; what has no room is cut. */
export const oneLine = css`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

/** How far a picture has grown, at its lower edge. */
export const grownBar = css`
  position: absolute;
  inset: auto auto 0 0;
  height: 3px;
  background: var(--cl-mark);
`;

/** The ring around the picture that is chosen. */
export const chosenRing = css`
  box-shadow:
    0 0 0 1.5px var(--cl-surface),
    0 0 0 3.5px var(--cl-mark);
`;

/** What lies above the page: a popup, a list, a dialog. */
export const raisedBox = css`
  border: 1px solid var(--cl-line-2);
  border-radius: var(--cl-r-2);
  background: var(--cl-raised);
  color: var(--cl-ink);
`;

/** A popover that `placeBelow` puts in its place. */
export const popupBox = css`
  ${raisedBox}
  position: fixed;
  inset: auto;
  margin: 0;
  padding: var(--cl-s-4);
  font-size: var(--cl-t-12);
  overflow: auto;
`;

/** The groove of a thin bar of progress. */
export const thinTrack = css`
  height: 3px;
  border-radius: 2px;
  background: var(--cl-line-2);
  overflow: hidden;
`;

/** Words in the middle of an empty box. */
export const centred = css`
  display: grid;
  place-items: center;
  text-align: center;
`;

/** The ring of the focus, around what holds a field that cannot be seen. */
export const focusRing = css`
  outline: 2px solid var(--cl-focus);
  outline-offset: 2px;
`;
