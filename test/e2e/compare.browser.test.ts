import { expect } from 'chai';
import type { ClCompare } from '../../src/components/compare/compare.js';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { expectGolden, goldenMaps } from './golden.js';
import { openPage, type Page } from './page.js';
import { clickButton, until } from './support.js';
import { violations } from './violations.js';

const methods = ['grad-cam', 'hires-cam', 'gradient-x-input'];

/** Grad-CAM, HiResCAM and gradient × input of the cat's two likeliest classes, at an inner layer. */
describe('comparing methods on the page', () => {
  let page: Page;
  let compare: ClCompare;

  const cells = () => compare.result?.cells.flat() ?? [];
  const scores = (column: number) =>
    compare.result?.cells.map((row) => row[column]?.measured?.score ?? NaN) ?? [];

  before(async function () {
    this.timeout(60_000);
    page = await openPage();
    await page.answered();
    clickButton(page.inspector, 'Compare');
    await page.inspector.updateComplete;
    compare = page.view('cl-compare');
    Object.assign(compare, { methods, layer: 'block15_project_bn', measure: 'deletion' });
    await until('every map measured', () => {
      return cells().length === 6 && cells().every(({ measured }) => measured);
    });
    await compare.updateComplete;
  });
  after(() => page.close());

  it('fills every cell with the map that other libraries compute too', async () => {
    const golden = await goldenMaps('chelsea');
    const [[first] = []] = compare.result!.cells;
    const index = compare.result!.columns[0]!.classIndex;
    expectGolden(golden, 'block15_project_bn', index!, first!.map!.map);
    expect(cells().map(({ map }) => map!.method)).to.deep.equal(
      methods.flatMap((method) => [method, method]),
    );
  });

  it('marks the lowest deletion score of each class as the best', () => {
    const winners = findAll(compare, '.cell').map((cell) => cell.classList.contains('winner'));
    for (const column of [0, 1]) {
      const best = scores(column).indexOf(Math.min(...scores(column)));
      expect(winners[2 * best + column], `column ${column}`).to.equal(true);
      expect(scores(column).every((score) => score > 0 && score < 1)).to.equal(true);
    }
    expect(textOf(compare, '.verdict')).to.match(/^By deletion, .*This is one photo/s);
    expect(findAll(compare, 'figure .curve .line')).to.have.length(6);
  });

  it('measures again by insertion, and keeps what is measured', async () => {
    const before = scores(0);
    clickButton(compare, 'Insertion');
    await until('other scores', () => {
      return cells().every(({ measured }) => measured) && scores(0)[0] !== before[0];
    });
    clickButton(compare, 'Deletion');
    await until('the scores of before', () => scores(0)[0] === before[0], 2000);
  }).timeout(60_000);

  it('passes the accessibility check with results, its choices open', async () => {
    find<HTMLDetailsElement>(compare, '.methods').open = true;
    await compare.updateComplete;
    expect(await violations(page)).to.deep.equal([]);
    find<HTMLDetailsElement>(compare, '.methods').open = false;
  }).timeout(60_000);

  it('opens the map that is pressed in the heatmap', async () => {
    const { classIndex } = compare.result!.columns[1]!;
    findAll(compare, '.cell')[5]!.click();
    await page.shows('that method and class', ({ selection }) => {
      return selection.method === 'gradient-x-input' && selection.classIndex === classIndex;
    });
    await until('its heatmap', () => {
      const { result, stale } = page.view('cl-heatmap');
      return result?.method === 'gradient-x-input' && !stale;
    });
  });

  it('is a tab on a phone, without scrolling sideways, dark, and accessible', async () => {
    page.frame.style.width = '390px';
    page.inspector.dataset['theme'] = 'dark';
    await until('tabs', () => findAll(page.inspector, 'nav [role=tab]').length > 0);
    await page.inspector.updateComplete;
    expect(find(page.inspector, 'nav [role=tab][aria-selected=true]').textContent?.trim()).to.equal(
      'Compare',
    );
    expect(page.window.document.documentElement.scrollWidth).to.be.at.most(390);
    expect(find(page.inspector, 'main').scrollWidth).to.be.at.most(390);
    expect(await violations(page)).to.deep.equal([]);
  }).timeout(60_000);

  it('complained of nothing', () => {
    expect(page.heard).to.deep.equal([]);
  });
});
