import type { DBSchema, IDBPDatabase } from 'idb';
import { ConvlensError, KeptModelError } from '../../core/errors.js';
import { sha256 } from '../../core/sha256.js';
import { openStore, PATIENCE, within } from './store.js';
import { say, str, type Sentence } from '../../core/sentence.js';

/** A model that the browser keeps. */
export interface KeptModel {
  /** SHA-256 of its files, 64 hexadecimal digits; see `hashOf`. */
  readonly hash: string;
  readonly name: string;
  /** Of all its files. */
  readonly bytes: number;
  /** When it was kept, in milliseconds since the epoch; null where that cannot be read. */
  readonly at: number | null;
}

/** What lies there may have been written by another version of the page: it is read as unknown. */
interface Tables extends DBSchema {
  models: { key: string; value: unknown };
  files: { key: string; value: unknown };
  choices: { key: string; value: unknown };
}

interface StoredFile {
  /** Name, with its path where it lay in a folder. */
  readonly name: string;
  /** Bytes where the browser stores no files: WebKit in a private window. */
  readonly content: Blob | ArrayBuffer;
}

const DATABASE = 'convlens-models';

/** Bytes that are read at a time. */
const SLICE = 4 * 2 ** 20;

/** What the store leaves free of the browser's quota, in bytes: pictures are kept too. */
const SPARE = 16 * 2 ** 20;

/** Bytes a millisecond that the slowest disk is taken to write. */
const SLOWEST = 2 ** 10;

/** Milliseconds from the epoch, either way, that a date may have. */
const LATEST = 8.64e15;

/**
 * A name for the content of files, whatever their order: SHA-256 of what SHA-256 gives for each piece
 * of 4 MiB, with names and sizes. So no file is in memory as a whole.
 *
 * @param between - called between two pieces; may throw to stop
 * @throws KeptModelError where the page is not served securely, and has no SHA-256 therefore
 */
export async function hashOf(
  files: readonly File[],
  between: (bytes: number) => void | Promise<void>,
): Promise<string> {
  const parts: string[] = [];
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    parts.push(`${file.name}\n${file.size}`);
    for (let from = 0; from < file.size; from += SLICE) {
      const piece = await file.slice(from, from + SLICE).arrayBuffer();
      parts.push(await digestOf(new Uint8Array(piece)));
      await between(piece.byteLength);
    }
  }
  return digestOf(new TextEncoder().encode(parts.join('\n')));
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await sha256(bytes);
  if (hash !== null) return hash;
  throw new KeptModelError(
    say('models are kept only for pages served by https, or from this device'),
  );
}

/**
 * Keeps the files of a model under their hash; one that is there already only becomes the newest.
 * @throws KeptModelError when there is no room, or the browser refuses to keep anything
 */
export async function keepModel(model: KeptModel, files: readonly File[]): Promise<void> {
  const patience = PATIENCE + model.bytes / SLOWEST;
  await withStore(patience, async (store) => {
    const known = (await store.count('models', model.hash)) > 0;
    if (known) {
      await store.put('models', model);
      return;
    }
    await checkRoom(model.bytes);
    const write = async (stored: readonly StoredFile[]) => {
      const writing = store.transaction(['models', 'files'], 'readwrite');
      await Promise.all([
        writing.objectStore('models').put(model),
        writing.objectStore('files').put(stored, model.hash),
        writing.done,
      ]);
    };
    try {
      await write(files.map((file) => ({ name: file.name, content: file })));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') throw error;
      const bytes = files.map(async (file) => ({
        name: file.name,
        content: await file.arrayBuffer(),
      }));
      await write(await Promise.all(bytes));
    }
  });
}

