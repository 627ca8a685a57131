import { expect } from 'chai';
import '../../src/components/inspector/inspector.js';
import type { ClInspector } from '../../src/components/inspector/inspector.js';
import type { HeatmapResult } from '../../src/core/attribution/heatmap.types.js';
import { find, findAll } from '../components/shared/mount.js';
import type { Snapshot } from '../../src/session/snapshot.js';
import { forgetPictures } from '../support/forget-pictures.js';

export const embedded = 'efficientnet-lite0';
export const sample = (name: string): string => `/photos/${name}`;

type Tag = keyof HTMLElementTagNameMap;

/** An inspector in the page with its real worker, and what a test does with it. */
export class Opened {
  #shown: Snapshot | null = null;

  constructor(readonly inspector: ClInspector) {
    inspector.addEventListener('cl-change', ({ snapshot }) => (this.#shown = snapshot));
  }

  /** What the elements were given last. */
  get snapshot(): Snapshot {
    return this.#shown ?? this.view('cl-session').snapshot;
  }

  /** The first element of that name inside the inspector. */
  view<T extends Tag>(tag: T): HTMLElementTagNameMap[T] {
    return find<HTMLElementTagNameMap[T]>(this.inspector, tag);
  }

  /** Whether the elements were given what the session holds now. */
  get current(): boolean {
    return this.snapshot === this.view('cl-session').snapshot;
  }

  /** Waits until the elements show a snapshot that is so; fails saying `what` was waited for. */
  async shows(what: string, holds: (snapshot: Snapshot) => boolean, limit?: number): Promise<void> {
    await until(what, () => this.current && holds(this.snapshot), limit);
    // Where nothing has been heard yet, what the session holds may be on its way to the elements.
    for (let i = 0; i < 2; i++) await frame();
    await this.inspector.updateComplete;
  }

  /** Waits until what is shown of the photo is there; filters may still grow. */
  async answered(): Promise<void> {
    await until(
      'an answer in every pane',
      () =>
        this.current &&
        (['cl-predictions', 'cl-heatmap', 'cl-activations', 'cl-kernel'] as const).every((tag) => {
          const { phase, stale } = this.view(tag);
          return phase === 'ready' && !stale;
        }),
    );
  }

  async openFile(path: string, name = path.split('/').at(-1)!): Promise<void> {
    const response = await fetch(path);
    expect(response.ok, path).to.equal(true);
    this.view('cl-image-picker').open(await response.blob(), name);
  }
}

/** Puts an inspector into the page, of the width (pixels) that its layout is for. */
export async function openInspector(
  properties: Partial<ClInspector> = {},
  width = 1440,
): Promise<Opened> {
  await forgetPictures();
  const inspector = document.createElement('cl-inspector');
  inspector.style.cssText = `width: ${width}px; --cl-inspector-height: 900px`;
  Object.assign(inspector, { model: embedded, ...properties });
  document.body.append(inspector);
  await inspector.updateComplete;
  return new Opened(inspector);
}

/** Polls once a frame. */
export async function until(what: string, holds: () => boolean, limit = 40_000): Promise<void> {
  const end = performance.now() + limit;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await frame();
  }
}

export const frame = (): Promise<number> => new Promise(requestAnimationFrame);

/** Clicks the first element inside `host` that matches. */
export function click(host: Element, selector: string): void {
  find(host, selector).click();
}

/** Clicks the first button inside `host` with that text; a space that keeps a unit beside its number is one. */
export function clickButton(host: Element, text: string): void {
  const textIn = (one: Element) => one.textContent?.replaceAll('\u00a0', ' ').trim();
  const button = findAll(host, 'button').find((one) => textIn(one) === text);
  if (!button) throw new Error(`<${host.localName}> has no button "${text}"`);
  button.click();
}

/**
 * Everything that is complained of in the page from now on: on the console, thrown, or refused by its
 * policy. With `failing` failures that are told by `cl-error` may be told on the console too.
 */
export function complaints(
  page: Window & typeof globalThis = window,
  { failing = false } = {},
): readonly string[] {
  const heard: string[] = [];
  const told = new WeakSet<object>();
  if (failing) page.document.addEventListener('cl-error', ({ detail }) => told.add(detail.error));
  const { error, warn } = page.console;
  const note =
    (say: (...parts: unknown[]) => void) =>
    (...parts: unknown[]) => {
      const [, cause] = parts;
      const expected = typeof cause === 'object' && cause !== null && told.has(cause);
      if (!expected) heard.push(parts.map(String).join(' '));
      say(...parts);
    };
  page.console.error = note(error);
  page.console.warn = note(warn);
  page.document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    heard.push(`${violatedDirective} refuses ${blockedURI}`),
  );
  page.addEventListener('error', ({ message }) => heard.push(message));
  page.addEventListener('unhandledrejection', ({ reason }) => heard.push(String(reason)));
  return heard;
}

/** Index of the class that a heatmap explains. */
export function explainedClass(result: HeatmapResult | null | undefined): number | undefined {
  return result?.target.classes[0]?.index;
}
