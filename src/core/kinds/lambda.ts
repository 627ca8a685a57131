import { elementwise, type Kind } from './kind.js';
import { asList, isJson, type Json } from './config.js';
import { arithmetic } from '../ops/arithmetic.js';
import { identity } from '../ops/shape.js';
import { formulaOf } from './python/formula.js';
import { readCodeObject } from './python/marshal.js';

/**
 * What a Lambda of Keras computes, where its code is the arithmetic of one value, `x / 127.5 - 1`;
 * undefined for any other. The code of Python is looked at, never run.
 */
export function lambdaKind({ function: given, arguments: more }: Json): Kind | undefined {
  const text = codeIn(given);
  const bytes = text === undefined ? undefined : bytesOf(text);
  if (!bytes || (isJson(more) && Object.keys(more).length > 0)) return undefined;
  const code = readCodeObject(bytes);
  const formula = code && formulaOf(code);
  return (
    formula &&
    elementwise('function', () => (formula.is === 'x' ? identity() : arithmetic(formula)))
  );
}

/**
 * The code: Keras 2 writes `[code, defaults, closure]`, Keras 3 `{class_name: "__lambda__", config}`,
 * 2.13 to 2.15 with that list in it. What has defaults or a closure is more than arithmetic.
 */
function codeIn(given: unknown): string | undefined {
  const config = isJson(given) && isJson(given['config']) ? given['config'] : undefined;
  const parts = config
    ? (config['value'] ?? [config['code'], config['defaults'], config['closure']])
    : given;
  const [code, defaults, closure] = asList(parts);
  if (typeof code !== 'string' || (defaults ?? null) !== null || (closure ?? null) !== null) {
    return undefined;
  }
  return code;
}

/** Longer texts are no formulas. */
const LONGEST = 8192;

/** Base64 in lines; the first versions of Keras wrote the bytes themselves as characters. */
function bytesOf(text: string): Uint8Array | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text.replaceAll(/\s/g, '');
  const encoded = plain.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(plain);
  const characters = encoded ? atob(plain) : text;
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
