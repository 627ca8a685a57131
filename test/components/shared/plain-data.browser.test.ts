import { expect } from 'chai';
import '../../../src/index.js';
import type { ResultElement } from '../../../src/components/shared/result-element.js';
import { cleanUp, drawn, find, findAll, mount, textOf } from './mount.js';

const files = {
  'cl-predictions': 'predict',
  'cl-heatmap': 'heatmap',
  'cl-activations': 'activations',
  'cl-filters': 'filters',
  'cl-compare': 'compare',
  'cl-unit': 'unit',
  'cl-evaluate': 'evaluate',
} as const;
type Tag = keyof typeof files;

/** What the command line prints. */
async function printed(tag: Tag): Promise<string> {
  const response = await fetch(new URL(`./printed/${files[tag]}.json`, import.meta.url));
  expect(response.ok).to.equal(true);
  return response.text();
}

/** The element of a page that has the data in a script. */
async function inPage<T extends Tag | 'cl-kernel'>(
  tag: T,
  json: string,
): Promise<HTMLElementTagNameMap[T]> {
  const element = document.createElement(tag);
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = json;
  element.append(script);
  document.body.append(element);
  await drawn(element);
  return element;
}

/** Sets what no type allows, as a page without types does. */
async function given<T extends Tag | 'cl-kernel' | 'cl-dream'>(
  tag: T,
  result: unknown,
): Promise<HTMLElementTagNameMap[T]> {
  const element = document.createElement(tag);
  Object.assign(element, { result });
  document.body.append(element);
  await drawn(element);
  return element;
}

