import { expect } from 'chai';
import type { Evaluation } from '../../../src/core/classification/classification.types.js';
import {
  evaluatePictures,
  type LabelledPicture,
} from '../../../src/core/classification/evaluate-pictures.js';
import { mergeEvaluations } from '../../../src/core/classification/merge-evaluations.js';
import { isOfPart, planEvaluation } from '../../../src/core/classification/plan-evaluation.js';
import { ImageDecodeError, MergeError, OptionError } from '../../../src/core/errors.js';
import type { Network } from '../../../src/core/graph/network.js';
import type { Picture } from '../../../src/core/image/picture.js';
import { prepareImage } from '../../../src/core/image/prepare-image.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { residualNetwork } from '../attribution/residual-network.js';
import { rejection } from '../graph/rejection.js';

const damaged = 5;

/** 23 pictures of noise in two folders, 9 × 13 pixels and so on. */
const all = Array.from({ length: 23 }, (_, i) => {
  const random = seededRandom(i + 1);
  const [width, height] = [13 + i, 9 + (i % 4)];
  const pixels = Uint8ClampedArray.from({ length: 4 * width * height }, () => 256 * random());
  return { name: `${i}.png`, trueClass: i < 11 ? 0 : 2, picture: { width, height, pixels } };
});
const folders = new Map([
  ['class 0', 11],
  ['class 2', 12],
]);

const opening = async (i: number, picture: Picture): Promise<Picture> => {
  if (i === damaged) throw new ImageDecodeError('the file is cut short');
  return picture;
};

const pictures = (plan: Evaluation): LabelledPicture[] =>
  all.flatMap(({ name, trueClass, picture }, i) =>
    isOfPart(i, plan) ? [{ name, trueClass, open: () => opening(i, picture) }] : [],
  );

describe('an evaluation of pictures', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = residualNetwork();
  });

  after(() => network.dispose());

  it('counts the classes that looking at each picture gives', async () => {
    const plan = planEvaluation(network, folders);
    expect(plan).to.include({ total: 23, planned: 23, seen: 0 });
    const { counts, seen } = await evaluatePictures(network, plan, pictures(plan));
    const confusion = new Map<string, number>();
    for (const { trueClass, picture, name } of all) {
      if (name === `${damaged}.png`) continue;
      const { values } = prepareImage(picture, network.inputs[0]!);
      const { top } = await predict(network, values, { top: 1 });
      const cell = `${trueClass} ${top[0]!.index}`;
      confusion.set(cell, (confusion.get(cell) ?? 0) + 1);
      const mistake = counts.mistakes.find((one) => one.name === name);
      if (mistake) expect(mistake.confidence).to.equal(top[0]!.probability);
    }
    expect(seen).to.equal(23);
    expect(counts.confusion.map(([own, taken, n]) => [`${own} ${taken}`, n])).to.have.deep.members([
      ...confusion,
    ]);
    expect(confusion.size, 'some right, some wrong').to.be.greaterThan(1);
    expect(counts.firstUnread).to.eql([{ name: '5.png', reason: 'the file is cut short' }]);
  });

  it('of parts merges to exactly what the whole comes to', async () => {
    const plan = planEvaluation(network, folders);
    const whole = await evaluatePictures(network, plan, pictures(plan));
    for (const of of [1, 2, 5, 30]) {
      const parts: Evaluation[] = [];
      for (let part = 1; part <= of; part++) {
        const share = planEvaluation(network, folders, { part: { part, of } });
        parts.push(await evaluatePictures(network, share, pictures(share)));
      }
      expect(parts.every(({ seen, planned }) => seen === planned)).to.equal(true);
      expect(mergeEvaluations(parts.reverse()), `${of} parts`).to.eql(whole);
    }
  });

  it('is stopped between two pictures, and carried on to the same end', async () => {
    const plan = planEvaluation(network, folders);
    const stop = new AbortController();
    let known = plan;
    await evaluatePictures(network, plan, pictures(plan).slice(0, 1));
    await expectNoLeak(async () => {
      const run = evaluatePictures(network, plan, pictures(plan), {
        signal: stop.signal,
        onProgress(seen, planned, result) {
          expect(planned).to.equal(23);
          if (seen !== 9) return;
          known = result();
          stop.abort();
        },
      });
      expect(await rejection(run)).to.have.property('name', 'AbortError');
    });
    expect(known).to.include({ seen: 9 });
    const rest = await evaluatePictures(network, known, pictures(plan).slice(9));
    expect(rest).to.eql(await evaluatePictures(network, plan, pictures(plan)));
    expect(() => mergeEvaluations([known])).to.throw(MergeError, 'stopped after 9 of 23 pictures');
  });

  it('opens a few pictures ahead only', async () => {
    const plan = planEvaluation(network, folders);
    let open = 0;
    let most = 0;
    const counted = pictures(plan).map((one) => ({
      ...one,
      open: () => {
        most = Math.max(most, ++open);
        return one.open();
      },
    }));
    await evaluatePictures(network, plan, counted, { onProgress: () => open-- });
    expect(most).to.equal(3);
  });

  it('tells two classes by one output behind a sigmoid, at a probability of one half', async () => {
    const side = network.withChoices({ output: 'side' });
    const plan = planEvaluation(
      side,
      new Map([
        ['0', 11],
        ['1', 12],
      ]),
    );
    expect(plan.classes).to.eql(['class 0', 'class 1']);
    const named = pictures(plan).map((one) => ({ ...one, trueClass: one.trueClass / 2 }));
    const { counts } = await evaluatePictures(side, plan, named);
    let right = 0;
    for (const { trueClass, picture, name } of all) {
      if (name === `${damaged}.png`) continue;
      const { values } = prepareImage(picture, side.inputs[0]!);
      const { probabilities } = await predict(side, values);
      if (probabilities[1]! > 0.5 === (trueClass === 2)) right++;
    }
    expect(counts).to.include({ classes: 2, pictures: 22, right });
    for (const { confidence, trueProbability } of counts.mistakes) {
      expect(confidence).to.be.within(0.5, 1);
      expect(confidence + trueProbability).to.be.closeTo(1, 1e-6);
    }
  });

  it('is not merged with one of another run', () => {
    const plan = (options = {}) => ({ ...planEvaluation(network, folders, options), seen: 23 });
    const [one, two] = [1, 2].map((part) => plan({ part: { part, of: 2 } }));
    const fails = (list: readonly Evaluation[], words: string) =>
      expect(() => mergeEvaluations(list)).to.throw(MergeError, words);
    fails([], 'nothing to merge');
    fails([one!, one!], 'shard 1/2 comes twice');
    fails([one!, plan()], 'one evaluation is of 2 shards, another of 1');
    fails([one!, { ...two!, fingerprint: 'other' }], 'different models');
    fails([one!, { ...two!, folders: [] }], 'different folders');
    fails([one!, { ...two!, crop: 'stretch' }], 'different crops');
    fails([one!, { ...two!, mistakesKept: 7 }], 'different numbers of mistakes');
    expect(mergeEvaluations([one!]).parts).to.eql({ of: 2, done: [1] });
    expect(() => plan({ part: { part: 3, of: 2 } })).to.throw(OptionError, 'not 3 of 2');
  });
});
