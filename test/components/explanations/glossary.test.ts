import { expect } from 'chai';
import { aboutPane } from '../../../src/components/explanations/about-panes.js';
import * as lines from '../../../src/components/explanations/lines.js';
import { panePicture } from '../../../src/components/explanations/pictures.js';
import { definitionOf, glossary } from '../../../src/components/explanations/glossary.js';

const topics = [
  ...['network', 'decision', 'heatmap', 'fires', 'looks', 'circuit', 'compare'],
  ...['dream', 'test'],
] as const;

describe('what is said of a pane on request', () => {
  for (const topic of topics) {
    it(`has of ${topic} three sentences, a picture and a paper`, () => {
      const { sentences, paper } = aboutPane(topic);
      expect(sentences).to.have.length(3);
      const { title, year, url } = paper;
      expect(title).to.match(/^[A-Z].{10,}/);
      expect(year).to.be.within(1980, 2026);
      expect(url).to.match(/^https:\/\//);
      const [drawing] = panePicture(topic).values;
      expect([drawing].flat().length, 'strokes').to.be.above(0);
      expect(JSON.stringify(drawing)).to.match(/<(rect|path|circle)/);
    });
  }
});

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
    const { heatmapLine, looksLine, ...others } = lines;
    const drawn = [
      ...[heatmapLine('Grad-CAM'), looksLine(true), looksLine(false)],
      ...Object.values(others).map((line) => line()),
      ...topics.map(aboutPane),
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
