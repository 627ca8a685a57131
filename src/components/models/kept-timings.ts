import { store, stored } from '../shared/stored.js';
import type { MeasuredModel, MeasuredModels } from './rated.js';

const key = 'cl-timings';

/** What this device has measured before; nothing where it may keep nothing, or what is kept is none. */
export function keptTimings(): MeasuredModels {
  try {
    const read: unknown = JSON.parse(stored(key) ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter(isTiming));
  } catch {
    return {};
  }
}

export function keepTimings(measured: MeasuredModels): void {
  store(key, JSON.stringify(measured));
}

function isTiming(entry: [string, unknown]): entry is [string, MeasuredModel] {
  const value = entry[1] as Partial<MeasuredModel> | null;
  const numbers = [value?.forwardMs, value?.gradCamMs, value?.bytes, value?.at, value?.runs];
  const spread: unknown = value?.spreadMs;
  return (
    numbers.every(Number.isFinite) &&
    Array.isArray(spread) &&
    spread.length === 2 &&
    spread.every(Number.isFinite) &&
    typeof value?.backend === 'string'
  );
}
