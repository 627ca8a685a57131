import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listApplications } from '../core/applications/list-applications.js';

/** The function of Keras Applications that a model is named by, in any case; undefined for a file of that name. */
export function applicationNamed(model: string | undefined): string | undefined {
  const wanted = model?.toLowerCase();
  const found = listApplications().find(({ name }) => name.toLowerCase() === wanted)?.name;
  return found === undefined || existsSync(resolve(model ?? '')) ? undefined : found;
}
