import { msg, str } from '@lit/localize';
import type { ErrorData, OtherPicture, WorkerLoss } from '../core/error-facts.js';
import { harmless } from '../core/harmless.js';
import { quoted, shapeText, shortened } from '../core/short-text.js';
import type { NumberSetting, SettingSchema } from '../facts/setting.js';
import { isWithin } from '../facts/setting.js';
import { listText } from './lists.js';
import { exact, memoryText } from './numbers.js';

/** What went wrong and what to do, in the reader's language; of errors without facts their own message. */
export const errorText = (error: Pick<ErrorData, 'message' | 'facts'>): string =>
  harmless(textOf(error).replaceAll(/\s*[\r\n]\s*/g, ' '));

function textOf({ message, facts }: Pick<ErrorData, 'message' | 'facts'>): string {
  switch (facts?.kind) {
    case undefined:
      return message;
    case 'answered':
      return msg(
        str`${shortened(facts.url)} answered ${`${facts.status} ${facts.statusText}`.trim()}`,
      );
    case 'unreachable':
      return msg(
        str`${shortened(facts.url)} could not be read (${facts.detail}); check the address and the network`,
      );
    case 'offline':
      return msg(str`this device is offline; ${errorText(facts.error)}`);
    case 'too-large':
      return msg(str`${shortened(facts.url)} is larger than ${exact(facts.limit)} bytes`);
    case 'unknown-class':
      return msg(
        str`layer ${quoted(facts.layer)} is a ${facts.className.slice(0, 60)}, which is not read yet (registerLayer can add it).`,
      );
    case 'python-lambda':
      return msg(
        str`layer ${quoted(facts.layer)} is a Python Lambda; its code cannot run here, but registerLayer can say what it does, under the layer's name.`,
      );
    case 'unknown-function':
      return msg(
        str`layer ${quoted(facts.layer)} is the function ${quoted(facts.functionName)}, which is not read yet.`,
      );
    case 'unknown-op':
      return msg(
        str`node ${quoted(facts.node)} is a ${facts.op.slice(0, 60)}, which is not read yet`,
      );
    case 'nothing-before':
      return facts.advised
        ? msg(str`${errorText(facts.error)} No convolution stands before it.`)
        : msg(
            str`${errorText(facts.error)} No convolution stands before it, so nothing can be explained: save the model without it, or with another layer in its place.`,
          );
    case 'at-layer':
      return msg(
        str`layer ${quoted(facts.layer, 100)} ${shapeText(facts.shape)}: ${errorText(facts.error)}`,
      );
    case 'layer-needs':
      return msg(
        str`layer ${quoted(facts.layer, 100)}, which gives ${shapeText(facts.shape)}, needs ${memoryText(facts.bytes)} at once beside the ${memoryText(facts.held)} in use; ${memoryText(facts.most)} is the most: take a smaller image, fewer at a time, or an earlier layer`,
      );
    case 'weights-need':
      return msg(
        str`the weights of ${quoted(facts.model)} take ${memoryText(facts.bytes)}, beside the ${memoryText(facts.held)} in use; ${memoryText(facts.most)} is the most. The largest is ${quoted(facts.largest.name, 100)}, ${shapeText(facts.largest.shape)}`,
      );
    case 'photo-needs':
      return msg(
        str`input ${quoted(facts.input)} reads ${shapeText(facts.shape)}: a photo of that size takes ${memoryText(facts.bytes)}, and ${memoryText(facts.most)} is the most`,
      );
    case 'no-room':
      return msg(
        str`${memoryText(facts.bytes)} more do not fit beside the ${memoryText(facts.held)} in use: take a smaller image, fewer at a time, or close another model`,
      );
    case 'memory-full':
      return msg(
        str`there is no memory left for it (${facts.detail}): take a smaller image or fewer at a time`,
      );
    case 'backend-broke':
      return msg(
        str`the wasm backend broke with ${memoryText(facts.held)} in use (${facts.detail}): take a smaller image or fewer at a time`,
      );
    case 'backend-gone':
      return msg('the wasm backend that held this was lost; open the model again');
    case 'backend-dead':
      return msg(str`the wasm backend was lost and does not start again (${facts.detail})`);
    case 'worker-lost':
      return facts.tries === 0
        ? msg(str`the worker stopped: ${lossText(facts.loss)}; the next call starts anew`)
        : msg(
            str`the worker stopped: it did not start in ${exact(facts.tries)} tries, ${lossText(facts.loss)}; the next call starts anew`,
          );
    case 'photo-size':
      return msg(
        str`the picture is ${exact(facts.width)} × ${exact(facts.height)} pixels; without resizing it must be ${exact(facts.wanted.width)} × ${exact(facts.wanted.height)}`,
      );
    case 'empty-picture':
      return msg('the picture file is empty');
    case 'no-picture':
      return msg('not a picture that can be read: PNG, JPEG, WebP, GIF and AVIF are');
    case 'picture-cut-short':
      return msg('the picture is cut short: its end is missing');
    case 'picture-moved':
      return msg('the file cannot be read any more: it was moved or changed');
    case 'other-picture':
      return otherPictureText(facts.format);
    case 'undecodable-picture':
      return msg(
        str`this browser cannot read the ${facts.format}, or it is damaged: try PNG or JPEG`,
      );
    case 'no-canvas':
      return msg(
        str`this browser has no OffscreenCanvas (Chrome 69, Firefox 105 and Safari 16.4 have it), so it reads PNG and JPEG only: save the ${facts.format} as one of these, or use a newer browser`,
      );
    case 'false-canvas':
      return msg(
        str`this browser changes the pixels that a page reads, as a guard against fingerprinting, so it reads PNG and JPEG only: save the ${facts.format} as one of these, or let this site read canvases and reload it`,
      );
    case 'no-layer':
      return facts.last === null
        ? msg(str`no layer "${facts.layer}"; ${facts.model} has ${exact(facts.layers)} layers`)
        : msg(
            str`no layer "${facts.layer}"; ${facts.model} has ${exact(facts.layers)} layers, the last with rows and columns is "${facts.last}"`,
          );
    case 'no-class':
      return facts.classes === 0
        ? msg(str`${facts.model} has no classes`)
        : msg(
            str`no class ${facts.index}; ${facts.model} knows ${exact(facts.classes)} classes, 0 to ${exact(facts.classes - 1)}`,
          );
    case 'no-channel':
      return msg(
        str`no channel ${facts.channel}; "${facts.layer}" has ${exact(facts.channels)}, 0 to ${exact(facts.channels - 1)}`,
      );
    case 'missing-file':
      return msg(
        str`${quoted(facts.model, 120)} needs the file ${quoted(facts.file, 120)}, which is not among the files; choose it together with the others, or their folder`,
      );
    case 'label-count':
      return msg(
        str`the list has ${exact(facts.names)} names, but the model ${exact(facts.classes)} classes`,
      );
    case 'setting':
      return msg(
        str`${facts.name} is ${wantedText(facts.setting, facts.value)}, not ${String(facts.value)}`,
      );
    case 'no-backend':
      return msg(str`no backend "${facts.backend}" here: ${listText(facts.available)} or auto`);
  }
}

