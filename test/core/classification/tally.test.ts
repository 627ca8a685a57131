import { expect } from 'chai';
import { classificationFigures } from '../../../src/core/classification/figures.js';
import { ClassificationTally } from '../../../src/core/classification/tally.js';
import { Targets } from '../../../src/core/classification/targets.js';
import { OptionError } from '../../../src/core/errors.js';
import { seededRandom } from '../../../src/core/random.js';

/** A score for each class: the probabilities are told as they are, the logits rank them alike. */
const scores = (...values: number[]) => ({
  logits: Float32Array.from(values, Math.log),
  probabilities: Float32Array.from(values),
});

describe('a tally of classifications', () => {
  it('counts as a person does: eight pictures of three classes, by hand', () => {
    const tally = new ClassificationTally(3);
    // 4 of class 0: two right, one as 1, one as 2; 3 of class 1: all right; 1 of class 2: as 1.
    tally.add('0/a', 0, scores(0.75, 0.125, 0.125));
    tally.add('0/b', 0, scores(0.5, 0.25, 0.25));
    tally.add('0/c', 0, scores(0.25, 0.625, 0.125));
    tally.add('0/d', 0, scores(0.125, 0, 0.875));
    for (const name of ['1/a', '1/b', '1/c']) tally.add(name, 1, scores(0.25, 0.5, 0.25));
    tally.add('2/a', 2, scores(0.125, 0.625, 0.25));
    tally.skip('2/b', 'cut short');
    const counts = tally.counts();
    expect(counts).to.include({ classes: 3, pictures: 8, right: 5, unread: 1 });
    expect(counts.confusion).to.eql([
      [0, 0, 2],
      [0, 1, 1],
      [0, 2, 1],
      [1, 1, 3],
      [2, 1, 1],
    ]);
    expect(counts.mistakes).to.eql([
      { name: '0/d', trueClass: 0, predicted: 2, confidence: 0.875, trueProbability: 0.125 },
      { name: '0/c', trueClass: 0, predicted: 1, confidence: 0.625, trueProbability: 0.25 },
      { name: '2/a', trueClass: 2, predicted: 1, confidence: 0.625, trueProbability: 0.25 },
    ]);
    expect(counts.firstUnread).to.eql([{ name: '2/b', reason: 'cut short' }]);

    // Figures as scikit-learn's classification_report defines them, worked by hand.
    const figures = classificationFigures(counts);
    expect(figures.top1).to.equal(5 / 8);
    expect(figures.top5, 'of three classes').to.equal(null);
    expect(figures.balanced).to.equal((2 / 4 + 3 / 3 + 0 / 1) / 3);
    const sums = { pictures: 4, predicted: 2, right: 2 };
    expect(figures.perClass).to.eql([
      { classIndex: 0, ...sums, precision: 1, recall: 0.5, f1: 2 / 3 },
      {
        ...{ classIndex: 1, pictures: 3, predicted: 5, right: 3 },
        ...{ precision: 0.6, recall: 1, f1: 0.75 },
      },
      { classIndex: 2, pictures: 1, predicted: 1, right: 0, precision: 0, recall: 0, f1: 0 },
    ]);
    expect(figures.confused).to.eql([
      [0, 1, 1],
      [0, 2, 1],
      [2, 1, 1],
    ]);
  });

  it('takes any class of a group for right: seven pictures of a folder of three classes and of one, by hand', () => {
    // Class 6 of 7 is a folder's own; the classes 0 to 2 are another's together, counted as 7.
    const tally = new ClassificationTally(7, 10, [
      { classIndex: 7, classes: [0, 1, 2] },
      { classIndex: 6, classes: [6] },
    ]);
    tally.add('g/a', 7, scores(0.5, 0.125, 0.125, 0.0625, 0.0625, 0.0625, 0.0625));
    tally.add('g/b', 7, scores(0.125, 0.125, 0.5, 0.0625, 0.0625, 0.0625, 0.0625));
    // Together the group has more, but the likeliest class is another: wrong, and in the first five.
    tally.add('g/c', 7, scores(0.25, 0.25, 0.125, 0.3125, 0.0625, 0, 0));
    // All three come after four others: not in the first five but for the best of them, which is the fifth.
    tally.add('g/d', 7, scores(0.0625, 0, 0.03125, 0.25, 0.25, 0.25, 0.15625));
    // Five others come before.
    const five = [0.1875, 0.1875, 0.1875, 0.1875, 0.125, 0.09375, 0.03125];
    const narrow = new ClassificationTally(7, 10, [{ classIndex: 7, classes: [5, 6] }]);
    narrow.add('n/a', 7, scores(...five));
    expect(narrow.counts()).to.include({ right: 0, rightInFive: 0 });
    // Taken for a class of the group is taken for the group.
    tally.add('6/a', 6, scores(0.03125, 0.5, 0, 0.25, 0.125, 0.03125, 0.0625));
    tally.add('6/b', 6, scores(0, 0.125, 0, 0.125, 0.125, 0.125, 0.5));
    tally.add('6/c', 6, scores(0, 0.125, 0, 0.5, 0.125, 0.125, 0.125));
    const counts = tally.counts();
    expect(counts).to.include({ classes: 7, pictures: 7, right: 3, rightInFive: 7 });
    expect(counts.confusion).to.eql([
      [6, 3, 1],
      [6, 6, 1],
      [6, 7, 1],
      [7, 3, 2],
      [7, 7, 2],
    ]);
    const { perClass, balanced, top1, top5 } = classificationFigures(counts);
    expect({ top1, top5 }).to.eql({ top1: 3 / 7, top5: 1 });
    expect(balanced, 'of a folder each').to.equal((1 / 3 + 2 / 4) / 2);
    expect(perClass.find(({ classIndex }) => classIndex === 7)).to.eql({
      ...{ classIndex: 7, pictures: 4, predicted: 3, right: 2 },
      ...{ precision: 2 / 3, recall: 0.5, f1: 4 / 7 },
    });
    // The probability of a group is that of all its classes; which are to be explained is said.
    expect(counts.mistakes).to.deep.include({
      ...{ name: 'g/c', trueClass: 7, predicted: 3, confidence: 0.3125, trueProbability: 0.625 },
      classes: [0, 3],
    });
    expect(counts.mistakes).to.deep.include({
      ...{ name: '6/a', trueClass: 6, predicted: 7, confidence: 0.5, trueProbability: 0.0625 },
      classes: [6, 1],
    });
    expect(counts.mistakes.find(({ name }) => name === '6/c')).to.not.have.property('classes');
  });

  it('reads an answer as the narrowest of the groups that it falls under, or as a folder’s own class', () => {
    const targets = new Targets(10, [
      { classIndex: 10, classes: [0, 1, 2, 3, 4, 5] },
      { classIndex: 11, classes: [2, 3, 4] },
      { classIndex: 4, classes: [4] },
      { classIndex: null, classes: [] },
    ]);
    expect(targets.count).to.equal(12);
    const read = (predicted: number, trueClass: number) => targets.read(predicted, trueClass);
    expect([read(0, 4), read(3, 4), read(9, 4)]).to.eql([10, 11, 9]);
    expect(read(4, 10), 'right, though another folder has it alone').to.equal(10);
    expect(read(4, 9), 'that folder’s').to.equal(4);
  });

  it('has no precision of a class never given, no recall of one without pictures', () => {
    const tally = new ClassificationTally(4);
    tally.add('a', 1, scores(0.1, 0.2, 0.4, 0.3));
    const [given, other] = classificationFigures(tally.counts()).perClass;
    expect(given).to.include({ classIndex: 1, precision: null, recall: 0, f1: 0 });
    expect(other).to.include({ classIndex: 2, precision: 0, recall: null });
    const empty = classificationFigures(new ClassificationTally(4).counts());
    expect(empty).to.eql({ top1: null, top5: null, balanced: null, perClass: [], confused: [] });
  });

  it('counts the five likeliest, and of equal ones those that come first', () => {
    const tally = new ClassificationTally(7);
    const level = scores(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    for (let own = 0; own < 7; own++) tally.add(`${own}`, own, level);
    const counts = tally.counts();
    expect(counts).to.include({ right: 1, rightInFive: 5 });
    expect(counts.confusion.every(([, predicted]) => predicted === 0)).to.equal(true);
    expect(classificationFigures(counts).top5).to.equal(5 / 7);
  });

  it('keeps the surest mistakes only, of equally sure ones the first by name', () => {
    const tally = new ClassificationTally(2, 3);
    const sure = [0.625, 0.75, 0.625, 0.625, 0.875];
    sure.forEach((p, i) => tally.add('dbcae'[i]!, 0, scores(1 - p, p)));
    expect(tally.counts().mistakes.map(({ name }) => name)).to.eql(['e', 'b', 'a']);
    expect(() => new ClassificationTally(2, -1)).to.throw(OptionError, 'not -1');
    expect(() => new ClassificationTally(2, 1.5)).to.throw(OptionError, 'not 1.5');
  });

  it('comes to the same however the pictures are shared out, and in which order', () => {
    const random = seededRandom(3);
    const classes = 6;
    // Few levels, so that many mistakes are equally sure; more unread than are named.
    const pictures = Array.from({ length: 700 }, (_, i) => ({
      name: `picture ${i}`,
      own: Math.floor(classes * random()),
      read: random() > 0.3,
      values: Array.from({ length: classes }, () => (1 + Math.floor(4 * random())) / 8),
    }));
    const tallyOf = (some: typeof pictures) => {
      const tally = new ClassificationTally(classes, 20);
      for (const { name, own, read, values } of some) {
        if (read) tally.add(name, own, scores(...values));
        else tally.skip(name, 'damaged');
      }
      return tally.counts();
    };
    const whole = tallyOf(pictures);
    expect(whole.unread).to.be.greaterThan(100);
    expect(whole.firstUnread).to.have.length(100);
    expect(new Set(whole.mistakes.map(({ confidence }) => confidence)).size).to.be.lessThan(3);
    for (const shards of [1, 2, 3, 7, 50]) {
      const parts = Array.from({ length: shards }, (_, shard) =>
        tallyOf(pictures.filter((_, i) => i % shards === shard).reverse()),
      );
      const merged = new ClassificationTally(classes, 20);
      for (const part of parts.sort(() => random() - 0.5)) merged.merge(part);
      expect(merged.counts(), `${shards} shards`).to.eql(whole);
    }
  });
});