describe('a result as plain data', () => {
  const { error } = console;
  let heard: unknown[][] = [];
  beforeEach(() => {
    heard = [];
    // eslint-disable-next-line no-console
    console.error = (...parts) => heard.push(parts);
  });
  afterEach(() => {
    // eslint-disable-next-line no-console
    console.error = error;
    cleanUp();
  });

  it('shows the predictions that the command line prints, from a script inside', async () => {
    const element = await inPage('cl-predictions', await printed('cl-predictions'));
    expect(textOf(element, '.answer .name')).to.equal('Egyptian cat');
    expect(findAll(element, '.row')).to.have.length(5);
    expect(element.result?.probabilities[285]).to.be.closeTo(0.396535, 1e-6);
    expect(heard).to.deep.equal([]);
  });

  it('shows the heatmap that the command line prints', async () => {
    const element = await inPage('cl-heatmap', await printed('cl-heatmap'));
    const { map, inputMap, positive, target, value } = element.result!;
    expect([map.height, map.width, inputMap.height, inputMap.width]).to.deep.equal([
      7, 7, 224, 224,
    ]);
    expect(map.values[1]).to.be.closeTo(0.159565642, 1e-7);
    expect(positive).to.deep.equal(map);
    expect(target.classes).to.deep.equal([{ index: 285, name: 'Egyptian cat' }]);
    expect(value).to.equal(9.14885712);
    expect(textOf(element, '[part=about]')).to.contain('Egyptian cat').and.to.contain('head_relu6');
    expect(find(element, '[part=photo] canvas').getBoundingClientRect().width).to.be.above(50);
    expect(heard).to.deep.equal([]);
  });

  it('shows the maps that the command line prints', async () => {
    const element = await inPage('cl-activations', await printed('cl-activations'));
    const { indices, values, mean } = element.result!;
    expect(indices).to.deep.equal([0, 1]);
    expect([values.length, mean.length]).to.deep.equal([2 * 49, 192]);
    expect(mean[0]).to.be.closeTo(8.17030907, 1e-6);
    expect(textOf(element, '[part=grid-box]')).to.contain('block14_add');
    expect(heard).to.deep.equal([]);
  });

  it('shows the pictures that the command line prints', async () => {
    const element = await inPage('cl-filters', await printed('cl-filters'));
    const [picture] = element.result!.pictures;
    expect([...picture!.pixels.subarray(0, 8)]).to.deep.equal([
      122, 122, 122, 255, 118, 117, 118, 255,
    ]);
    expect(textOf(element, '[part=grid-box]')).to.contain('2 of 2 drawn');
    expect(findAll(element, '.tile canvas')).to.have.length(2);
    expect(heard).to.deep.equal([]);
  });

  it('shows the maps side by side that the command line prints', async () => {
    const element = await inPage('cl-compare', await printed('cl-compare'));
    const { methods, columns, cells } = element.result!;
    expect(methods).to.deep.equal(['grad-cam', 'layer-cam']);
    expect(columns[0]).to.include({ title: 'Egyptian cat', classIndex: 285 });
    expect(cells[1]![0]!.map!.inputMap.values).to.have.length(224 * 224);
    expect(textOf(element, '[part=maps]')).to.contain('Egyptian cat').and.to.contain('LayerCAM');
    expect(heard).to.deep.equal([]);
  });

  it('shows the scores that the command line prints', async () => {
    const maps = JSON.parse(await printed('cl-compare')) as readonly object[];
    const scored = maps.map((map, i) => ({ ...map, insertion: 0.5 + i / 10 }));
    const element = await inPage('cl-compare', JSON.stringify(scored));
    expect(textOf(element, '[part=maps]')).to.contain('0.5').and.to.contain('0.6');
    expect(textOf(element, '.verdict')).to.contain('LayerCAM');
    expect(heard).to.deep.equal([]);
  });

  it('shows the channel that the command line prints', async () => {
    const element = await inPage('cl-unit', await printed('cl-unit'));
    const { map, classes, inputs } = element.result!;
    expect([map.height, map.width]).to.deep.equal([7, 7]);
    expect(classes!.push).to.be.instanceOf(Float32Array).and.to.have.length(1000);
    expect(inputs.length).to.be.above(0);
    expect(element.shadowRoot!.textContent).to.contain('block14_add');
    expect(heard).to.deep.equal([]);
  });

  it('shows the evaluation that the command line prints', async () => {
    const element = await inPage('cl-evaluate', await printed('cl-evaluate'));
    expect(element.result?.seen).to.equal(2);
    expect(element.shadowRoot!.textContent).to.contain('tabby');
    expect(heard).to.deep.equal([]);
  });

  it('takes lists of numbers for typed arrays', async () => {
    const slices = [{ input: 0, values: [-1, 0, 1, -1, 0, 1, -1, 0, 1] }];
    const element = await given('cl-kernel', {
      ...{ layer: 'edges', source: 'edges', kind: 'depthwise', channel: 0 },
      ...{ height: 3, width: 3, inputs: 1, limit: 1, slices },
    });
    expect(element.result?.slices[0]?.values).to.deep.equal(Float32Array.from(slices[0]!.values));
    expect(findAll(element, 'canvas')).to.have.length(1);
  });

  it('leaves a result of typed arrays as it is', async () => {
    const result = {
      top: [{ index: 0, name: 'cat', probability: 1, logit: 3 }],
      ...{ probabilities: Float32Array.of(1), logits: Float32Array.of(3) },
    };
    const element = await mount('cl-predictions', { result });
    expect(element.result).to.equal(result);
  });

  const wrong: readonly [tag: Tag | 'cl-kernel' | 'cl-dream', result: unknown, said: string][] = [
    ['cl-heatmap', { method: 'grad-cam' }, 'no "placement"'],
    ['cl-heatmap', 'a text', 'no object'],
    ['cl-evaluate', { classes: [] }, 'no "counts"'],
    ['cl-compare', [{ method: 'grad-cam' }], 'no "placement"'],
    ['cl-unit', { layer: 'a', channel: 0, channels: 1, map: 3 }, '"map" of the result'],
    ['cl-dream', { width: 1, course: [] }, 'no "frames"'],
    ['cl-predictions', {}, 'no "top"'],
    ['cl-predictions', { top: 5 }, '"top" of the result is no list'],
    ['cl-activations', { height: 2, width: 2, channels: 1, maps: [] }, 'no "layer"'],
    ['cl-kernel', { height: 1, width: 2, slices: [{ values: [1] }] }, 'has 1 numbers and needs 2'],
    [
      'cl-kernel',
      { height: 1, width: 1, slices: [{ values: [NaN] }] },
      'no list of finite numbers',
    ],
    ['cl-filters', { layer: 'a', tensor: 'a', channels: 1, pictures: [{}] }, '"pictures.0.size"'],
  ];
  for (const [tag, result, said] of wrong) {
    it(`says in <${tag}> and on the console: ${said}`, async () => {
      const element: ResultElement<unknown> = await given(tag, result);
      expect(textOf(element, '[part=panel]')).to.contain(said).and.to.contain('not a result');
      expect(String(heard[0]?.[1])).to.contain('ResultDataError').and.to.contain(said);
      expect(heard).to.have.length(1);
    });
  }

  it('says of a script that is no JSON that it is none', async () => {
    const element = await inPage('cl-heatmap', '{ "method": ');
    expect(textOf(element, '[part=panel]')).to.contain('no JSON');
    expect(heard).to.have.length(1);
  });

  it('shows what comes after something wrong', async () => {
    const element = await given('cl-predictions', {});
    Object.assign(element, { result: JSON.parse(await printed('cl-predictions')) as unknown });
    await drawn(element);
    expect(textOf(element, '.answer .name')).to.equal('Egyptian cat');
  });

  it('leaves the script alone in a session', async () => {
    const session = document.createElement('cl-session');
    const element = document.createElement('cl-predictions');
    element.innerHTML = `<script type="application/json">${await printed('cl-predictions')}</script>`;
    session.append(element);
    document.body.append(session);
    await drawn(element);
    expect(element.result).to.equal(undefined);
  });
});
