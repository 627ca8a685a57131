import { msg } from '@lit/localize';

/** Light, dark, or as the system has it. */
export type Theme = 'light' | 'dark' | 'system';

const order: readonly Theme[] = ['light', 'dark', 'system'];
const key = 'cl-theme';

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
    case 'system':
      return msg('as the system');
  }
}

/** What the person chose last time; `system` where nothing is kept or nothing may be. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return order.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Keeps the choice on this device, where the browser allows it. */
export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage is blocked: the choice holds until the page goes.
  }
}
