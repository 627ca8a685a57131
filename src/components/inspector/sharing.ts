import { msg } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import type { ShareForm } from '../../view/share/share-text.js';
import type { SharedText } from '../../view/share/shared-view.js';
import { Copying } from './copying.js';
import type { Seen } from './shared-view.js';

/** A text that is looked at before it is copied. */
export interface Preview extends SharedText {
  readonly label: string;
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** Writes views down, shows the texts, and copies them. */
export class Sharing {
  /** The text that is looked at; null: none. */
  preview: Preview | null = null;
  readonly #copying: Copying;

  constructor(private readonly host: Host) {
    this.#copying = new Copying(host);
  }

  /** What has come of the last one; empty: nothing to say. */
  get said(): string {
    return this.#copying.message;
  }

  /** Shows what is in sight in one of its forms; what makes it is fetched first. */
  async show(label: string, form: ShareForm, seen: Seen): Promise<void> {
    const made = await Promise.all([
      import('../../view/share/share-text.js'),
      import('./shared-view.js'),
    ]).catch(() => null);
    if (!made) return this.#copying.say(msg('This could not be loaded. Reload the page.'));
    const [{ shareText }, { sharedView }] = made;
    await this.#look({ label, ...shareText(form, sharedView(seen)) });
    this.host.renderRoot.querySelector<HTMLElement>('#share .copy')?.focus();
  }

  /** Copies a text without a look at it. */
  async copy(label: string, text: string): Promise<void> {
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

  #copied(text: string): Promise<boolean> {
    return this.#copying.copy(text, {
      done: msg('Copied'),
      refused: msg(
        'The browser does not allow copying here. The text is selected: copy it yourself.',
      ),
    });
  }

  /** Selects the text that is looked at, to be copied by the person. */
  #select(): void {
    const text = this.host.renderRoot.querySelector<HTMLElement>('#share pre');
    if (!text) return;
    text.focus();
    getSelection()?.setBaseAndExtent(text, 0, text, text.childNodes.length);
  }
}
