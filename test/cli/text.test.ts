import { expect } from 'chai';
import { blank } from '../../src/cli/canvas.js';
import { fitText, lineHeight, putText, textWidth } from '../../src/cli/text.js';

const paper = [250, 250, 250] as const;
const ink = [10, 20, 30] as const;

/** Whether each pixel of a row is another one than paper. */
const written = (text: string, width: number, left: number) => {
  const sheet = blank(width, lineHeight, paper);
  putText(sheet, text, left, 0, ink);
  return Array.from({ length: lineHeight }, (_, y) =>
    Array.from({ length: width }, (_, x) => sheet.pixels[4 * (y * width + x)] !== paper[0]),
  );
};

describe('text on pictures', () => {
  it('is as wide as its letters together', () => {
    expect(textWidth('Wi')).to.equal(textWidth('W') + textWidth('i'));
    expect(textWidth('W')).to.be.greaterThan(textWidth('i'));
  });

  it('is written where it should be, and nowhere else', () => {
    const width = textWidth('|') + 20;
    const rows = written('|', width, 9);
    const columns = new Set(rows.flatMap((row) => row.flatMap((is, x) => (is ? [x] : []))));
    // An upright stroke: a column or two, of about the height of a line.
    expect(columns.size).to.be.within(1, 2);
    for (const x of columns) expect(x).to.be.within(9, 9 + textWidth('|'));
    expect(rows.filter((row) => row.includes(true)).length).to.be.within(10, lineHeight);
  });

  it('has a letter without its accent, and a question mark for one that has no picture', () => {
    const width = 40;
    expect(written('é', width, 2)).to.deep.equal(written('e', width, 2));
    expect(written('−', width, 2)).to.deep.equal(written('-', width, 2));
    expect(written('猫', width, 2)).to.deep.equal(written('?', width, 2));
  });

  it('is cut where it does not fit', () => {
    expect(fitText('Egyptian cat', 200)).to.equal('Egyptian cat');
    const cut = fitText('Egyptian cat', 50);
    expect(cut).to.match(/^Egy.*…$/);
    expect(textWidth(cut)).to.be.at.most(50);
  });
});
