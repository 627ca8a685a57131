import type { ErrorData, ErrorFacts, OtherPicture, WorkerLoss } from './error-facts.js';
import { say, str, type Sentence } from './sentence.js';
import { quoted, shapeText, shortened } from './short-text.js';
import { wanted } from './wanted.js';

/** What an error says. */
export function errorSentence(facts: ErrorFacts): Sentence {
  switch (facts.kind) {
    case 'sentence':
      return facts.sentence;
    case 'answered':
      return say(
        str`${shortened(facts.url)} answered ${`${facts.status} ${facts.statusText}`.trim()}`,
      );
    case 'unreachable':
      return say(
        str`${shortened(facts.url)} could not be read (${facts.detail}); check the address and the network`,
      );
    case 'offline':
      return say(str`this device is offline; ${within(facts.error)}`);
    case 'too-large':
      return say(str`${shortened(facts.url)} is larger than ${facts.limit} bytes`);
    case 'unknown-class':
      return say(
        str`layer ${quoted(facts.layer)} is a ${facts.className.slice(0, 60)}, which is not read yet (registerLayer can add it).`,
      );
    case 'python-lambda':
      return say(
        str`layer ${quoted(facts.layer)} is a Python Lambda; its code cannot run here, but registerLayer can say what it does, under the layer's name.`,
      );
    case 'unknown-function':
      return say(
        str`layer ${quoted(facts.layer)} is the function ${quoted(facts.functionName)}, which is not read yet.`,
      );
    case 'unknown-op':
      return say(
        str`node ${quoted(facts.node)} is a ${facts.op.slice(0, 60)}, which is not read yet`,
      );
    case 'nothing-before':
      return facts.advised
        ? say(str`${within(facts.error)} No convolution stands before it.`)
        : say(
            str`${within(facts.error)} No convolution stands before it, so nothing can be explained: save the model without it, or with another layer in its place.`,
          );
    case 'at-layer':
      return say(
        str`layer ${quoted(facts.layer, 100)} ${shapeText(facts.shape)}: ${within(facts.error)}`,
      );
    case 'layer-needs':
      return say(
        str`layer ${quoted(facts.layer, 100)}, which gives ${shapeText(facts.shape)}, needs ${{ bytes: facts.bytes }} at once beside the ${{ bytes: facts.held }} in use; ${{ bytes: facts.most }} is the most: take a smaller image, fewer at a time, or an earlier layer`,
      );
    case 'weights-need':
      return say(
        str`the weights of ${quoted(facts.model)} take ${{ bytes: facts.bytes }}, beside the ${{ bytes: facts.held }} in use; ${{ bytes: facts.most }} is the most. The largest is ${quoted(facts.largest.name, 100)}, ${shapeText(facts.largest.shape)}`,
      );
    case 'photo-needs':
      return say(
        str`input ${quoted(facts.input)} reads ${shapeText(facts.shape)}: a photo of that size takes ${{ bytes: facts.bytes }}, and ${{ bytes: facts.most }} is the most`,
      );
    case 'no-room':
      return say(
        str`${{ bytes: facts.bytes }} more do not fit beside the ${{ bytes: facts.held }} in use: take a smaller image, fewer at a time, or close another model`,
      );
    case 'memory-full':
      return say(
        str`there is no memory left for it (${facts.detail}): take a smaller image or fewer at a time`,
      );
    case 'backend-broke':
      return say(
        str`the wasm backend broke with ${{ bytes: facts.held }} in use (${facts.detail}): take a smaller image or fewer at a time`,
      );
    case 'backend-gone':
      return say('the wasm backend that held this was lost; open the model again');
    case 'backend-dead':
      return say(str`the wasm backend was lost and does not start again (${facts.detail})`);
    case 'worker-lost':
      return facts.tries === 0
        ? say(str`the worker stopped: ${lossSentence(facts.loss)}; the next call starts anew`)
        : say(
            str`the worker stopped: it did not start in ${facts.tries} tries, ${lossSentence(facts.loss)}; the next call starts anew`,
          );
    case 'photo-size':
      return say(
        str`the picture is ${facts.width} × ${facts.height} pixels; without resizing it must be ${facts.wanted.width} × ${facts.wanted.height}`,
      );
    case 'empty-picture':
      return say('the picture file is empty');
    case 'no-picture':
      return say(str`not a picture that can be read: ${readFormats} are`);
    case 'picture-cut-short':
      return say('the picture is cut short: its end is missing');
    case 'picture-moved':
      return say('the file cannot be read any more: it was moved or changed');
    case 'other-picture':
      return otherPicture(facts.format);
    case 'undecodable-picture':
      return say(
        str`this browser cannot read the ${facts.format}, or it is damaged: try PNG or JPEG`,
      );
    case 'no-canvas':
      return say(
        str`this browser has no OffscreenCanvas (Chrome 69, Firefox 105 and Safari 16.4 have it), so it reads PNG and JPEG only: save the ${facts.format} as one of these, or use a newer browser`,
      );
    case 'false-canvas':
      return say(
        str`this browser changes the pixels that a page reads, as a guard against fingerprinting, so it reads PNG and JPEG only: save the ${facts.format} as one of these, or let this site read canvases and reload it`,
      );
    case 'no-layer':
      return facts.last === null
        ? say(str`no layer "${facts.layer}"; ${facts.model} has ${facts.layers} layers`)
        : say(
            str`no layer "${facts.layer}"; ${facts.model} has ${facts.layers} layers, the last with rows and columns is "${facts.last}"`,
          );
    case 'no-class':
      return facts.classes === 0
        ? say(str`${facts.model} has no classes`)
        : say(
            str`no class ${facts.index}; ${facts.model} knows ${facts.classes} classes, 0 to ${facts.classes - 1}`,
          );
    case 'no-channel':
      return say(
        str`no channel ${facts.channel}; "${facts.layer}" has ${facts.channels}, 0 to ${facts.channels - 1}`,
      );
    case 'missing-file':
      return say(
        str`${quoted(facts.model, 120)} needs the file ${quoted(facts.file, 120)}, which is not among the files; choose it together with the others, or their folder`,
      );
    case 'label-count':
      return facts.names === 1
        ? say(str`the list has 1 name; the model has ${facts.classes} classes`)
        : facts.classes === 1
          ? say(str`the list has ${facts.names} names; the model has 1 class`)
          : say(str`the list has ${facts.names} names; the model has ${facts.classes} classes`);
    case 'setting':
      return say(str`${facts.name} is ${wanted(facts.setting, facts.value)}, not ${facts.value}`);
    case 'no-backend':
      return say(str`no backend "${facts.backend}" here: ${{ list: facts.available }} or auto`);
    case 'no-popover':
      return say(
        'the menus of this page do not open: a browser with popovers is needed, as Chrome 114, Firefox 125 and Safari 17 and later are',
      );
    case 'no-wasm':
      return say(
        'This browser has no WebAssembly; Chrome 57, Firefox 52 and Safari 11 and later have it. Plain JavaScript computes in its place, many times slower.',
      );
    case 'wasm-refused':
      return say(
        "WebAssembly does not start here: the policy of this page must allow 'wasm-unsafe-eval'. Plain JavaScript computes in its place, many times slower.",
      );
    case 'no-simd':
      return say(
        'WebAssembly has no SIMD here, without which it takes several times as long; Chrome 91, Firefox 89 and Safari 16.4 and later have it.',
      );
  }
}

