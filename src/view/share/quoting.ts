/** What cannot be seen, or turns what stands around it; a line end is both read and seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const unseenButLineEnds = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Half a character, which no text that is written as UTF-8 can hold. */
const whole = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\uFFFD');

/** Controls that HTML would read as others. */
const isC1 = (code: number): boolean => code >= 0x7f && code < 0xa0;

const htmlReferences: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** An attribute of HTML; JSON reads best between single quotes. */
export function attribute(name: string, value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const other = quote === '"' ? "'" : '"';
  const written = whole(value)
    .replaceAll(/[&<>"']/g, (one) => (one === other ? one : htmlReferences[one]!))
    .replaceAll(unseen, (one) => {
      const code = one.codePointAt(0)!;
      return isC1(code) ? one : `&#${code};`;
    });
  return `${name}=${quote}${written}${quote}`;
}

/** A string of TypeScript, which no script element ends at. */
export function scriptString(text: string): string {
  const written = text
    .replaceAll(/[\\']/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('</', String.raw`<\/`)
    .replaceAll('<!--', String.raw`<\!--`)
    .replaceAll(unseen, escaped)
    .replaceAll(/\p{Cs}/gu, escaped);
  return `'${written}'`;
}

/** By its code, half by half. */
const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => {
    return `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }).join('');

/** Plain data as TypeScript writes it. */
export function scriptValue(value: unknown): string {
  if (typeof value === 'string') return scriptString(value);
  if (Array.isArray(value)) return `[${value.map(scriptValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const parts = entries.map(([name, part]) => `${scriptName(name)}: ${scriptValue(part)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

const scriptName = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : scriptString(name));

/**
 * A word of the POSIX shell. What a terminal would obey, were it pasted there, is written by its bytes.
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  const parts = whole(text)
    .split(/((?:[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}])+)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.search(unseenButLineEnds) < 0
        ? `'${part.replaceAll("'", String.raw`'\''`)}'`
        : `"$(printf '${bytes(part)}')"`,
    );
  return parts.join('') || "''";
}

/** In octal, as `printf` takes them. */
function bytes(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(..)|./g, (one, code: string | undefined) => {
    const value = code === undefined ? one.charCodeAt(0) : parseInt(code, 16);
    return `\\${value.toString(8).padStart(3, '0')}`;
  });
}
