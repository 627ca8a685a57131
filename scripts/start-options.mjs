import { parseArgs } from 'node:util';

/** What `npm start` takes. */
export const usage = 'npm start -- [--port N] [--host H]';

const options = { port: { type: 'string' }, host: { type: 'string' } };

/**
 * The options of `npm start` from what stands behind its `--`.
 * @param {readonly string[]} args
 * @returns {{ port: number, host: string }}
 * @throws Error whose message is a sentence for whoever typed it
 */
export function startOptions(args) {
  const { port = '4173', host = 'localhost' } = valuesOf(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(`--port takes a number from 1 to 65535, not "${port}".`);
  }
  if (!/^[\w.:-]+$/.test(host)) {
    throw new Error(`--host takes a name or an address, such as 0.0.0.0, not "${host}".`);
  }
  return { port: Number(port), host };
}

function valuesOf(args) {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const values = {};
  for (const token of tokens) {
    if (token.kind !== 'option' || !(token.name in options)) {
      throw new Error(`There is no "${token.rawName ?? token.value}" here: ${usage}`);
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      throw new Error(`${token.rawName} takes a value: ${usage}`);
    }
    values[token.name] = token.value;
  }
  return values;
}
