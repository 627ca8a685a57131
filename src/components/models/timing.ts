import type { Slot, Snapshot, Want } from '../../session/snapshot.js';
import type { JobResult } from '../../workers/jobs.types.js';

export type TimingSlot = Slot<JobResult<'time-application'>>;

export type TimingWant = Want<'time-application'>;

/** The networks that are to be timed, each with how far it is. */
export const timingsOf = (
  wants: readonly TimingWant[],
  snapshot: Snapshot,
): ReadonlyMap<string, TimingSlot> =>
  new Map(wants.map((want) => [want.request.name, snapshot.slot(want)]));

/** Bytes that weights take as tensors, and what the wasm backend packs of them a second time. */
const BYTES_A_PARAMETER = 4 * 2.2;

/** Of the memory of a device a page may have half; where the browser does not tell, what wasm can have. */
const MOST_BYTES = 3.5 * 2 ** 30;

/** Bytes that a network needs at least, and whether this device has them; null where its size is not known. */
export function roomFor(parametersM: number | null): { bytes: number; fits: boolean } | null {
  if (parametersM === null) return null;
  const bytes = parametersM * 1e6 * BYTES_A_PARAMETER;
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  const half = typeof memory === 'number' ? (memory * 2 ** 30) / 2 : MOST_BYTES;
  return { bytes, fits: bytes <= Math.min(half, MOST_BYTES) };
}
