import { render, type TemplateResult } from 'lit';
import { language } from '../../../view/language.js';
import { reportStyles } from './report.styles.js';

/** Nothing is fetched and nothing runs, wherever the file is opened. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The page as one file that needs nothing else. */
export function htmlFile(title: string, body: TemplateResult): Blob {
  const main = document.createElement('main');
  render(body, main);
  clean(main);
  const page = `<!doctype html>
<html lang="${escaped(language())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(harmless(title))}</title>
<style>${reportStyles}</style>
</head>
<body>
${main.outerHTML}
</body>
</html>
`;
  return new Blob([page], { type: 'text/html;charset=utf-8' });
}

/** Marks of direction, and characters that no text has: names may hold them. Line ends and tabs are text. */
const obeyed = /[\p{Bidi_Control}\p{Cs}]|(?![\t\n\r])\p{Cc}/gu;

const harmless = (text: string): string => text.replaceAll(obeyed, '\uFFFD');

/** Takes away what templates leave behind, and what would turn text around. */
function clean(root: Element): void {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  const comments: Node[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE) comments.push(node);
    else if (node.nodeValue !== null) node.nodeValue = harmless(node.nodeValue);
  }
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  for (const image of root.querySelectorAll('img')) image.alt = harmless(image.alt);
}

/** As text of a page, and as the value of an attribute. */
function escaped(text: string): string {
  const element = document.createElement('p');
  element.textContent = text;
  return element.innerHTML.replaceAll('"', '&quot;');
}
