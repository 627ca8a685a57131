import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedWeights } from '../../../src/core/applications/published-weights.js';
import { AbortError, FetchError } from '../../../src/core/errors.js';
import { isFile } from '../../../src/core/formats/files/model-file.js';
import { keptWeights, weightsFolder } from '../../../src/platform/node/kept-weights.js';
import { rejection } from '../../core/graph/rejection.js';
import { weightsServer, type WeightsServer } from '../../support/weights-server.js';

const content = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);

function published(base: string, digest = md5(content)): PublishedWeights {
  const address = `${base}/resnet/weights.h5`;
  const hash = { algorithm: 'MD5', digest } as const;
  return { file: 'weights.h5', address, cachedAs: 'weights.h5', hash };
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

async function bytesOf(weights: PublishedWeights): Promise<Uint8Array> {
  const file = await keptWeights(weights, {});
  if (!isFile(file)) throw new Error('It is no file.');
  return new Uint8Array(await file.arrayBuffer());
}

/** What lies in our folder. */
const kept = (): readonly string[] =>
  existsSync(weightsFolder()) ? readdirSync(weightsFolder()) : [];

describe('Published weights that are kept on the disk', () => {
  const { XDG_CACHE_HOME, KERAS_HOME } = process.env;
  let server: WeightsServer;

  before(async () => {
    server = await weightsServer(() => content);
  });

  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'convlens-'));
    process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
    process.env['KERAS_HOME'] = join(folder, 'keras');
    server.asked();
  });

  after(() => {
    server.close();
    for (const [name, value] of Object.entries({ XDG_CACHE_HOME, KERAS_HOME })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('are fetched once, told of as they come, and then read from there', async () => {
    const told: (readonly [number, number])[] = [];
    const onProgress = (loaded: number, total: number) => void told.push([loaded, total]);
    await keptWeights(published(server.base('good')), { onProgress });
    expect(told.at(-1)).to.deep.equal([300_000, 300_000]);
    expect(await bytesOf(published(server.base('good')))).to.deep.equal(content);
    expect(server.asked()).to.deep.equal(['resnet/weights.h5']);
    expect(kept()).to.deep.equal(['weights.h5']);
  });

  it('are taken from where Keras keeps them, when their hash is right', async () => {
    const models = join(process.env['KERAS_HOME'] ?? '', 'models');
    mkdirSync(models, { recursive: true });
    writeFileSync(join(models, 'weights.h5'), content);
    expect(await bytesOf(published(server.base('missing')))).to.deep.equal(content);
    expect(kept()).to.deep.equal([]);
    writeFileSync(join(models, 'weights.h5'), content.subarray(0, 1000));
    expect(await bytesOf(published(server.base('good')))).to.deep.equal(content);
    expect(kept()).to.deep.equal(['weights.h5']);
  });

  it('are fetched anew where what is kept is damaged', async () => {
    mkdirSync(weightsFolder(), { recursive: true });
    writeFileSync(join(weightsFolder(), 'weights.h5'), 'damaged');
    expect(await bytesOf(published(server.base('good')))).to.deep.equal(content);
  });

  const failures: readonly [string, () => PublishedWeights, RegExp][] = [
    ['are not there', () => published(server.base('missing')), /404/],
    [
      'are cut short',
      () => published(server.base('cut')),
      /was cut short: it ended after 150000 b/,
    ],
    ['have no server', () => published('http://127.0.0.1:9'), /could not be reached/],
    [
      'have another hash',
      () => published(server.base('good'), '2cb95161c43110f7111970584f804107'),
      new RegExp(`not the file that Keras .* MD5 is ${md5(content)}, not 2cb95161c43110f711197058`),
    ],
  ];
  for (const [what, weights, why] of failures) {
    it(`say what to do when they ${what}, and leave nothing behind`, async () => {
      const { address } = weights();
      const error = await rejection(keptWeights(weights(), {}));
      expect(error).to.be.instanceOf(FetchError);
      expect(error.message).to.match(why);
      expect(error.message).to.include(`Fetch ${address} in another way`).and.include('--weights');
      expect(kept()).to.deep.equal([]);
    });
  }

  it('end with an AbortError, and nothing left behind, when they are cancelled', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const { signal } = controller;
    const error = await rejection(
      keptWeights(published(server.base('slow')), { signal, onProgress }),
    );
    expect(error).to.be.instanceOf(AbortError);
    expect(kept()).to.deep.equal([]);
  });
});
