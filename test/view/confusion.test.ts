import { expect } from 'chai';
import { classificationFigures } from '../../src/core/classification/figures.js';
import type { ConfusionCell } from '../../src/core/classification/classification.types.js';
import { confusionTable } from '../../src/view/confusion.js';

const figuresOf = (confusion: readonly ConfusionCell[]) =>
  classificationFigures({
    ...{ classes: 100, pictures: 0, right: 0, rightInFive: 0, mistakes: [] },
    ...{ unread: 0, firstUnread: [], confusion },
  });

describe('a confusion table', () => {
  const confusion: ConfusionCell[] = [
    [2, 2, 5],
    [2, 40, 1],
    [7, 2, 3],
    [9, 7, 2],
    [9, 9, 8],
  ];

  it('has every class that has pictures or was given, where they are few', () => {
    expect(confusionTable(confusion, figuresOf(confusion))).to.eql({
      classes: [2, 7, 9, 40],
      all: 4,
      pictures: [6, 3, 10, 0],
      cells: [
        [5, 0, 0, 1],
        [3, 0, 0, 0],
        [0, 2, 8, 0],
        [0, 0, 0, 0],
      ],
    });
  });

  it('has of many the classes most often taken for one another', () => {
    expect(confusionTable(confusion, figuresOf(confusion), 3)).to.eql({
      classes: [2, 7, 9],
      all: 4,
      pictures: [6, 3, 10],
      cells: [
        [5, 0, 0],
        [3, 0, 0],
        [0, 2, 8],
      ],
    });
  });
});
