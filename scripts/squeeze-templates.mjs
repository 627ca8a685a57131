/**
 * Takes from templates what only people read: indentation and line ends of `html`, `svg` and `css`, comments
 * of the latter. Minifiers leave templates as they are, and a tenth of what a page loads of the elements is that.
 */
import ts from 'typescript';

/** Whether its text is looked up in translations, so that it must stay as it is in the sources. */
const isTranslated = ({ parent }) =>
  ts.isCallExpression(parent) &&
  ts.isIdentifier(parent.expression) &&
  parent.expression.text === 'msg';

/** Blanks that are laid out as one: others, such as those that do not break, are meant. */
const blank = /[ \t\r\n]+/g;

const squeezed = {
  // One space means the same as many wherever elements lay out text.
  html: (text) => text.replaceAll(blank, ' '),
  svg: (text) => text.replaceAll(blank, ' '),
  css: (text) =>
    text
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(blank, ' ')
      .replaceAll(/ ?([{};,]) ?/g, '$1')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}'),
};

/**
 * The code with smaller templates.
 * @param {string} code TypeScript or JavaScript
 * @returns {string}
 */
export function squeezeTemplates(code) {
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true);
  /** @type {{ start: number, end: number, text: string }[]} */
  const pieces = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && !isTranslated(node)) {
      const squeeze = squeezed[node.tag.text];
      if (squeeze) {
        for (const part of partsOf(node.template)) {
          // Without what opens and closes it: a backtick, `${` or `}`.
          const start = part.getStart() + 1;
          const end = part.getEnd() - (isLast(part) ? 1 : 2);
          pieces.push({ start, end, text: squeeze(code.slice(start, end)) });
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  pieces.sort((a, b) => b.start - a.start);
  return pieces.reduce(
    (text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end),
    code,
  );
}

const partsOf = (template) =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];

const isLast = (part) => ts.isNoSubstitutionTemplateLiteral(part) || ts.isTemplateTail(part);
