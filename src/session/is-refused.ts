import type { Action } from './actions.js';
import type { Locked } from './locked.js';
import type { Snapshot } from './snapshot.js';
import type { SelectionPart } from './state.js';

const selected = {
  'class-index': 'classIndex',
  layer: 'layer',
  channel: 'channel',
  method: 'method',
} as const satisfies Partial<Record<Locked, keyof SelectionPart>>;

/** Whether a request of the person would change what the page keeps; it is refused as a whole then. */
export function isRefused(action: Action, { locked, selection, chosen }: Snapshot): boolean {
  switch (action.type) {
    case 'model-asked':
    case 'reading-asked':
      return locked.includes('model');
    case 'image-asked':
      return locked.includes('image');
    case 'selected':
      return locked.some((name) => {
        if (name === 'model' || name === 'image') return false;
        const part = selected[name];
        const wanted = action.selection[part];
        if (wanted === undefined) return false;
        const now = part === 'method' ? selection.method : (selection[part] ?? chosen[part]);
        return wanted !== now;
      });
    default:
      return false;
  }
}
