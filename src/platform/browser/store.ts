import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

/** Milliseconds after which a store that does not answer is done without. */
export const PATIENCE = 2000;

/** Names of databases that are still waited for behind the back of whoever asked. */
const silent = new Set<string>();

/**
 * Opens the database of that name. A browser may have none, refuse it at once (a sandboxed frame, a
 * setting), have it in a newer version than this page knows, or never answer: all of these reject.
 * While one has not answered nobody waits for it again, and when it comes it is closed, so that it
 * holds up no other page.
 */
export async function openStore<Tables extends DBSchema>(
  name: string,
  callbacks: OpenDBCallbacks<Tables>,
): Promise<IDBPDatabase<Tables>> {
  if (silent.has(name)) throw noAnswer();
  const opening = openDB<Tables>(name, 1, callbacks);
  try {
    return await within(PATIENCE, opening);
  } catch (error) {
    silent.add(name);
    void opening
      .then((late) => late.close())
      .catch(() => undefined)
      .finally(() => silent.delete(name));
    throw error;
  }
}

/** What `answer` gives; rejects when it takes longer than that. */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noAnswer()), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const noAnswer = (): Error => new Error('its store does not answer');
