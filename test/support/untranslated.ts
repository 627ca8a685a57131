/** Attributes that people read, or have read to them. */
const readAttributes = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
];

/** Text that is not for people, and elements of names alone. */
const skipped = 'script, style';

/**
 * Words of plain letters below `root`, in shadow roots too: in a page whose texts have none, these were not
 * translated. `names` are those that stay as they are, in any language.
 */
export function* untranslatedWords(root: ParentNode, names: readonly string[]): Generator<string> {
  const whole = wholeNames(names);
  for (const { where, text } of readTexts(root)) {
    if (!word.test(text) || !word.test(text.replace(whole, ' '))) continue;
    yield `${where}: ${text.replace(/\s+/g, ' ').trim()}`;
  }
}

const word = /[A-Za-z]{2}/;

/** Finds any of the names where it is no part of a longer word, the longest first. */
function wholeNames(names: readonly string[]): RegExp {
  const parts = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`(?<![A-Za-z])(?:${parts.join('|')})(?![A-Za-z])`, 'g');
}

interface ReadText {
  readonly where: string;
  readonly text: string;
}

function* readTexts(root: ParentNode): Generator<ReadText> {
  for (const node of root.childNodes) {
    if (node instanceof Text) yield { where: placeOf(root), text: node.data };
    if (!(node instanceof Element) || node.matches(skipped)) continue;
    for (const name of readAttributes) {
      const text = node.getAttribute(name);
      if (text !== null) yield { where: `${placeOf(node)}[${name}]`, text };
    }
    yield* readTexts(node);
    if (node.shadowRoot) yield* readTexts(node.shadowRoot);
  }
}

function placeOf(node: Node): string {
  if (node instanceof ShadowRoot) return placeOf(node.host);
  if (!(node instanceof Element)) return '';
  const own = [node.localName, ...node.classList].join('.');
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? `${root.host.localName} ${own}` : own;
}
