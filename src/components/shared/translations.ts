import type { LocaleModule } from '@lit/localize';

/** Gives the texts in a language, when a page is first in it. */
type LoadTranslation = () => Promise<LocaleModule>;

/**
 * The languages beside English that there are texts in, by their tag; `npm run locales:build` writes the modules,
 * from `locales/`.
 */
export const translations = new Map<string, LoadTranslation>();
