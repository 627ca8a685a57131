import { expect } from 'chai';
import type { ComputedFacts, WorkerLoss } from '../../src/core/error-facts.js';
import { told } from '../../src/core/error-sentence.js';
import { ConvlensError } from '../../src/core/errors.js';
import { say, str } from '../../src/core/sentence.js';
import { choice, choiceOrColour, number, positiveNumber, whole } from '../../src/facts/setting.js';
import { errorText } from '../../src/view/error-text.js';
import { workerLost } from '../../src/workers/client/worker-lost.js';

type Kind = ComputedFacts['kind'];

const error = { name: 'ConvlensError', message: 'it does not fit.' };
const long = `https://example.org/${'a'.repeat(200)}/model.json`;

/** Errors of every kind that is found out where it is computed: the compiler asks for each. */
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
        facts: told({ kind: 'unreachable', url: 'a', detail: 'b' }),
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
  'no-backend': [{ kind: 'no-backend', backend: 'gpu', available: ['wasm', 'cpu'] }],
} satisfies { readonly [K in Kind]: readonly (ComputedFacts & { readonly kind: K })[] };

/** How workers stop, in every way. */
const losses: readonly WorkerLoss[] = [
  { kind: 'ended' },
  { kind: 'garbled' },
  { kind: 'silent' },
  { kind: 'failed', detail: 'x is not defined' },
  { kind: 'not-loaded' },
  { kind: 'not-loaded', url: long },
  { kind: 'refused', directive: 'worker-src' },
  { kind: 'late', seconds: 30 },
];

describe('errorText', () => {
  for (const [kind, all] of Object.entries<readonly ComputedFacts[]>(errors)) {
    it(`says in English what the message of the error says: ${kind}`, () => {
      for (const facts of all) {
        const { message, ...error } = new ConvlensError(told(facts));
        expect(message).not.to.equal('');
        expect(error.facts).to.deep.include(facts);
        expect(errorText({ message: 'not this', facts: error.facts })).to.equal(message);
      }
    });
  }

  it('says in English what the message of a worker that stopped says, how ever it did', () => {
    for (const loss of losses) {
      for (const tries of [0, 3]) {
        const { message, facts } = workerLost(loss, tries);
        expect(facts).to.deep.include({ kind: 'worker-lost', loss, tries });
        expect(message).to.match(
          tries > 0 ? /did not start in 3 tries, / : /^the worker stopped: /,
        );
        expect(errorText({ message: 'not this', facts })).to.equal(message);
      }
    }
  });

  it('says a sentence with another in it', () => {
    const { message, facts } = new ConvlensError(say(str`"a" is ${say('no picture')}`));
    expect([message, errorText({ message: 'not this', facts })]).to.eql(
      Array(2).fill('"a" is no picture'),
    );
  });

  it('says what was wrong, and what to do', () => {
    const facts = { kind: 'missing-file', model: 'model.json', file: 'a.bin' } as const;
    expect(errorText({ message: '', facts: told(facts) })).to.equal(
      '"model.json" needs the file "a.bin", which is not among the files; choose it together with ' +
        'the others, or their folder',
    );
  });

  it('gives the message of an error that has no facts', () => {
    expect(errorText({ message: 'the archive is broken' })).to.equal('the archive is broken');
  });

  it('shows what a file chose for a name harmlessly, in one line', () => {
    const facts = { kind: 'python-lambda', layer: 'a\n\u001b[2J\u202e' } as const;
    expect(errorText({ message: '', facts: told(facts) })).to.match(
      /^layer "a \uFFFD\[2J\uFFFD" is/,
    );
  });
});
