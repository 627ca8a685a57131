import { msg } from '@lit/localize';

/** What a key asks for. */
export type KeyCommand =
  | 'find'
  | 'previous-layer'
  | 'next-layer'
  | 'explain'
  | 'next-method'
  | 'contours'
  | 'hide'
  | 'cover'
  | 'circuit'
  | 'dream'
  | 'pause'
  | 'cancel'
  | 'help';

const commands: Readonly<Record<string, KeyCommand>> = {
  '/': 'find',
  '[': 'previous-layer',
  ']': 'next-layer',
  '1': 'explain',
  '2': 'explain',
  '3': 'explain',
  '4': 'explain',
  '5': 'explain',
  m: 'next-method',
  c: 'contours',
  o: 'hide',
  x: 'cover',
  u: 'circuit',
  d: 'dream',
  ' ': 'pause',
  Escape: 'cancel',
  '?': 'help',
};

/** Where Enter and Space already do something. */
const controls = 'a, button, summary, input, select, [role=option], [role=treeitem], [role=button]';

/**
 * The command of a key press, or null. Letters belong to a field while one has the focus, keys with
 * Ctrl, Alt or Meta to the browser, and Space to the control that it would press.
 */
export function commandOf(event: KeyboardEvent): KeyCommand | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined;
  if (!command) return null;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return command;
  if (command === 'pause' && target.matches(controls)) return null;
  return command !== 'cancel' && isField(target) ? null : command;
}

function isField(target: Element): boolean {
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  }
  return target.matches('textarea, select, [contenteditable]');
}

/** Keys and what they do, for the list that `?` opens. */
export function keyList(methods: number): readonly (readonly [keys: string, does: string])[] {
  return [
    ['/', msg('find a layer')],
    ['↑ ↓', msg('previous, next row of the network')],
    ['→ ←', msg('open, close a row')],
    ['↑ ↓ → ←', msg('in a grid: move the selection, in both grids')],
    ['[ ]', msg('previous, next layer that has a grid')],
    ['1 – 5', msg('explain the nth prediction')],
    ...(methods > 1 ? [['m', msg('next method')] as const] : []),
    ['c', msg('contours')],
    ['o', msg('hold to hide the overlay')],
    ['x', msg('cover a part of the photo and see, or back to the heatmap')],
    ['u', msg('Circuit: all about the channel; and back')],
    ['d', msg('Dream: the photo changed step by step; and back')],
    [msg('Space'), msg('pause or resume the running job')],
    ['Esc', msg('cancel the running job')],
    ['?', msg('this list')],
  ];
}
