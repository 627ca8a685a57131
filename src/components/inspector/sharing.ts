import { msg } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import type { ShareForm } from '../../view/share/share-text.js';
import type { SharedText } from '../../view/share/shared-view.js';
import { Said } from './said.js';
import type { Seen } from './shared-view.js';

/** Something of the view to take along. */
export interface ShareEntry {
  readonly label: string;
  /** What it is good for, in a few words. */
  readonly detail: string;
  readonly share: () => void;
}

/** A text that is looked at before it is copied. */
export interface Preview extends SharedText {
  readonly label: string;
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** Writes views down, shows the texts, and copies them. */
export class Sharing {
  /** The text that is looked at; null: none. */
  preview: Preview | null = null;
  readonly #said: Said;

  constructor(private readonly host: Host) {
    this.#said = new Said(host);
  }

  /** What has come of the last one; empty: nothing to say. */
  get said(): string {
    return this.#said.message;
  }

  /**
   * The ways to take the view along as a text.
   *
   * @param link - the address that opens it again; null: there is none
   * @param seen - what is in sight; null: nothing that could be written down
   */
  entries(link: string | null, seen: Seen | null): readonly ShareEntry[] {
    return [
      ...(link === null ? [] : [this.#linkEntry(link)]),
      ...(seen === null ? [] : this.#formEntries(seen)),
    ];
  }

  /** Shows what is in sight in one of its forms; what makes it is fetched first. */
  async #show(label: string, form: ShareForm, seen: Seen): Promise<void> {
    const made = await Promise.all([
      import('../../view/share/share-text.js'),
      import('./shared-view.js'),
    ]).catch(() => null);
    if (!made) return this.#said.sayBriefly(msg('This could not be loaded. Reload the page.'));
    const [{ shareText }, { sharedView }] = made;
    await this.#look({ label, ...shareText(form, sharedView(seen)) });
    this.host.renderRoot.querySelector<HTMLElement>('#share .copy')?.focus();
  }

  /** Copies a text without a look at it. */
  async #copy(label: string, text: string): Promise<void> {
    if (await this.#copied(text)) return;
    await this.#look({ label, text, notes: [] });
    this.#select();
  }

  async copyPreview(): Promise<void> {
    if (this.preview && !(await this.#copied(this.preview.text))) this.#select();
  }

  clear(): void {
    this.preview = null;
    this.host.requestUpdate();
  }

  async #look(preview: Preview): Promise<void> {
    this.preview = preview;
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  /** Whether the browser has let it be copied; what has come of it is said. */
  async #copied(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // It is refused, or missing: a page that is not secure has none.
      this.#said.sayBriefly(
        msg('The browser does not allow copying here. The text is selected: copy it yourself.'),
      );
      return false;
    }
    this.#said.sayBriefly(msg('Copied'));
    return true;
  }

  #linkEntry(link: string): ShareEntry {
    const label = msg('Copy link');
    return {
      label,
      detail: msg('Opens this view again'),
      share: () => void this.#copy(label, link),
    };
  }

  /** The view written down, each form with what it is for. */
  #formEntries(seen: Seen): readonly ShareEntry[] {
    const forms: readonly (readonly [ShareForm, label: string, detail: string])[] = [
      ['tag', msg('Copy as tag'), msg('HTML: the whole inspector')],
      ['session', msg('Copy as session with elements'), msg('HTML: the panes in sight')],
      ['typescript', msg('Copy as TypeScript'), msg('Computes in Node what is in sight')],
      ['command-line', msg('Copy as command line'), msg('Computes in a terminal what is in sight')],
    ];
    return forms.map(([form, label, detail]) => ({
      label,
      detail,
      share: () => void this.#show(label, form, seen),
    }));
  }

  /** Selects the text that is looked at, to be copied by the person. */
  #select(): void {
    const text = this.host.renderRoot.querySelector<HTMLElement>('#share pre');
    if (!text) return;
    text.focus();
    getSelection()?.setBaseAndExtent(text, 0, text, text.childNodes.length);
  }
}
