import '../../src/workers/client/trusted-script.js';
import { until } from '../e2e/support.js';

/** A page of someone else's that takes in our elements, in a frame of the test's page. */
export interface HostPage {
  readonly frame: HTMLIFrameElement;
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  /** What its policies have refused. */
  readonly refused: readonly string[];
}

/** What a page is like before our elements are there. */
export interface HostOptions {
  /** Its Content-Security-Policy; one of trusted types has to allow `host`, its own. */
  readonly policy?: string;
  /** Attributes of its root element. */
  readonly root?: string;
  /** Its style sheet, which a policy without `'unsafe-inline'` refuses. */
  readonly css?: string;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Puts our elements into the page before their script is there. */
  readonly fill?: (document: Document) => void;
}

/** Opens such a page and loads all elements into it. */
export async function openHost(options: HostOptions = {}): Promise<HostPage> {
  const { policy, root = 'lang="en"', css, width = 1000, height = 800, fill } = options;
  const frame = document.createElement('iframe');
  frame.title = 'a page with convlens';
  frame.style.cssText = `width: ${width}px; height: ${height}px; border: 0`;
  const meta = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : '';
  const style = css ? `<style>${css}</style>` : '';
  frame.srcdoc = `<!doctype html><html ${root}><head>${meta}<title>host</title>${style}</head><body></body></html>`;
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  const window = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!window) throw new Error('the frame has no page');
  const refused: string[] = [];
  window.document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
    refused.push(`${effectiveDirective}: ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`);
  });
  fill?.(window.document);
  const script = window.document.createElement('script');
  const { href } = new URL('/src/index.ts', location.href);
  // The page's own policy, by which it trusts its own script.
  const own = window.trustedTypes?.createPolicy('host', { createScriptURL: (url) => url });
  Object.assign(script, { type: 'module', src: own?.createScriptURL(href) ?? href });
  window.document.head.append(script);
  await until('the elements', () => window.customElements.get('cl-inspector') !== undefined);
  return { frame, window, document: window.document, refused };
}
