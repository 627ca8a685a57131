import { msg, str } from '@lit/localize';
import { count } from './numbers.js';

/*
 * How many of something. A language with more than two forms of a plural has them of these few texts only.
 */

export const layersText = (layers: number): string =>
  layers === 1 ? msg('1 layer') : msg(str`${count(layers)} layers`);

export const channelsText = (channels: number): string =>
  channels === 1 ? msg('1 channel') : msg(str`${count(channels)} channels`);

export const parametersText = (parameters: number): string =>
  parameters === 1 ? msg('1 parameter') : msg(str`${count(parameters)} parameters`);

export const photosText = (photos: number): string =>
  photos === 1 ? msg('1 photo') : msg(str`${count(photos)} photos`);
