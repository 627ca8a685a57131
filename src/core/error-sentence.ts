import type { ComputedFacts, ErrorData, OtherPicture, Said } from './error-facts.js';
import { say, str, type Sentence } from './sentence.js';
import { quoted, shapeText, shortened } from './short-text.js';
import { wanted } from './wanted.js';

/**
 * Facts with what an error says of them. The sentence goes where the error goes: a page, which shows it in
 * another language, need not know all that can be said.
 */
export const told = <Facts extends ComputedFacts>(facts: Facts): Said<Facts> => ({
  ...facts,
  sentence: sentenceOf(facts),
});

function sentenceOf(facts: ComputedFacts): Sentence {
  switch (facts.kind) {
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
  }
}

/** The formats of pictures that are read. */
const readFormats = say('PNG, JPEG, WebP, GIF and AVIF');

/** What an error says within the sentence of another. */
const within = ({ message, facts }: ErrorData): string | Sentence => facts?.sentence ?? message;

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
