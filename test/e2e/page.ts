import type { ClInspector } from '../../src/components/inspector/inspector.js';
import { complaints, Opened, until } from './support.js';

/** The inspector's page as a visitor has it, in a frame of this one. */
export class Page extends Opened {
  constructor(
    readonly frame: HTMLIFrameElement,
    readonly heard: readonly string[],
  ) {
    const inspector = frame.contentDocument?.querySelector('cl-inspector');
    if (!inspector) throw new Error('the page has no inspector');
    super(inspector);
  }

  get window(): Window & typeof globalThis {
    return windowOf(this.frame);
  }

  get search(): string {
    return this.window.location.search;
  }

  /** Goes back (-1) or forward (1) in the page's own history, as the browser's buttons do. */
  go(steps: number): void {
    this.window.history.go(steps);
  }

  close(): void {
    this.frame.remove();
  }
}

/** Opens the page at that query and waits for its inspector. */
export async function openPage(search = '', width = 1440, height = 900): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.title = 'convlens';
  frame.style.cssText = `width: ${width}px; height: ${height}px; border: 0`;
  frame.src = `/demo/index.html${search}`;
  document.body.append(frame);
  await until('the page', () => frame.contentDocument?.URL.includes('/demo/') ?? false);
  const heard = complaints(windowOf(frame));
  await until('the inspector', () => isReady(frame.contentDocument?.querySelector('cl-inspector')));
  return new Page(frame, heard);
}

function windowOf(frame: HTMLIFrameElement): Window & typeof globalThis {
  if (!frame.contentDocument?.defaultView) throw new Error('the frame has no page');
  return frame.contentDocument.defaultView;
}

/** Upgraded, and drawn for the first time. */
function isReady(inspector: ClInspector | null | undefined): boolean {
  return inspector?.hasUpdated ?? false;
}
