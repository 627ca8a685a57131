import { msg, str } from '@lit/localize';
import { language, sourceLanguage } from './language.js';

/** Between a number and its unit: they stay on one line. */
const SPACE = '\u00a0';
const MINUS = '\u2212';

/** A share as `36.2 %`. `share` is 0…1. */
export function percent(share: number, digits = 1, locale = language()): string {
  return msg(str`${fixed(share * 100, digits, locale)}\u00a0%`);
}

/** What a share is written as that is no more than a trace. */
const TRACE = 0.001;

/** A share of a class in running text: `36.2 %`, and `below 0.1 %` for one that would read as none. */
export function shareText(share: number, locale = language()): string {
  return share < TRACE ? msg(str`below ${percent(TRACE, 1, locale)}`) : percent(share, 1, locale);
}

/** A share of a class in a list: `36.2 %`, and `<0.1 %` for one that would read as none. */
export function shortShare(share: number, locale = language()): string {
  return share < TRACE ? `<${percent(TRACE, 1, locale)}` : percent(share, 1, locale);
}

/** A difference of two shares in percentage points, without a unit: 0.0231 → `2.3`. */
export function points(share: number, locale = language()): string {
  return fixed(Math.abs(share) * 100, 1, locale);
}

/** How many times as much: `6.3`, `12`. */
export function times(ratio: number, locale = language()): string {
  return fixed(ratio, ratio < 9.95 ? 1 : 0, locale);
}

/** How many: `1,000`, `97,524`, `4.7 M`, `138 M`, `1.2 G`. */
export function count(value: number, locale = language()): string {
  if (Math.abs(value) < 999_950) return fixed(value, 0, locale);
  const millions = Math.abs(value) < 999.95e6;
  const scaled = value / (millions ? 1e6 : 1e9);
  const digits = fixed(scaled, Math.abs(scaled) < 99.95 ? 1 : 0, locale);
  return millions ? msg(str`${digits}\u00a0M`) : msg(str`${digits}\u00a0G`);
}

/** The shape of a tensor without its batch: `14×14×672`. Plain digits, as code writes them. */
export function shapeText(shape: readonly number[]): string {
  return shape.join('×');
}

/** A window or a map's size in running text: `5 × 5`. */
export function windowText(size: readonly [height: number, width: number]): string {
  return size.join(`${SPACE}×${SPACE}`);
}

/** Bytes in decimal units: `740 B`, `12 kB`, `9.6 MB`, `186 MB`. */
export function bytes(value: number, locale = language()): string {
  const size = byteUnit(value);
  const digits = byteDigits(value / size, size, locale);
  switch (size) {
    case 1:
      return msg(str`${digits}\u00a0B`);
    case 1e3:
      return msg(str`${digits}\u00a0kB`);
    case 1e6:
      return megabytes(digits);
    case 1e9:
      return gigabytes(digits);
  }
}

/** A number with all its digits, as code writes it: `1000`, `0.05`. */
export function exact(value: number, locale = language()): string {
  return formatOf({ useGrouping: false, maximumFractionDigits: 20 }, locale).format(value);
}

/** Bytes in a sentence, where they are needed or in use: `12 MB`, `4.3 GB`, `5 GB`. */
export function memoryText(value: number, locale = language()): string {
  const text =
    value < 1e9
      ? megabytes(exact(Math.ceil(value / 1e6), locale))
      : gigabytes(formatted(value / 1e9, { maximumFractionDigits: 1 }, locale));
  return text.replaceAll(SPACE, ' ');
}

const megabytes = (digits: string): string => msg(str`${digits}\u00a0MB`);
const gigabytes = (digits: string): string => msg(str`${digits}\u00a0GB`);

/** A day: `25 Nov 2026`. `at` is in milliseconds since the epoch. */
export function dateText(at: number, locale = language()): string {
  const own = locale === sourceLanguage ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(own, { dateStyle: 'medium' }).format(at);
}

/** Part of an amount of bytes, both in the unit of the whole: done `37`, total `98 MB`. */
export function bytesOf(
  done: number,
  total: number,
  locale = language(),
): { done: string; total: string } {
  const size = byteUnit(total);
  return { done: byteDigits(done / size, size, locale), total: bytes(total, locale) };
}

/** A time that was measured: `240 ms`, `2.4 s`, `12 s`, `3 min`. */
export function duration(milliseconds: number, locale = language()): string {
  if (milliseconds < 999.5) return msg(str`${fixed(milliseconds, 0, locale)}\u00a0ms`);
  if (milliseconds < 9_950) return secondsText(fixed(milliseconds / 1000, 1, locale));
  return timeLeft(milliseconds, locale);
}

/** A time still to come, in whole seconds or minutes, never too short: `9 s`, `2 min`. */
export function timeLeft(milliseconds: number, locale = language()): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 100) return secondsText(fixed(seconds, 0, locale));
  return msg(str`${fixed(Math.ceil(seconds / 60), 0, locale)}\u00a0min`);
}

const secondsText = (digits: string): string => msg(str`${digits}\u00a0s`);

/**
 * A raw value with the digits that say something: `5.63`, `0.038`, `12.4`, `1,204`, `0.00052`,
 * `3.1e-7`. A true minus sign.
 */
export function rawValue(value: number, locale = language()): string {
  if (Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (size < 1e-4 || size >= 1e6) return powered(value, locale);
  if (size < 0.01) return formatted(value, { maximumSignificantDigits: 2 }, locale);
  return fixed(value, size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0, locale);
}

/** The end of a scale about zero, its sign always written: `+0.27`, `−0.27`, `−4.9e−7`. */
export function signedValue(value: number, locale = language()): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const digits =
    size < 1e-4 ? powered(size, locale) : formatted(size, { maximumSignificantDigits: 2 }, locale);
  return `${value < 0 ? MINUS : '+'}${digits}`;
}

function byteUnit(value: number): 1 | 1e3 | 1e6 | 1e9 {
  if (value < 1e3) return 1;
  if (value < 999.5e3) return 1e3;
  return value < 999.5e6 ? 1e6 : 1e9;
}

/** Megabytes and more below ten get a digit after the point. */
function byteDigits(value: number, size: number, locale: string): string {
  return fixed(value, size >= 1e6 && value > 0 && value < 9.95 ? 1 : 0, locale);
}

/** `3.1e−7`. */
function powered(value: number, locale: string): string {
  const [digits, power] = value.toExponential(1).split('e');
  return `${fixed(Number(digits), 1, locale)}e${power!.replace('-', MINUS)}`;
}

/** A number with so many digits behind its point, be they noughts: of a column they stand below each other. */
export function fixed(value: number, digits: number, locale = language()): string {
  return formatted(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }, locale);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatted(value: number, options: Intl.NumberFormatOptions, locale: string): string {
  return formatOf(options, locale).format(value).replace('-', MINUS);
}

/** Making a formatter costs a hundred times what using it costs, so each is made once. */
function formatOf(options: Intl.NumberFormatOptions, locale: string): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}