/** The formats of pictures that are read. */
const readFormats = say('PNG, JPEG, WebP, GIF and AVIF');

/** What an error says within the sentence of another. */
const within = ({ message, facts }: ErrorData): string | Sentence =>
  facts ? errorSentence(facts) : message;

function otherPicture(format: OtherPicture): Sentence {
  switch (format) {
    case 'HEIC':
      return say(
        str`a HEIC photo, as iPhones take them, cannot be read, only ${readFormats}: export it as JPEG, or let the iPhone take JPEG (Settings, Camera, Formats, Most Compatible)`,
      );
    case 'film':
      return say(str`a film cannot be read, only ${readFormats}: save one of its pictures`);
    case 'SVG':
      return say(
        str`SVG cannot be read, only ${readFormats}: it has no pixels of its own; export it as PNG`,
      );
    case 'PDF':
      return say(str`PDF cannot be read, only ${readFormats}: export the page as PNG`);
    case 'icon':
      return say(str`an icon cannot be read, only ${readFormats}: save it as one of these`);
    case 'Photoshop':
      return say(
        str`a Photoshop file cannot be read, only ${readFormats}: save it as one of these`,
      );
    case 'BMP':
    case 'TIFF':
    case 'JPEG XL':
    case 'JPEG 2000':
      return say(str`${format} cannot be read, only ${readFormats}: save it as one of these`);
  }
}

/** How a worker stopped, as it follows a colon. */
function lossSentence(loss: WorkerLoss): string | Sentence {
  switch (loss.kind) {
    case 'ended':
      return say('it was ended');
    case 'garbled':
      return say('a message could not be read');
    case 'silent':
      return say('it does not answer');
    case 'not-loaded':
      return loss.url === undefined
        ? say('it could not be loaded')
        : say(str`${shortened(loss.url)} could not be loaded`);
    case 'refused':
      return say(str`the policy of this page refuses it (${loss.directive})`);
    case 'failed':
      return loss.detail;
    case 'late':
      return say(str`it has said nothing for ${loss.seconds} s`);
  }
}
