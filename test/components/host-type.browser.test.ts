import { expect } from 'chai';
import { until } from '../e2e/support.js';
import { openHost, type HostPage } from '../support/host-page.js';
import { model } from './network/small-network.js';

/** What pages say of their own type, and the resets of Bootstrap and Tailwind, as they reach an element. */
const loud = `
  html {
    font: italic 700 62.5% / 3 cursive; letter-spacing: 0.3em; word-spacing: 1em; text-transform: uppercase;
    text-align: center; text-indent: 2em; text-shadow: 0 0 3px red; white-space: pre; word-break: break-all;
  }
  *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
  img, svg, video, canvas { display: block; vertical-align: middle; }
  button, input, select { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; }
`;
const quiet = 'html { font-size: 16px }';

describe('type and direction', () => {
  let host: HostPage;
  // A page that is not new to the person offers no tour.
  before(() => localStorage.setItem('cl-tour', 'offered'));
  afterEach(() => host.frame.remove());

  async function open(css: string, root?: string, attributes: Record<string, string> = {}) {
    host = await openHost({ css, ...(root ? { root } : {}), width: 1200 });
    const { document } = host;
    const network = Object.assign(document.createElement('cl-network'), { model });
    const kernel = Object.assign(document.createElement('cl-kernel'), {
      result: {
        ...{ layer: 'edges', source: 'edges', kind: 'depthwise', channel: 0 },
        ...{ height: 1, width: 3, inputs: 1, limit: 1 },
        slices: [{ input: 0, values: new Float32Array([-1, 0, 1]) }],
      },
    });
    const inspector = document.createElement('cl-inspector');
    for (const element of [network, kernel, inspector]) {
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
    }
    await until('the rows', () => shapes(network).length > 0);
    // Parts are loaded when they are first drawn.
    for (let before = 0, same = 0; same < 10; before = inside(inspector).length) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      same = inside(inspector).length === before ? same + 1 : 0;
    }
    return { network, kernel, inspector };
  }

  /** All elements in the shadow root, and in those inside it. */
  function inside(element: Element): HTMLElement[] {
    const all = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])];
    return all.flatMap((one) => [one, ...inside(one)]);
  }

  const shapes = (network: Element) =>
    inside(network).filter(({ classList }) => classList.contains('shape'));

  function looks(element: Element): readonly string[] {
    return inside(element).map((one) => {
      const style = getComputedStyle(one);
      const { fontSize, fontStyle, fontFamily, letterSpacing, textTransform, textAlign } = style;
      const { lineHeight, wordSpacing, textIndent, textShadow, whiteSpace, wordBreak } = style;
      const { width, height } = one.getBoundingClientRect();
      return [
        ...[
          one.localName,
          one.className,
          fontSize,
          fontStyle,
          fontFamily,
          letterSpacing,
          wordSpacing,
        ],
        ...[textTransform, textAlign, lineHeight, textIndent, textShadow, whiteSpace, wordBreak],
        ...[width.toFixed(1), height.toFixed(1)],
      ].join(' | ');
    });
  }

  it('are no other on a page with resets, and type of its own', async () => {
    const calm = Object.values(await open(`${quiet} body { margin: 0 }`)).map(looks);
    host.frame.remove();
    const there = Object.values(await open(loud)).map(looks);
    expect(calm[2]!.length).to.be.greaterThan(30);
    expect(there).to.deep.equal(calm);
  });

  /** Where the first and the last digit of a shape with three numbers are. */
  function endsOfShape(network: Element): [number, number] {
    const shape = shapes(network).find(({ textContent }) => /×.*×/.test(textContent))!;
    const texts = host.document.createTreeWalker(shape, NodeFilter.SHOW_TEXT);
    const digits: number[] = [];
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      for (const { index } of node.data.matchAll(/\d/g)) {
        const range = host.document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        digits.push(range.getBoundingClientRect().left);
      }
    }
    return [digits[0]!, digits.at(-1)!];
  }

  for (const own of [{}, { dir: 'rtl' }]) {
    const where = 'dir' in own ? 'an element' : 'a page';
    it(`leave shapes in their order in ${where} that is written from right to left`, async () => {
      const { network } = await open(quiet, 'lang="ar" dir="rtl"', own);
      const [first, last] = endsOfShape(network);
      expect(first).to.be.lessThan(last);
      expect(getComputedStyle(network).direction).to.equal('dir' in own ? 'rtl' : 'ltr');
    });
  }
});
