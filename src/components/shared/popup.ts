/** Room between a popup and its button, and the edges of the window. */
const gap = 6;
const margin = 8;

/** Whether this browser has popovers; without them the button of a popup does nothing. */
export const canPopUp = (): boolean => 'showPopover' in HTMLElement.prototype;

export function showPopup(popup: HTMLElement | null): void {
  if (canPopUp()) popup?.showPopover();
}

export function hidePopup(popup: HTMLElement | null): void {
  if (canPopUp()) popup?.hidePopover();
}

/**
 * Shows the popover `popup` below `button`, inside the window. The browser does the rest: top layer,
 * Escape, a press elsewhere. Call it when the popover is about to open (`beforetoggle`).
 * @param width pixels that it may have; less in a narrow window
 */
export function placeBelow(button: HTMLElement, popup: HTMLElement, width: number): void {
  const room = document.documentElement.clientWidth;
  const fitting = Math.min(width, room - 2 * margin);
  const { left, bottom } = button.getBoundingClientRect();
  const top = Math.max(margin, bottom + gap);
  popup.style.width = `${fitting}px`;
  popup.style.left = `${Math.max(margin, Math.min(left, room - fitting - margin))}px`;
  popup.style.top = `${top}px`;
  popup.style.maxHeight = `${Math.max(160, innerHeight - top - margin)}px`;
}

/** The same for the popover of a `beforetoggle` event, below the button that stands before it and opens it. */
export function placeAtButton(event: Event, width: number): void {
  const { currentTarget: popup } = event;
  if (!opens(event) || !(popup instanceof HTMLElement)) return;
  const button = popup.previousElementSibling;
  if (button instanceof HTMLElement) placeBelow(button, popup, width);
}

/** True when the toggle event of a popover says that it opens. */
export function opens(event: Event): boolean {
  return event instanceof ToggleEvent && event.newState === 'open';
}

/** Whether a popover is open below `root`, at any depth: Escape is for it, wherever the focus is. */
export function popupIsOpen(root: ParentNode): boolean {
  if (!canPopUp()) return false;
  if (root.querySelector(':popover-open')) return true;
  return [...root.querySelectorAll('*')].some(
    ({ shadowRoot }) => shadowRoot !== null && popupIsOpen(shadowRoot),
  );
}

/** Escape closes the popup and means nothing more. */
export function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}
