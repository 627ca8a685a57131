import { configureLocalization, updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type ReactiveController } from 'lit';
import { language, setLanguage, sourceLanguage } from '../../view/language.js';
import { translations } from './translations.js';

/**
 * Draws an element in the language of the page, and again when that changes. The language is that of the
 * `lang` nearest around the element which came into the page first, for the library of texts knows
 * one for a whole page; where there are no texts in it everything is in English, numbers too.
 */
export const localized =
  () =>
  (element: typeof LitElement): void =>
    element.addInitializer((host) => {
      // A page that configures the library itself changes the texts without asking here.
      updateWhenLocaleChanges(host);
      if (host instanceof LitElement) host.addController(new FollowsLanguage(host));
    });

/** Those in the page, in the order in which they came. */
const hosts = new Set<LitElement>();

class FollowsLanguage implements ReactiveController {
  #drawnIn = language();

  constructor(private readonly host: LitElement) {}

  hostConnected(): void {
    hosts.add(this.host);
    follow();
    // It was away when the language changed.
    if (this.#drawnIn !== language()) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    follow();
  }

  hostUpdate(): void {
    this.#drawnIn = language();
  }
}

/** Sees `lang` change on all that is around the first element; made when there is one, for a server has none. */
let observer: MutationObserver | undefined;
let wanted: string = sourceLanguage;

function follow(): void {
  // Of a part of the page that is being taken out not all have been told yet.
  const first = [...hosts].find(({ isConnected }) => isConnected);
  observer?.disconnect();
  if (!first) return;
  observer ??= new MutationObserver(() => follow());
  let tag: string | null = null;
  for (let node: Element | null = first; node; node = hostOf(node)) {
    observer.observe(node.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
    tag ??= node.closest('[lang]')?.getAttribute('lang') ?? null;
  }
  const known = knownTag(tag ?? '');
  if (known === wanted) return;
  wanted = known;
  void speak(known);
}

/** The element whose shadow root holds `node`. */
function hostOf(node: Element): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The tag in its usual form, where there are texts in its language; else that of English. */
function knownTag(tag: string): string {
  try {
    const [usual = ''] = Intl.getCanonicalLocales(tag);
    return translationOf(usual) === null ? sourceLanguage : usual;
  } catch {
    return sourceLanguage;
  }
}

/** The translation for a tag: `vi` for `vi-VN`; null where there is none. */
function translationOf(tag: string): string | null {
  for (let part = tag; part !== ''; part = part.replace(/(^|-)[^-]*$/, '')) {
    if (part === sourceLanguage || translations.has(part)) return part;
  }
  return null;
}

let setLocale: ((locale: string) => Promise<void>) | undefined;

async function speak(tag: string): Promise<void> {
  const translation = translationOf(tag) ?? sourceLanguage;
  // A page's own code may configure the library, which can be done once, as it starts.
  await Promise.resolve();
  try {
    if (setLocale || translation !== sourceLanguage) {
      setLocale ??= configure();
      await setLocale(translation);
    }
  } catch (error) {
    // Texts and numbers stay as they are.
    reportError(error);
    return;
  }
  if (tag !== wanted) return;
  setLanguage(tag);
  for (const host of hosts) host.requestUpdate();
}

function configure(): (locale: string) => Promise<void> {
  return configureLocalization({
    sourceLocale: sourceLanguage,
    targetLocales: [...translations.keys()],
    loadLocale: (locale) => translations.get(locale)!(),
  }).setLocale;
}
