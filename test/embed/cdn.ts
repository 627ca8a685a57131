import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from './serve.js';

interface Manifest {
  readonly jsdelivr: string;
  readonly unpkg: string;
}

/**
 * The addresses of CDNs for a package that is installed in the folder: jsDelivr's `/npm/NAME@VERSION/PATH`, and
 * unpkg's `/NAME@VERSION/PATH`. Without a path, jsDelivr gives the package's file at the bare address itself,
 * and unpkg leads on to where the file is.
 */
export function asCdns(folder: string): (path: string) => Found {
  return (path) => {
    const [, npm, name = '', below = ''] = /^\/(npm\/)?([\w-]+)@[\d.]+(\/.*)?$/.exec(path) ?? [];
    if (name === '') return { path };
    const place = `/node_modules/${name}`;
    if (below !== '') return { path: `${place}${below}` };
    const file = join(folder, place, 'package.json');
    const { jsdelivr, unpkg } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    return npm ? { path: join(place, jsdelivr) } : { location: join(path, unpkg) };
  };
}
