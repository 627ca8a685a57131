import { msg } from '@lit/localize';
import { store, stored } from '../shared/stored.js';

/** Light, dark, or as the page has it. */
export type Theme = 'light' | 'dark' | 'page';

const order: readonly Theme[] = ['light', 'dark', 'page'];
const key = 'cl-theme';

/** Whether it is one; an attribute may say anything. */
export const isTheme = (theme: string | null): theme is Theme => order.some((one) => one === theme);

/** The theme after this one. */
export function nextTheme(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length]!;
}

export function themeName(theme: Theme): string {
  switch (theme) {
    case 'light':
      return msg('light');
    case 'dark':
      return msg('dark');
    case 'page':
      return msg('as the page');
  }
}

/** What the person chose last time; `page` where nothing is kept or nothing may be. */
export function storedTheme(): Theme {
  const theme = stored(key);
  return isTheme(theme) ? theme : 'page';
}

/** Keeps the choice on this device; where storage is blocked it holds until the page goes. */
export function storeTheme(theme: Theme): void {
  store(key, theme);
}
