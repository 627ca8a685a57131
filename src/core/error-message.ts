import type { ErrorFacts, OtherPicture, WorkerLoss } from './error-facts.js';
import { readFormats } from './image/read-formats.js';
import { quoted, shapeText, shortened } from './short-text.js';
import { sizeText } from './size-text.js';
import { wanted } from './wanted.js';

/** The message of an error, in English. `src/view/error-text.ts` makes the same for the page. */
export function errorMessage(facts: ErrorFacts): string {
  switch (facts.kind) {
    case 'answered':
      return `${shortened(facts.url)} answered ${facts.status} ${facts.statusText}`.trim();
    case 'unreachable':
      return `${shortened(facts.url)} could not be read (${facts.detail}); check the address and the network`;
    case 'offline':
      return `this device is offline; ${facts.error.message}`;
    case 'too-large':
      return `${shortened(facts.url)} is larger than ${facts.limit} bytes`;
    case 'unknown-class':
      return `layer ${quoted(facts.layer)} is a ${facts.className.slice(0, 60)}, which is not read yet (registerLayer can add it).`;
    case 'python-lambda':
      return `layer ${quoted(facts.layer)} is a Python Lambda; its code cannot run here, but registerLayer can say what it does, under the layer's name.`;
    case 'unknown-function':
      return `layer ${quoted(facts.layer)} is the function ${quoted(facts.functionName)}, which is not read yet.`;
    case 'unknown-op':
      return `node ${quoted(facts.node)} is a ${facts.op.slice(0, 60)}, which is not read yet`;
    case 'nothing-before':
      return facts.advised
        ? `${facts.error.message} No convolution stands before it.`
        : `${facts.error.message} No convolution stands before it, so nothing can be explained: save the model without it, or with another layer in its place.`;
    case 'at-layer':
      return `layer ${quoted(facts.layer, 100)} ${shapeText(facts.shape)}: ${facts.error.message}`;
    case 'layer-needs':
      return `layer ${quoted(facts.layer, 100)}, which gives ${shapeText(facts.shape)}, needs ${sizeText(facts.bytes)} at once beside the ${sizeText(facts.held)} in use; ${sizeText(facts.most)} is the most: take a smaller image, fewer at a time, or an earlier layer`;
    case 'weights-need':
      return `the weights of ${quoted(facts.model)} take ${sizeText(facts.bytes)}, beside the ${sizeText(facts.held)} in use; ${sizeText(facts.most)} is the most. The largest is ${quoted(facts.largest.name, 100)}, ${shapeText(facts.largest.shape)}`;
    case 'photo-needs':
      return `input ${quoted(facts.input)} reads ${shapeText(facts.shape)}: a photo of that size takes ${sizeText(facts.bytes)}, and ${sizeText(facts.most)} is the most`;
    case 'no-room':
      return `${sizeText(facts.bytes)} more do not fit beside the ${sizeText(facts.held)} in use: take a smaller image, fewer at a time, or close another model`;
    case 'memory-full':
      return `there is no memory left for it (${facts.detail}): take a smaller image or fewer at a time`;
    case 'backend-broke':
      return `the wasm backend broke with ${sizeText(facts.held)} in use (${facts.detail}): take a smaller image or fewer at a time`;
    case 'backend-gone':
      return 'the wasm backend that held this was lost; open the model again';
    case 'backend-dead':
      return `the wasm backend was lost and does not start again (${facts.detail})`;
    case 'worker-lost': {
      const why = lossMessage(facts.loss);
      return facts.tries === 0
        ? `the worker stopped: ${why}; the next call starts anew`
        : `the worker stopped: it did not start in ${facts.tries} tries, ${why}; the next call starts anew`;
    }
    case 'photo-size':
      return `the picture is ${facts.width} × ${facts.height} pixels; without resizing it must be ${facts.wanted.width} × ${facts.wanted.height}`;
    case 'empty-picture':
      return 'the picture file is empty';
    case 'no-picture':
      return `not a picture that can be read: ${readFormats} are`;
    case 'picture-cut-short':
      return 'the picture is cut short: its end is missing';
    case 'picture-moved':
      return 'the file cannot be read any more: it was moved or changed';
    case 'other-picture': {
      const [called, advice = 'save it as one of these'] = otherPictures[facts.format];
      return `${called} cannot be read, only ${readFormats}: ${advice}`;
    }
    case 'undecodable-picture':
      return `this browser cannot read the ${facts.format}, or it is damaged: try PNG or JPEG`;
    case 'no-canvas':
      return `this browser has no OffscreenCanvas (Chrome 69, Firefox 105 and Safari 16.4 have it), so it reads PNG and JPEG only: save the ${facts.format} as one of these, or use a newer browser`;
    case 'false-canvas':
      return `this browser changes the pixels that a page reads, as a guard against fingerprinting, so it reads PNG and JPEG only: save the ${facts.format} as one of these, or let this site read canvases and reload it`;
    case 'no-layer': {
      const hint = facts.last === null ? '' : `, the last with rows and columns is "${facts.last}"`;
      return `no layer "${facts.layer}"; ${facts.model} has ${facts.layers} layers${hint}`;
    }
    case 'no-class':
      return facts.classes === 0
        ? `${facts.model} has no classes`
        : `no class ${facts.index}; ${facts.model} knows ${facts.classes} classes, 0 to ${facts.classes - 1}`;
    case 'no-channel':
      return `no channel ${facts.channel}; "${facts.layer}" has ${facts.channels}, 0 to ${facts.channels - 1}`;
    case 'missing-file':
      return `${quoted(facts.model, 120)} needs the file ${quoted(facts.file, 120)}, which is not among the files; choose it together with the others, or their folder`;
    case 'label-count':
      return `the list has ${facts.names} names, but the model ${facts.classes} classes`;
    case 'setting':
      return `${facts.name} is ${wanted(facts.setting, facts.value)}, not ${facts.value}`;
    case 'no-backend':
      return `no backend "${facts.backend}" here: ${facts.available.join(', ')} or auto`;
  }
}

/** What such pictures are called, and what to do about them. */
const otherPictures: Readonly<Record<OtherPicture, readonly [called: string, advice?: string]>> = {
  HEIC: [
    'a HEIC photo, as iPhones take them,',
    'export it as JPEG, or let the iPhone take JPEG (Settings, Camera, Formats, Most Compatible)',
  ],
  film: ['a film', 'save one of its pictures'],
  BMP: ['BMP'],
  TIFF: ['TIFF'],
  SVG: ['SVG', 'it has no pixels of its own; export it as PNG'],
  'JPEG XL': ['JPEG XL'],
  'JPEG 2000': ['JPEG 2000'],
  icon: ['an icon'],
  Photoshop: ['a Photoshop file'],
  PDF: ['PDF', 'export the page as PNG'],
};

function lossMessage(loss: WorkerLoss): string {
  switch (loss.kind) {
    case 'ended':
      return 'it was ended';
    case 'garbled':
      return 'a message could not be read';
    case 'silent':
      return 'it does not answer';
    case 'not-loaded':
      return 'it could not be loaded';
    case 'failed':
      return loss.detail;
    case 'late':
      return `it has said nothing for ${loss.seconds} s`;
  }
}
