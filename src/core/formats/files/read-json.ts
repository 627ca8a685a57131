import type { ReadingBudget } from '../../reading-budget.js';

const [QUOTE, COMMA, BACKSLASH, OPEN_LIST, OPEN] = [34, 44, 92, 91, 123];

/**
 * A JSON text of a model's file; one that says a text which is JSON again, as `json.dump(model.to_json())`
 * writes it, says what that says. Values in memory take twenty times the room of `{},` in a text, so they
 * are counted before they are made.
 * @param name - of the file or place, for errors
 * @throws ReadingLimitError when it would be too large; SyntaxError when it is none
 */
export function readJson(text: string, name: string, budget: ReadingBudget): unknown {
  const value = parsed(text, name, budget);
  return typeof value === 'string' && /^\s*\{/.test(value) ? parsed(value, name, budget) : value;
}

function parsed(text: string, name: string, budget: ReadingBudget): unknown {
  let values = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted && code === BACKSLASH) at++;
    else if (code === QUOTE) quoted = !quoted;
    else if (!quoted && (code === COMMA || code === OPEN || code === OPEN_LIST)) values++;
  }
  budget.spend('text', text.length, name);
  budget.spend('json', values, name);
  return JSON.parse(text) as unknown;
}
