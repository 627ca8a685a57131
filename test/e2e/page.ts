import type { ClInspector } from '../../src/components/inspector/inspector.js';
import { forgetPictures } from '../support/forget-pictures.js';
import { complaints, Opened, until } from './support.js';

/** The inspector's page as a visitor has it, in a frame of this one. */
export class Page extends Opened {
  readonly #steps: (count: number) => void;

  constructor(
    readonly frame: HTMLIFrameElement,
    readonly heard: readonly string[],
  ) {
    const inspector = frame.contentDocument?.querySelector('cl-inspector');
    if (!inspector) throw new Error('the page has no inspector');
    super(inspector);
    this.#steps = ownHistory(this.window);
  }

  get window(): Window & typeof globalThis {
    return windowOf(this.frame);
  }

  get search(): string {
    return this.window.location.search;
  }

  /** Goes back (-1) or forward (1) over the steps that the page has made. */
  go(steps: number): void {
    this.#steps(steps);
  }

  close(): void {
    this.frame.remove();
  }
}

/** Opens the page at that query and waits for its inspector. */
export async function openPage(search = '', width = 1440, height = 900): Promise<Page> {
  return opened(search, width, height, false);
}

/** The same for a query of which something fails; see `complaints`. */
export const openFailing = (search: string): Promise<Page> => opened(search, 1440, 900, true);

async function opened(
  search: string,
  width: number,
  height: number,
  failing: boolean,
): Promise<Page> {
  await forgetPictures();
  const frame = document.createElement('iframe');
  frame.title = 'convlens';
  frame.style.cssText = `width: ${width}px; height: ${height}px; border: 0`;
  frame.src = `/demo/index.html${search}`;
  document.body.append(frame);
  await until('the page', () => frame.contentDocument?.URL.includes('/demo/') ?? false);
  const heard = complaints(windowOf(frame), { failing });
  await until('the inspector', () => isReady(frame.contentDocument?.querySelector('cl-inspector')));
  return new Page(frame, heard);
}

/**
 * Keeps the steps of a framed page apart from those of the test's own page, with which the browser
 * would mix them: going back could leave the test. Returns what the browser's buttons do.
 */
function ownHistory(page: Window & typeof globalThis) {
  const { history, location } = page;
  const replace = history.replaceState.bind(history);
  const entries = [location.href];
  let at = 0;
  history.replaceState = (state, unused, url) => {
    replace(state, unused, url);
    entries[at] = location.href;
  };
  history.pushState = (state, unused, url) => {
    replace(state, unused, url);
    entries.splice(at + 1);
    at = entries.push(location.href) - 1;
  };
  return (count: number): void => {
    at += count;
    const url = entries[at];
    if (url === undefined) throw new Error(`there are only ${entries.length} steps`);
    replace(null, '', url);
    page.dispatchEvent(new page.PopStateEvent('popstate'));
  };
}

function windowOf(frame: HTMLIFrameElement): Window & typeof globalThis {
  if (!frame.contentDocument?.defaultView) throw new Error('the frame has no page');
  return frame.contentDocument.defaultView;
}

/** Upgraded, and drawn for the first time. */
function isReady(inspector: ClInspector | null | undefined): boolean {
  return inspector?.hasUpdated ?? false;
}
