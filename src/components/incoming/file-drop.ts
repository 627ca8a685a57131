/** What is done with a drop; false: there was nothing to take. */
type Take = (data: DataTransfer) => boolean;

/**
 * The drop of files on one element: says while some are over it, and takes them. An element inside
 * another has the drop to itself, and the one around it shows nothing meanwhile.
 */
export class FileDrop {
  /** True while something that can be dropped is over the element. */
  over = false;
  #depth = 0;

  /** @param changed is told when `over` has changed */
  constructor(
    private readonly take: Take,
    private readonly changed: () => void,
  ) {}

  /** Listens on `target` until the signal is aborted. */
  listen(target: HTMLElement, signal: AbortSignal): void {
    target.addEventListener('dragenter', this.enter, { signal });
    target.addEventListener('dragleave', this.leave, { signal });
    target.addEventListener('dragover', this.allow, { signal });
    target.addEventListener('drop', this.drop, { signal });
  }

  // Entering a child comes before leaving its parent, so the depth never touches 0 inside.
  readonly enter = (event: DragEvent): void => {
    if (!carriesFile(event.dataTransfer)) return;
    accept(event);
    this.#depth += 1;
    this.#show(true);
  };

  readonly leave = (event: DragEvent): void => {
    if (!carriesFile(event.dataTransfer)) return;
    event.stopPropagation();
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.#show(false);
  };

  readonly allow = (event: DragEvent): void => {
    if (!carriesFile(event.dataTransfer)) return;
    accept(event);
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };

  readonly drop = (event: DragEvent): void => {
    this.#depth = 0;
    this.#show(false);
    if (event.dataTransfer && this.take(event.dataTransfer)) accept(event);
  };

  #show(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.changed();
  }
}

/** Neither the element around it nor the browser is to take it. */
function accept(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function carriesFile(data: DataTransfer | null): boolean {
  return data !== null && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}
