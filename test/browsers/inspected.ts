import { setTimeout as wait } from 'node:timers/promises';
import type { Driven } from './driven.js';

/** What every script in the page may use. */
const tools = `
  const inspector = document.querySelector('cl-inspector');
  const root = inspector?.shadowRoot;
  const view = (tag) => root.querySelector(tag);
  const inside = (tag, selector) => view(tag).shadowRoot.querySelector(selector);
  const snapshot = () => view('cl-session').snapshot;
  const digest = (values) => {
    let hash = 0;
    for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return hash;
  };
`;

/** The inspector in a driven browser. */
export class Inspected {
  constructor(private readonly browser: Driven) {}

  get version(): string {
    return this.browser.version;
  }

  async open(url: string): Promise<void> {
    await this.browser.open(url);
    await this.until('the inspector', 'return Boolean(inspector?.hasUpdated)');
  }

  run<T>(body: string): Promise<T> {
    return this.browser.run(tools + body);
  }

  /** Polls until a function body gives true. */
  async until(what: string, body: string, seconds = 90): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await this.run<boolean>(body))) {
      if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
      await wait(200);
    }
  }

  /** Presses the middle of the element that an expression gives. */
  async press(element: string): Promise<void> {
    const { x, y } = await this.run<{ x: number; y: number }>(`
      const { left, top, width, height } = (${element}).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };`);
    await this.browser.press(x, y);
  }

  escape(): Promise<void> {
    return this.browser.escape();
  }

  picture(): Promise<Uint8Array> {
    return this.browser.picture();
  }

  /** Opens a photo as if its file had been chosen, and waits until it is decoded or refused. */
  async openFile(name: string, bytes: Uint8Array): Promise<void> {
    const base64 = Buffer.from(bytes).toString('base64');
    await this.run(`
      const bytes = Uint8Array.from(atob('${base64}'), (one) => one.charCodeAt(0));
      view('cl-image-picker').open(new File([bytes], '${name}'), '${name}');`);
    await this.until(
      name,
      `const { image } = snapshot(); return image.value?.name === '${name}' || image.phase === 'error';`,
    );
  }

  /** Waits until model, photo, prediction, heatmap and activations are there. */
  answered(): Promise<void> {
    return this.until(
      'the answers',
      `return ['cl-predictions', 'cl-heatmap', 'cl-activations'].every((tag) => view(tag)?.phase === 'ready');`,
      120,
    );
  }

  /** Everything that is computed of the photo: the numbers themselves, or a hash of many. */
  answers(): Promise<unknown> {
    return this.run(`
      const { top, probabilities } = view('cl-predictions').result;
      const heatmap = view('cl-heatmap').result;
      const { layer, values } = view('cl-activations').result;
      return {
        top: top.map(({ name, logit, probability }) => [name, logit, probability]),
        probabilities: digest(probabilities),
        heatmap: [heatmap.layers, digest(heatmap.map.values)],
        activations: [layer, digest(values)],
        input: digest(snapshot().image.value.input.pixels),
      };`);
  }
}
