import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { droppedFiles } from './dropped-files.js';
import { FileDrop } from './file-drop.js';
import { sortFiles, type Sorted } from './sort-files.js';

/** Something dropped or pasted: files, or the address of a picture. */
export type Incoming = Sorted | { readonly is: 'address'; readonly address: string };

/**
 * Takes what is dropped on the host, files and folders, or pasted while it is in the page. Any file
 * is taken: whether it can be read is for whoever reads it to say, in words.
 */
export class IncomingDrop implements ReactiveController {
  readonly #files: FileDrop;
  #connected = new AbortController();

  /** @param refuse - says to the person why files cannot be taken: too many, or gone */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly take: (incoming: Incoming) => void,
    private readonly refuse: (error: unknown) => void,
  ) {
    this.#files = new FileDrop(
      (data) => this.#read(data),
      () => host.requestUpdate(),
    );
    host.addController(this);
  }

  /** True while something that can be dropped is over the host. */
  get over(): boolean {
    return this.#files.over;
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.#files.listen(this.host, signal);
    document.addEventListener('paste', this.#paste, { signal });
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }

  readonly #paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || inField(event)) return;
    if (event.clipboardData && this.#read(event.clipboardData)) event.preventDefault();
  };

  /** Whether there is something to take; it is taken as soon as it is known what it is. */
  #read(data: DataTransfer): boolean {
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