/** The models that are kept, the newest first. @throws KeptModelError */
export async function keptModels(): Promise<readonly KeptModel[]> {
  const stored = await withStore(PATIENCE, (store) => store.getAll('models'));
  return stored
    .flatMap((value) => keptModel(value) ?? [])
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

/** The files of a kept model. @throws KeptModelError when there is none under that hash */
export async function keptFiles(hash: string): Promise<readonly File[]> {
  const stored = await withStore(PATIENCE, (store) => store.get('files', hash));
  if (areFiles(stored)) return stored.map(({ name, content }) => new File([content], name));
  if (stored !== undefined) {
    throw new KeptModelError(
      say('what this browser keeps of the model cannot be read; open its file again'),
    );
  }
  throw new KeptModelError(
    say(
      str`this browser keeps no model "${hash.slice(0, 12)}": it was deleted, or kept in another browser; open its file again`,
    ),
  );
}

/** Deletes a kept model; one that is not there is no error. @throws KeptModelError */
export async function forgetModel(hash: string): Promise<void> {
  await withStore(PATIENCE, async (store) => {
    const writing = store.transaction(['models', 'files'], 'readwrite');
    await Promise.all([
      writing.objectStore('models').delete(hash),
      writing.objectStore('files').delete(hash),
      writing.done,
    ]);
  });
}

/** What was remembered of a model by `rememberChoices`; undefined also where nothing can be kept. */
export async function rememberedChoices(fingerprint: string): Promise<unknown> {
  return withStore(PATIENCE, (store) => store.get('choices', fingerprint)).catch(() => undefined);
}

/** Remembers what was chosen of a model, as plain data; forgets it where nothing can be kept. */
export async function rememberChoices(fingerprint: string, choices: object): Promise<void> {
  await withStore(PATIENCE, (store) => store.put('choices', choices, fingerprint)).catch(
    () => undefined,
  );
}

/** What was remembered by `rememberFolders` for that model; undefined also where nothing can be kept. */
export const rememberedFolders = (fingerprint: string): Promise<unknown> =>
  rememberedChoices(foldersOf(fingerprint));

/** Remembers what folders of test photos stand for among the classes of a model, as plain data. */
export const rememberFolders = (fingerprint: string, folders: object): Promise<void> =>
  rememberChoices(foldersOf(fingerprint), folders);

const foldersOf = (fingerprint: string): string => `folders ${fingerprint}`;

async function checkRoom(bytes: number): Promise<void> {
  // WebKit on Linux cannot be asked; where there is no room, writing says so.
  if (!('storage' in navigator)) return;
  const { quota, usage = 0 } = await navigator.storage.estimate();
  if (quota !== undefined && bytes + SPARE > quota - usage) {
    const megabytes = (count: number) => `${Math.max(0, Math.round(count / 1e6))} MB`;
    const [wanted, left] = [megabytes(bytes), megabytes(quota - usage)];
    throw new KeptModelError(
      say(
        str`the model takes ${wanted}, and the browser has ${left} left for this page; delete kept models to make room`,
      ),
    );
  }
}

function noRoom(): KeptModelError {
  return new KeptModelError(
    say('the browser has no room left for this page; delete kept models to make room'),
  );
}

/** The model as it was kept; null for an entry of another shape. */
function keptModel(value: unknown): KeptModel | null {
  if (typeof value !== 'object' || value === null) return null;
  const { hash, name, bytes, at }: { [Name in keyof KeptModel]?: unknown } = value;
  if (typeof hash !== 'string' || typeof name !== 'string' || typeof bytes !== 'number')
    return null;
  const dated = typeof at === 'number' && Math.abs(at) <= LATEST;
  return { hash, name, bytes: bytes >= 0 ? bytes : 0, at: dated ? at : null };
}

function areFiles(value: unknown): value is readonly StoredFile[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFile);
}

function isFile(value: unknown): value is StoredFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, content }: { [Name in keyof StoredFile]?: unknown } = value;
  const whole = content instanceof Blob || content instanceof ArrayBuffer;
  return typeof name === 'string' && whole;
}

/**
 * Opened for each use: one that stays open would hold up other pages that need a newer version.
 * @param patience - milliseconds that the use may take
 */
async function withStore<T>(
  patience: number,
  use: (store: IDBPDatabase<Tables>) => Promise<T>,
): Promise<T> {
  let store: IDBPDatabase<Tables> | undefined;
  try {
    store = await openStore<Tables>(DATABASE, {
      upgrade(database) {
        database.createObjectStore('models', { keyPath: 'hash' });
        database.createObjectStore('files');
        database.createObjectStore('choices');
      },
    });
    return await within(patience, use(store));
  } catch (error) {
    if (error instanceof ConvlensError) throw error;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name === 'QuotaExceededError') throw noRoom();
    if (name === 'VersionError')
      throw keepsNothing(say('a newer version of the page has been here; reload it'));
    throw keepsNothing(message || name);
  } finally {
    store?.close();
  }
}

function keepsNothing(why: string | Sentence): KeptModelError {
  return new KeptModelError(say(str`the browser keeps nothing for this page (${why})`));
}
