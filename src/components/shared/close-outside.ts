/** Closes a dialog at a press beside its content, which lands on the dialog itself: its backdrop. */
export function closeOutside({ target, currentTarget }: Event): void {
  if (target === currentTarget && target instanceof HTMLDialogElement) target.close();
}