/** A picture of a format that is not read. */
function otherPictureText(format: OtherPicture): string {
  switch (format) {
    case 'HEIC':
      return msg(
        'a HEIC photo, as iPhones take them, cannot be read, only PNG, JPEG, WebP, GIF and AVIF: export it as JPEG, or let the iPhone take JPEG (Settings, Camera, Formats, Most Compatible)',
      );
    case 'film':
      return msg(
        'a film cannot be read, only PNG, JPEG, WebP, GIF and AVIF: save one of its pictures',
      );
    case 'SVG':
      return msg(
        'SVG cannot be read, only PNG, JPEG, WebP, GIF and AVIF: it has no pixels of its own; export it as PNG',
      );
    case 'PDF':
      return msg('PDF cannot be read, only PNG, JPEG, WebP, GIF and AVIF: export the page as PNG');
    case 'icon':
      return msg(
        'an icon cannot be read, only PNG, JPEG, WebP, GIF and AVIF: save it as one of these',
      );
    case 'Photoshop':
      return msg(
        'a Photoshop file cannot be read, only PNG, JPEG, WebP, GIF and AVIF: save it as one of these',
      );
    case 'BMP':
    case 'TIFF':
    case 'JPEG XL':
    case 'JPEG 2000':
      return msg(
        str`${format} cannot be read, only PNG, JPEG, WebP, GIF and AVIF: save it as one of these`,
      );
  }
}

/** How a worker stopped, as it follows a colon. */
function lossText(loss: WorkerLoss): string {
  switch (loss.kind) {
    case 'ended':
      return msg('it was ended');
    case 'garbled':
      return msg('a message could not be read');
    case 'silent':
      return msg('it does not answer');
    case 'not-loaded':
      return msg('it could not be loaded');
    case 'failed':
      return loss.detail;
    case 'late':
      return msg(str`it has said nothing for ${exact(loss.seconds)} s`);
  }
}

/** What a setting takes instead of `value`. */
function wantedText(setting: SettingSchema, value: unknown): string {
  switch (setting.kind) {
    case 'flag':
      return msg('true or false');
    case 'choice': {
      const names = listText(setting.of);
      return setting.colour
        ? msg(str`one of ${names}, or a colour such as #808080`)
        : msg(str`one of ${names}`);
    }
    case 'number':
      if (Number.isNaN(value)) return msg('a number');
      if (typeof value === 'number' && isWithin(setting, value)) return nounText(setting);
      return rangeText(setting);
  }
}

function nounText({ whole, step }: NumberSetting): string {
  if (!whole) return msg('a number');
  return step === 2 ? msg('an even number') : msg('a whole number');
}

function rangeText(setting: NumberSetting): string {
  const { least, most, above } = setting;
  const noun = nounText(setting);
  if (most !== Infinity) return msg(str`${noun} from ${exact(least)} to ${exact(most)}`);
  return above ? msg(str`${noun} above ${exact(least)}`) : msg(str`${noun} from ${exact(least)}`);
}
