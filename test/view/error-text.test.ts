import { expect } from 'chai';
import type { ErrorFacts } from '../../src/core/error-facts.js';
import { ConvlensError } from '../../src/core/errors.js';
import { say, str } from '../../src/core/sentence.js';
import { choice, choiceOrColour, number, positiveNumber, whole } from '../../src/facts/setting.js';
import { errorText } from '../../src/view/error-text.js';

type Kind = ErrorFacts['kind'];

const error = { name: 'ConvlensError', message: 'it does not fit.' };
const long = `https://example.org/${'a'.repeat(200)}/model.json`;

/** Errors of every kind: the compiler asks for each. */
const errors = {
  answered: [
    { kind: 'answered', url: 'model.json', status: 404, statusText: 'Not Found' },
    { kind: 'answered', url: long, status: 500, statusText: '' },
  ],
  unreachable: [{ kind: 'unreachable', url: long, detail: 'Failed to fetch' }],
  offline: [
    {
      kind: 'offline',
      error: {
        name: 'FetchError',
        message: 'a could not be read (b); check the address and the network',
        facts: { kind: 'unreachable', url: 'a', detail: 'b' },
      },
    },
  ],
  'too-large': [{ kind: 'too-large', url: long, limit: 1000 }],
  'unknown-class': [{ kind: 'unknown-class', layer: 'l'.repeat(70), className: 'C'.repeat(70) }],
  'python-lambda': [{ kind: 'python-lambda', layer: 'twice' }],
  'unknown-function': [{ kind: 'unknown-function', layer: 'f', functionName: 'Cumsum' }],
  'unknown-op': [{ kind: 'unknown-op', node: 'odd', op: 'Cumsum' }],
  'nothing-before': [
    { kind: 'nothing-before', error, advised: true },
    { kind: 'nothing-before', error, advised: false },
  ],
  'at-layer': [{ kind: 'at-layer', layer: 'conv', shape: [8, 8, 4], error }],
  'layer-needs': [
    { kind: 'layer-needs', layer: 'conv', shape: [1, 8], bytes: 5e9, held: 2e6, most: 3.5e9 },
  ],
  'weights-need': [
    {
      ...{ kind: 'weights-need', model: 'net', bytes: 5e9, held: 2e6, most: 3.5e9 },
      largest: { name: 'dense/kernel', shape: [9, 9] },
    },
  ],
  'photo-needs': [{ kind: 'photo-needs', input: 'in', shape: [9, 9, 3], bytes: 5e9, most: 3e9 }],
  'no-room': [{ kind: 'no-room', bytes: 5e9, held: 2e6 }],
  'memory-full': [{ kind: 'memory-full', detail: 'Array buffer allocation failed' }],
  'backend-broke': [{ kind: 'backend-broke', held: 3e9, detail: 'memory access out of bounds' }],
  'backend-gone': [{ kind: 'backend-gone' }],
  'backend-dead': [{ kind: 'backend-dead', detail: 'RangeError' }],
  'worker-lost': [
    { kind: 'worker-lost', loss: { kind: 'ended' }, tries: 0 },
    { kind: 'worker-lost', loss: { kind: 'garbled' }, tries: 0 },
    { kind: 'worker-lost', loss: { kind: 'silent' }, tries: 0 },
    { kind: 'worker-lost', loss: { kind: 'failed', detail: 'x is not defined' }, tries: 0 },
    { kind: 'worker-lost', loss: { kind: 'not-loaded' }, tries: 3 },
    { kind: 'worker-lost', loss: { kind: 'not-loaded', url: long }, tries: 3 },
    { kind: 'worker-lost', loss: { kind: 'refused', directive: 'worker-src' }, tries: 3 },
    { kind: 'worker-lost', loss: { kind: 'late', seconds: 30 }, tries: 3 },
  ],
  'photo-size': [
    { kind: 'photo-size', width: 30, height: 20, wanted: { width: 224, height: 224 } },
  ],
  'empty-picture': [{ kind: 'empty-picture' }],
  'no-picture': [{ kind: 'no-picture' }],
  'picture-cut-short': [{ kind: 'picture-cut-short' }],
  'picture-moved': [{ kind: 'picture-moved' }],
  'other-picture': [
    { kind: 'other-picture', format: 'HEIC' },
    { kind: 'other-picture', format: 'film' },
    { kind: 'other-picture', format: 'BMP' },
    { kind: 'other-picture', format: 'TIFF' },
    { kind: 'other-picture', format: 'SVG' },
    { kind: 'other-picture', format: 'JPEG XL' },
    { kind: 'other-picture', format: 'JPEG 2000' },
    { kind: 'other-picture', format: 'icon' },
    { kind: 'other-picture', format: 'Photoshop' },
    { kind: 'other-picture', format: 'PDF' },
  ],
  'undecodable-picture': [{ kind: 'undecodable-picture', format: 'WebP' }],
  'no-canvas': [{ kind: 'no-canvas', format: 'WebP' }],
  'false-canvas': [{ kind: 'false-canvas', format: 'WebP' }],
  'no-layer': [
    { kind: 'no-layer', layer: 'conv9', model: 'net', layers: 12, last: 'conv8' },
    { kind: 'no-layer', layer: 'conv9', model: 'net', layers: 12, last: null },
  ],
  'no-class': [
    { kind: 'no-class', index: 9, model: 'net', classes: 3 },
    { kind: 'no-class', index: 9, model: 'net', classes: 0 },
  ],
  'no-channel': [{ kind: 'no-channel', channel: 9, layer: 'conv', channels: 4 }],
  'missing-file': [{ kind: 'missing-file', model: 'model.json', file: 'group1-shard1of1.bin' }],
  'label-count': [
    { kind: 'label-count', names: 3, classes: 1000 },
    { kind: 'label-count', names: 1, classes: 1000 },
    { kind: 'label-count', names: 3, classes: 1 },
  ],
  setting: [
    { kind: 'setting', name: 'flag', setting: { kind: 'flag', default: true }, value: 3 },
    { kind: 'setting', name: 'fill', setting: choice('a', ['a', 'b']), value: 'c' },
    { kind: 'setting', name: 'fill', setting: choiceOrColour('a', ['a']), value: 'c' },
    { kind: 'setting', name: 'steps', setting: whole(1, 1, 9), value: 12 },
    { kind: 'setting', name: 'steps', setting: whole(1, 1, 9), value: 2.5 },
    { kind: 'setting', name: 'steps', setting: whole(2, 2, 8, 2), value: 3 },
    { kind: 'setting', name: 'share', setting: number(0.5, 0, 1, 0.1), value: 2 },
    { kind: 'setting', name: 'share', setting: number(0.5, 0, 1, 0.1), value: NaN },
    { kind: 'setting', name: 'width', setting: positiveNumber(1, 0.1), value: 0 },
    { kind: 'setting', name: 'width', setting: number(1, 0, Infinity, 1), value: -1 },
  ],
  sentence: [{ kind: 'sentence', sentence: say(str`"a" is ${say('no picture')}`) }],
  'no-backend': [{ kind: 'no-backend', backend: 'gpu', available: ['wasm', 'cpu'] }],
  'no-popover': [{ kind: 'no-popover' }],
  'no-wasm': [{ kind: 'no-wasm' }],
  'wasm-refused': [{ kind: 'wasm-refused' }],
  'no-simd': [{ kind: 'no-simd' }],
} satisfies { readonly [K in Kind]: readonly (ErrorFacts & { readonly kind: K })[] };

describe('errorText', () => {
  for (const [kind, all] of Object.entries<readonly ErrorFacts[]>(errors)) {
    it(`says in English what the message of the error says: ${kind}`, () => {
      for (const facts of all) {
        const { message } = new ConvlensError(facts);
        expect(message).not.to.equal('');
        expect(errorText({ message: 'not this', facts })).to.equal(message);
      }
    });
  }

  it('says what was wrong, and what to do', () => {
    const facts = { kind: 'missing-file', model: 'model.json', file: 'a.bin' } as const;
    expect(errorText({ message: '', facts })).to.equal(
      '"model.json" needs the file "a.bin", which is not among the files; choose it together with ' +
        'the others, or their folder',
    );
  });

  it('gives the message of an error that has no facts', () => {
    expect(errorText({ message: 'the archive is broken' })).to.equal('the archive is broken');
  });

  it('shows what a file chose for a name harmlessly, in one line', () => {
    const facts = { kind: 'python-lambda', layer: 'a\n\u001b[2J\u202e' } as const;
    expect(errorText({ message: '', facts })).to.match(/^layer "a \uFFFD\[2J\uFFFD" is/);
  });
});
