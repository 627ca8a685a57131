import { MissingPackageError } from '../../core/errors.js';
import { manifest } from '../package.js';

/** What computing in Node takes beside convlens itself. A page takes none of it, so npm brings none. */
const computing = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'];

/** The same, and what reads pictures. */
const computingOnPhotos = [...computing, 'sharp'];

/** The parts of convlens that need other packages, as messages name them. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'convlens/core': computing,
  'convlens/node': computingOnPhotos,
  'the command line': computingOnPhotos,
};

/**
 * Loads a part of the package that imports others.
 * @throws MissingPackageError where one of them is not installed
 */
export async function withPackages<T>(part: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw missing(part, error) ?? error;
  }
}

function missing(part: string, error: unknown): MissingPackageError | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const [, name = ''] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
  const needed = needs[part] ?? [];
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !needed.includes(name)) return null;
  const { peerDependencies } = manifest();
  const wanted = needed.map((each) => `${each}@${peerDependencies[each]}`).join(' ');
  return new MissingPackageError(
    `${part} needs the package ${name}, which is not installed: npm install ${wanted}`,
    { cause: error },
  );
}
