import { expect } from 'chai';
import { ExplainClient } from '../../src/workers/explain-client.js';
import { forgetPictures } from '../support/forget-pictures.js';
import { modelUrl } from './support.js';

/** A map of index to name, as JSON, at an address. */
function listOf(count: number): string {
  const names = Array.from({ length: count }, (_, i) => [i, `loài ${i}`] as const);
  const text = JSON.stringify(Object.fromEntries(names));
  return URL.createObjectURL(new Blob([text], { type: 'application/json' }));
}

describe('names of classes that the page gives, in the worker', () => {
  let client: ExplainClient;
  const open = (labels?: string, choices = {}) =>
    client.run('open-model', { id: 'm', source: modelUrl, choices, ...(labels && { labels }) });

  before(async () => {
    await forgetPictures();
    client = new ExplainClient();
  });
  after(() => client.terminate());

  it('are those of the model, without being remembered as a choice', async () => {
    const { classNames, choices, labels, remarks } = await open(listOf(1000));
    expect(classNames[281]).to.equal('loài 281');
    expect({ choices, labels, remarks }).to.eql({ choices: {}, labels: 'listed', remarks: [] });
    expect((await open()).classNames[281]).to.equal('tabby');
  });

  it('stand behind names that the person has chosen', async () => {
    const labels = Array.from({ length: 1000 }, (_, i) => `own ${i}`);
    expect((await open(listOf(1000), { labels })).classNames[281]).to.equal('own 281');
  });

  it('are left alone where there are too many or too few, which is said', async () => {
    const url = listOf(3);
    const { classNames, remarks } = await open(url);
    expect(classNames[281]).to.equal('tabby');
    const [remark] = remarks;
    expect(remark).to.include({ kind: 'unused-names', file: url.split('/').at(-1) });
    expect(remark)
      .to.have.nested.property('error.facts')
      .include({ kind: 'label-count', names: 3, classes: 1000 });
  });

  it('are left alone where they cannot be fetched or read, which is said', async () => {
    const broken = URL.createObjectURL(new Blob(['{ "0": "loài']));
    for (const [url, name] of [
      ['/no-such.vi.json', 'FetchError'],
      [broken, 'LabelsError'],
    ] as const) {
      const { classNames, remarks } = await open(url);
      expect(classNames[281]).to.equal('tabby');
      expect(remarks).to.have.length(1);
      expect(remarks[0]).to.have.nested.property('error.name', name);
    }
  });
});
