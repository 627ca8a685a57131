import * as tf from '@tensorflow/tfjs-core';
import { LayersModuleError } from '../errors.js';
import type { Kinds } from './index.js';
import type { Kind } from './kind.js';
import { say, str, type Sentence } from '../sentence.js';

/**
 * What a module of layers is given. It is handed over, not imported, because the worker's copies of
 * both are its own.
 */
export interface LayersKit {
  /** Adds a layer of a class, or another way to read it. */
  registerLayer(className: string, kind: Kind): void;
  /** TensorFlow.js as this copy of convlens has it: the functions that ops are written with. */
  readonly tf: typeof tf;
}

/** A module of layers: its default export registers them, at once or in time. */
export interface LayersModule {
  default(kit: LayersKit): void | Promise<void>;
}

/**
 * The layers that a module has, as `loadModel` takes them (`kinds`).
 * @param url - absolute address of the module
 * @throws LayersModuleError when the module cannot be loaded, has no default export that is a function, or that
 *   function fails
 */
export async function importLayers(url: string): Promise<Kinds> {
  const said = (what: Sentence) =>
    new LayersModuleError(say(str`the layers of ${url.slice(0, 200)} ${what}`));
  const loaded = await imported(url).catch((error: unknown) => {
    throw said(say(str`could not be loaded: ${messageOf(error)}`));
  });
  if (!isLayersModule(loaded)) {
    throw said(
      say(
        'were not added: the module has to export a function by default, ({ registerLayer, tf }) => …',
      ),
    );
  }
  const kinds: Record<string, Kind> = {};
  const registerLayer = (className: string, kind: Kind): void => {
    kinds[className] = kind;
  };
  try {
    await loaded.default({ registerLayer, tf });
    return kinds;
  } catch (error) {
    throw said(say(str`were not added: ${messageOf(error)}`));
  }
}

/** The comments tell bundlers that this is the page's address, not a file of the build. */
const imported = async (url: string): Promise<unknown> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ url);

function isLayersModule(module: unknown): module is LayersModule {
  return typeof (module as Partial<LayersModule> | null)?.default === 'function';
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);
