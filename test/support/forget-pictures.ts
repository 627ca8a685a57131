import { deleteDB } from 'idb';

/** Forgets the filter pictures that the browser has kept, so that they grow anew. */
export async function forgetPictures(): Promise<void> {
  await deleteDB('convlens-pictures');
}
