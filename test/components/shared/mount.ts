import { LitElement } from 'lit';
import { LazyPart } from '../../../src/components/shared/lazy-part.js';
import { drawQueue } from '../../../src/components/shared/draw-queue.js';

/** Puts an element with those properties into the page and waits until it is drawn. */
export async function mount<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): Promise<HTMLElementTagNameMap[K]> {
  const element = Object.assign(document.createElement(tag), properties);
  document.body.append(element);
  await drawn(element);
  return element;
}

/** Waits until nothing of `element` is left to load, to render or to paint. */
export async function drawn(element: HTMLElement): Promise<void> {
  if (element instanceof LitElement) await element.updateComplete;
  while (drawQueue.size > 0 || LazyPart.loading > 0) await new Promise(requestAnimationFrame);
  if (element instanceof LitElement) await element.updateComplete;
}

export function cleanUp(): void {
  document.body.replaceChildren();
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The first element that matches inside `host`; fails when there is none. */
export function find<E extends Element = HTMLElement>(host: Element, selector: string): E {
  const found = host.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`nothing in <${host.localName}> matches ${selector}`);
  return found;
}

export function findAll<E extends Element = HTMLElement>(host: Element, selector: string): E[] {
  return [...(host.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}

/** The text that is there to be read, without line breaks. */
export function textOf(host: Element, selector: string): string {
  return (find(host, selector).textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** RGBA of one pixel of a canvas. */
export function pixelOf(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  return [...(canvas.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])];
}

export function press(target: EventTarget, key: string, held: KeyboardEventInit = {}): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...held }),
  );
}

/** The events of that kind that reach the document from now on. */
export function heard<E extends Event>(kind: {
  readonly type: string;
  new (...parameters: never[]): E;
}): E[] {
  const events: E[] = [];
  document.addEventListener(kind.type, (event) => {
    if (event instanceof kind) events.push(event);
  });
  return events;
}
