import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { droppedFiles } from './dropped-files.js';
import { sortFiles, type Sorted } from './sort-files.js';

/** Something dropped or pasted: files, or the address of a picture. */
export type Incoming = Sorted | { readonly is: 'address'; readonly address: string };

/**
 * Takes what is dropped on the host, files and folders, or pasted while it is in the page. Any file
 * is taken: whether it can be read is for whoever reads it to say, in words.
 */
export class IncomingDrop implements ReactiveController {
  /** True while something that can be dropped is over the host. */
  over = false;
  #depth = 0;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly take: (incoming: Incoming) => void,
    private readonly refuse: (error: unknown) => void = reportError,
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
    if (!carriesFile(event.dataTransfer)) return;
    event.preventDefault();
    this.#depth += 1;
    this.#show(true);
  };

  readonly #leave = (event: DragEvent): void => {
    if (!carriesFile(event.dataTransfer)) return;
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.#show(false);
  };

  readonly #allow = (event: DragEvent): void => {
    if (!carriesFile(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };

  readonly #drop = (event: DragEvent): void => {
    this.#depth = 0;
    this.#show(false);
    if (!this.#read(event.dataTransfer)) return;
    event.preventDefault();
    // An element inside takes it before the one around it.
    event.stopPropagation();
  };

  readonly #paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || inField(event)) return;
    if (this.#read(event.clipboardData)) event.preventDefault();
  };

  /** Whether there is something to take; it is taken as soon as it is known what it is. */
  #read(data: DataTransfer | null): boolean {
    if (!data) return false;
    if ([...data.items].some(({ kind }) => kind === 'file')) {
      droppedFiles(data)
        .then(sortFiles)
        .then((sorted) => sorted && this.take(sorted))
        .catch((error: unknown) => this.refuse(error));
      return true;
    }
    const address = addressIn(data);
    if (address) this.take({ is: 'address', address });
    return address !== null;
  }
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

function carriesFile(data: DataTransfer | null): boolean {
  return data !== null && (data.types.includes('Files') || data.types.includes('text/uri-list'));
}

/** A picture dragged from another page comes as its address; the list may hold comments. */
function addressIn(data: DataTransfer): string | null {
  const [address = null] = data.getData('text/uri-list').split(/\r?\n/).filter(isAddress);
  return address;
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
