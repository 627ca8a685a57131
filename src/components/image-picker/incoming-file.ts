import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something dropped or pasted: a file, or the address of a picture. */
export type Incoming = { readonly source: Blob | string; readonly name: string };

/**
 * Takes photos that are dropped on the host or pasted while it is in the page. Any file is taken,
 * picture or not: whether it can be read is for the decoder to say, in words.
 */
export class IncomingFile implements ReactiveController {
  /** True while something that can be dropped is over the host. */
  over = false;
  #depth = 0;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly take: (incoming: Incoming) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('dragenter', this.#enter);
    this.host.addEventListener('dragleave', this.#leave);
    this.host.addEventListener('dragover', this.#allow);
    this.host.addEventListener('drop', this.#drop);
    document.addEventListener('paste', this.#paste);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('dragenter', this.#enter);
    this.host.removeEventListener('dragleave', this.#leave);
    this.host.removeEventListener('dragover', this.#allow);
    this.host.removeEventListener('drop', this.#drop);
    document.removeEventListener('paste', this.#paste);
  }

  #show(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.host.requestUpdate();
  }

  // Entering a child comes before leaving its parent, so the depth never touches 0 inside.
  readonly #enter = (event: DragEvent): void => {
    if (!carriesPicture(event.dataTransfer)) return;
    event.preventDefault();
    this.#depth += 1;
    this.#show(true);
  };

  readonly #leave = (event: DragEvent): void => {
    if (!carriesPicture(event.dataTransfer)) return;
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.#show(false);
  };

  readonly #allow = (event: DragEvent): void => {
    if (!carriesPicture(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };

  readonly #drop = (event: DragEvent): void => {
    this.#depth = 0;
    this.#show(false);
    const incoming = read(event.dataTransfer);
    if (!incoming) return;
    event.preventDefault();
    // An element inside takes it before the one around it.
    event.stopPropagation();
    this.take(incoming);
  };

  readonly #paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || inField(event)) return;
    const incoming = read(event.clipboardData);
    if (!incoming) return;
    event.preventDefault();
    this.take(incoming);
  };
}

/** True when the event happens in a field, where pasting and keys belong to the text. */
export function inField(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  }
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

function carriesPicture(data: DataTransfer | null): boolean {
  return data !== null && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}

function read(data: DataTransfer | null): Incoming | null {
  const file = data?.files[0];
  if (file) return { source: file, name: file.name };
  // A picture dragged from another page comes as its address; the list may hold comments.
  const [address] = (data?.getData('text/uri-list') ?? '').split(/\r?\n/).filter(isAddress);
  return address ? { source: address, name: nameOf(address) } : null;
}

function isAddress(line: string): boolean {
  return line !== '' && !line.startsWith('#');
}

/** Last part of an address, for showing. */
export function nameOf(address: string): string {
  const path = address.split(/[?#]/)[0] ?? '';
  return decodeURIComponentSafely(path.split('/').at(-1) ?? '') || address;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
