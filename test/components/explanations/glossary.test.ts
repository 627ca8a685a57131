import { expect } from 'chai';
import { aboutPane } from '../../../src/components/explanations/about-panes.js';
import * as lines from '../../../src/components/explanations/lines.js';
import { definitionOf, glossary } from '../../../src/components/explanations/glossary.js';

describe('glossary', () => {
  it('has each word once, in the order of the alphabet, with a sentence or two', () => {
    const all = glossary('en');
    const words = all.map(({ word }) => word);
    expect(words).to.eql([...words].sort((a, b) => a.localeCompare(b, 'en')));
    expect(new Set(words).size).to.equal(21);
    for (const { word, text } of all) {
      expect(text, word).to.match(/^[A-Z].+\.$/);
      expect(text.split(/\. /).length, word).to.be.at.most(2);
    }
  });

  it('has every word that opens a definition', () => {
    const panes = [
      ...['network', 'decision', 'heatmap', 'fires', 'looks', 'circuit', 'compare'],
      ...['dream', 'test'],
    ] as const;
    const { heatmapLine, looksLine, ...others } = lines;
    const drawn = [
      ...[heatmapLine('Grad-CAM'), looksLine(true), looksLine(false)],
      ...Object.values(others).map((line) => line()),
      ...panes.map(aboutPane),
    ];
    const asked = [...JSON.stringify(drawn).matchAll(/data-term=\\?"([\w-]+)/g)].map(
      ([, id]) => id!,
    );
    expect(asked.length).to.be.above(20);
    for (const id of asked) expect(definitionOf(id), id).not.to.equal(null);
  });

  it('defines what is in it alone', () => {
    expect(definitionOf('logit')?.word).to.equal('Logit');
    expect(definitionOf('toString')).to.equal(null);
  });
});
