import { expect } from 'chai';
import { layersText } from '../../src/view/counted.js';
import { setLanguage, sourceLanguage } from '../../src/view/language.js';
import { listText } from '../../src/view/lists.js';
import * as numbers from '../../src/view/numbers.js';

/** Spaces that do not break, written as they look. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it('percent has one digit and a space that does not break', () => {
    expect(numbers.percent(0.362)).to.equal('36.2\u00a0%');
    expect(plain(numbers.percent(0.0512, 0))).to.equal('5 %');
  });

  it('percent follows the language', () => {
    expect(plain(numbers.percent(0.362, 1, 'vi'))).to.equal('36,2 %');
  });

  it('points is the difference in points without a sign', () => {
    expect(numbers.points(0.0231)).to.equal('2.3');
    expect(numbers.points(-0.0231)).to.equal('2.3');
  });

  it('count groups thousands and shortens millions', () => {
    const texts = [7, 1000, 97_524, 4_694_024, 25_636_712, 138_357_544, 1_200_000_000];
    expect(texts.map((value) => plain(numbers.count(value)))).to.deep.equal([
      '7',
      '1,000',
      '97,524',
      '4.7 M',
      '25.6 M',
      '138 M',
      '1.2 G',
    ]);
  });

  it('count goes over to millions without an ugly 1,000,000', () => {
    expect(plain(numbers.count(999_949))).to.equal('999,949');
    expect(plain(numbers.count(999_950))).to.equal('1.0 M');
  });

  it('shapeText and windowText write shapes as code and as prose', () => {
    expect(numbers.shapeText([14, 14, 672])).to.equal('14×14×672');
    expect(numbers.shapeText([1000])).to.equal('1000');
    expect(plain(numbers.windowText([5, 5]))).to.equal('5 × 5');
  });

  it('bytes are decimal, with a digit below ten megabytes', () => {
    const sizes = [0, 740, 12_300, 9_560_000, 186_000_000, 1_500_000_000];
    expect(sizes.map((value) => plain(numbers.bytes(value)))).to.deep.equal([
      '0 B',
      '740 B',
      '12 kB',
      '9.6 MB',
      '186 MB',
      '1.5 GB',
    ]);
  });

  it('bytesOf writes both in the unit of the whole', () => {
    const { done, total } = numbers.bytesOf(37_000_000, 98_000_000);
    expect([done, plain(total)]).to.deep.equal(['37', '98 MB']);
    expect(numbers.bytesOf(0, 98_000_000).done).to.equal('0');
    expect(numbers.bytesOf(400_000, 9_400_000).done).to.equal('0.4');
  });

  it('duration is exact where it is short', () => {
    const times = [0, 11.4, 240, 999.6, 2_400, 12_000, 170_000];
    expect(times.map((value) => plain(numbers.duration(value)))).to.deep.equal([
      '0 ms',
      '11 ms',
      '240 ms',
      '1.0 s',
      '2.4 s',
      '12 s',
      '3 min',
    ]);
  });

  it('timeLeft never promises too little', () => {
    const times = [10, 8_200, 99_000, 99_001];
    expect(times.map((value) => plain(numbers.timeLeft(value)))).to.deep.equal([
      '1 s',
      '9 s',
      '99 s',
      '2 min',
    ]);
  });

  it('rawValue keeps the digits that matter and a true minus sign', () => {
    const values = [5.634, 0.0381, 12.44, 1204.2, 0.00523, 0, -0.5, 3.14e-7, NaN, -Infinity];
    expect(values.map((value) => numbers.rawValue(value))).to.deep.equal([
      '5.63',
      '0.038',
      '12.4',
      '1,204',
      '0.0052',
      '0',
      '−0.500',
      '3.1e−7',
      '–',
      '−∞',
    ]);
  });

  it('signedValue always writes the sign', () => {
    const signed = [0.2689, -0.2689, 0, -4.91e-7].map((value) => numbers.signedValue(value));
    expect(signed).to.deep.equal(['+0.27', '−0.27', '0', '−4.9e−7']);
  });

  it('follow the language of the texts where none is named', () => {
    setLanguage('de');
    const texts = [
      numbers.percent(0.362),
      numbers.count(97_524),
      numbers.count(4_694_024),
      numbers.bytes(9_560_000),
      numbers.duration(2_400),
      numbers.rawValue(3.14e-7),
      numbers.rawValue(-1204.2),
      numbers.signedValue(0.2689),
      numbers.exact(0.05),
      numbers.memoryText(4.26e9),
      numbers.dateText(Date.UTC(2026, 10, 25, 12)),
      listText(['a', 'b', 'c']),
      layersText(1234),
    ];
    setLanguage(sourceLanguage);
    expect(texts.map(plain)).to.deep.equal([
      '36,2 %',
      '97.524',
      '4,7 M',
      '9,6 MB',
      '2,4 s',
      '3,1e−7',
      '−1.204',
      '+0,27',
      '0,05',
      '4,3 GB',
      '25.11.2026',
      'a, b und c',
      '1.234 layers',
    ]);
  });

  it('have the digits of the language', () => {
    expect(numbers.exact(1000, 'ar-EG')).to.equal('١٠٠٠');
    expect(numbers.rawValue(-0.5, 'ar-EG')).to.include('٠٫٥٠٠');
  });
});

describe('what is counted and listed', () => {
  it('is one where there is one', () => {
    expect([0, 1, 2, 1000].map(layersText)).to.eql([
      '0 layers',
      '1 layer',
      '2 layers',
      '1,000 layers',
    ]);
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => listText(items))).to.eql([
      '',
      'a',
      'a, b',
      'a, b, c',
    ]);
  });
});
