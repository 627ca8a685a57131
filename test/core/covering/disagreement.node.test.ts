import { expect } from 'chai';
import { disagreement } from '../../../src/core/covering/disagreement.js';
import { AbortError, NoClassesError, OptionError } from '../../../src/core/errors.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from '../graph/rejection.js';
import { sumOfPixels } from './sum-of-pixels.js';

/** A 4 × 4 map or image that is 0 but for these. */
function grid(values: Readonly<Record<number, number>>, rest = 0): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 16 }, (_, i) => values[i] ?? rest);
}
const mapOf = (values: Float32Array<ArrayBuffer>) => ({ height: 4, width: 4, values });
const question = { classIndex: 1 };

describe('disagreement', () => {
  before(() => useBackend('wasm'));

  it('holds where covering a place raises the class more than covering any other', async () => {
    const network = sumOfPixels();
    // The darkest pixel speaks against the class, and the map marks it.
    const image = grid({ 5: -2 });
    await predict(network, image);
    await expectNoLeak(async () => {
      const found = await disagreement(
        network,
        image,
        mapOf(grid({ 5: 1 })),
        mapOf(grid({ 5: -0.5 }, 0.1)),
        question,
      );
      expect(found.places).to.have.length(1);
      expect(found.places[0]).to.include({ share: 1 / 16, strength: 1, occlusion: -0.5 });
      expect(found.tried).to.eql([0]);
      expect(found.trials.map(({ fill }) => fill)).to.eql(['mean', 'grey']);
      const [mean] = found.trials;
      expect(mean!.covered[1]).to.be.closeTo(1 / (1 + Math.exp(2 / 16)), 1e-6);
      expect(mean!.elsewhere).to.have.length(20);
      expect(found.disagrees).to.be.true;
    });
    network.dispose();
  });

  it('does not hold where covering elsewhere does as much', async () => {
    const network = sumOfPixels();
    const found = await disagreement(
      ...([network, grid({}, -0.1), mapOf(grid({ 5: 1 })), mapOf(grid({ 5: -0.5 }))] as const),
      question,
    );
    // Grey raises the share everywhere alike, the mean colour nowhere.
    expect(found.trials.map(({ elsewhere }) => elsewhere.length)).to.eql([0, 0]);
    expect(found.disagrees).to.be.false;
    const brighter = await disagreement(
      ...([
        network,
        grid({ 0: 4.75 }, -0.25),
        mapOf(grid({ 5: 1 })),
        mapOf(grid({ 5: -1 })),
      ] as const),
      question,
    );
    expect(brighter.trials.map(({ elsewhere }) => elsewhere.length)).to.eql([20, 20]);
    expect(brighter.disagrees).to.be.false;
    network.dispose();
  });

  it('tries several doubted places together, and the best alone if that shows nothing', async () => {
    const network = sumOfPixels();
    const marks = mapOf(grid({ 0: 1, 2: 1, 8: 0.5 }));
    const doubts = mapOf(grid({ 0: -1, 2: -0.2, 8: 1 }));
    const together = await disagreement(network, grid({ 0: -2, 2: -1 }), marks, doubts, question);
    expect(together.tried).to.eql([0, 1]);
    expect(together.disagrees).to.be.true;
    // The second is bright: covering both lowers the share with the mean colour.
    const alone = await disagreement(network, grid({ 0: -2, 2: 3 }), marks, doubts, question);
    expect(alone.tried).to.eql([0]);
    expect(alone.disagrees).to.be.true;
    network.dispose();
  });

  it('tries nothing where occlusion speaks for every place, or the map marks none', async () => {
    const network = sumOfPixels();
    const agreed = await disagreement(
      ...([network, grid({ 5: 2 }), mapOf(grid({ 5: 1 })), mapOf(grid({ 5: 0.5 }))] as const),
      question,
    );
    expect(agreed.places).to.have.length(1);
    expect(agreed).to.deep.include({ tried: [], trials: [], disagrees: false });
    const none = await disagreement(
      ...([network, grid({ 5: 2 }), mapOf(grid({})), mapOf(grid({ 5: 0.5 }))] as const),
      question,
    );
    expect(none.places).to.eql([]);
    network.dispose();
  });

  it('counts its steps up to the last, refuses other sizes and numbers, stops when told', async () => {
    const network = sumOfPixels();
    const told: [number, number][] = [];
    const asked = [
      network,
      grid({ 5: -2 }),
      mapOf(grid({ 5: 1 })),
      mapOf(grid({ 5: -1 })),
    ] as const;
    const onProgress = (done: number, total: number) => told.push([done, total]);
    await disagreement(...asked, { ...question, onProgress });
    expect(told[0]![0]).to.equal(0);
    expect(told.at(-1)![0]).to.equal(told.at(-1)![1]);
    expect(told.map(([done]) => done)).to.eql(told.map(([done]) => done).sort((a, b) => a - b));
    await expectNoLeak(async () => {
      const stopped = disagreement(...asked, { ...question, signal: AbortSignal.abort() });
      expect(await rejection(stopped)).to.be.instanceOf(AbortError);
    });
    const small = { height: 2, width: 2, values: new Float32Array(4) };
    const refused = disagreement(network, asked[1], small, asked[3], question);
    expect(await rejection(refused)).to.be.instanceOf(OptionError);
    network.dispose();
    const number = sumOfPixels('linear');
    const without = disagreement(number, ...([asked[1], asked[2], asked[3]] as const), question);
    expect(await rejection(without)).to.be.instanceOf(NoClassesError);
    number.dispose();
  });
});
