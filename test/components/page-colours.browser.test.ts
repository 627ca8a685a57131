import { expect } from 'chai';
import { find } from './shared/mount.js';
import { until } from '../e2e/support.js';
import { openHost, type HostPage } from '../support/host-page.js';

const inks = { light: 'rgb(72, 74, 80)', dark: 'rgb(185, 185, 185)' };

describe('light and dark', () => {
  let host: HostPage;
  afterEach(() => host.frame.remove());

  /** The ink of a view that stands in a session with that `theme`, on a system that is dark. */
  async function inkOn(css: string, theme: string | null = null): Promise<string> {
    host = await openHost({ css });
    // A frame has the scheme of what it stands in for its system's.
    host.frame.style.colorScheme = 'dark';
    await until(
      'a dark system',
      () => host.window.matchMedia('(prefers-color-scheme: dark)').matches,
    );
    const session = host.document.createElement('cl-session');
    if (theme !== null) session.setAttribute('theme', theme);
    const view = host.document.createElement('cl-predictions');
    Object.assign(view, { phase: 'error', error: { name: 'FetchError', message: '404' } });
    session.append(view);
    host.document.body.append(session);
    await view.updateComplete;
    return getComputedStyle(find(view, 'code')).color;
  }

  it('are the page’s: one that says nothing is light, on a dark system too', async () => {
    expect(await inkOn('')).to.equal(inks.light);
  });

  it('follow a page that is dark, or as the system is', async () => {
    expect(await inkOn(':root { color-scheme: dark }')).to.equal(inks.dark);
    host.frame.remove();
    expect(await inkOn(':root { color-scheme: light dark }')).to.equal(inks.dark);
  });

  it('are the element’s own where it has a theme', async () => {
    expect(await inkOn('', 'dark')).to.equal(inks.dark);
    host.frame.remove();
    expect(await inkOn('', 'system')).to.equal(inks.dark);
    host.frame.remove();
    expect(await inkOn(':root { color-scheme: dark }', 'light')).to.equal(inks.light);
  });
});
