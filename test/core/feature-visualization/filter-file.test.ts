import { expect } from 'chai';
import { FilterFileError } from '../../../src/core/errors.js';
import {
  differences,
  readFilterFile,
  writeFilterFile,
  type FilterFile,
} from '../../../src/core/feature-visualization/filter-file.js';
import { filterDefaults, GROWTH } from '../../../src/core/feature-visualization/filter-options.js';

const preprocessing = { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' as const };

const file: FilterFile = {
  model: 'small',
  channels: [3, 5],
  recipe: {
    growth: GROWTH,
    network: '0123456789abcdef',
    preprocessing,
    layer: 'conv',
    tensor: 'conv/linear',
    settings: {
      ...filterDefaults,
      excite: [0, 1],
      region: { top: 0, left: 0.25, bottom: 0.5, right: 0.25 },
      joint: { layer: 'other', channel: 2, weight: 0.5 },
    },
  },
};

type Fields = Record<string, unknown>;

/** The file with something else in it, as text. */
function changed(change: (whole: Fields, recipe: Fields, settings: Fields) => void): string {
  const whole = JSON.parse(writeFilterFile(file)) as Fields;
  const recipe = whole['recipe'] as Fields;
  change(whole, recipe, recipe['settings'] as Fields);
  return JSON.stringify(whole);
}

const refusal = (text: string): string => {
  try {
    readFilterFile(text);
  } catch (error) {
    expect(error).to.be.instanceOf(FilterFileError);
    return (error as Error).message;
  }
  throw new Error(`read: ${text.slice(0, 200)}`);
};

describe('a file of filter settings', () => {
  it('is read as it was written', () => {
    expect(readFilterFile(writeFilterFile(file))).to.deep.equal(file);
  });

  it('takes what is not set from the defaults', () => {
    const text = changed((_, __, settings) => delete settings['seed']);
    expect(readFilterFile(text)).to.deep.equal(file);
  });

  it('is refused when it is anything else, saying what is wrong', () => {
    for (const [text, wrong] of [
      ['', 'not JSON'],
      ['{"kind":', 'not JSON'],
      ['null', 'no object'],
      ['[]', 'no object'],
      ['{}', '"kind"'],
      ['{"kind":"x"}', '"kind"'],
    ] as const) {
      expect(refusal(text)).to.include(wrong);
    }
    for (const name of ['kind', 'model', 'recipe', 'channels']) {
      expect(refusal(changed((whole) => delete whole[name]))).to.include(`"${name}"`);
    }
    for (const name of ['growth', 'network', 'preprocessing', 'layer', 'tensor', 'settings']) {
      expect(refusal(changed((_, recipe) => delete recipe[name]))).to.include(`"${name}"`);
      expect(refusal(changed((_, recipe) => (recipe[name] = true)))).to.include(`"${name}"`);
    }
    for (const channels of [[], [1.5], [-1], ['3'], 3, null]) {
      expect(refusal(changed((whole) => (whole['channels'] = channels)))).to.include('channels');
    }
  });

  it('is refused for a setting of another kind or out of range, by its name', () => {
    for (const [name, values] of Object.entries({
      steps: ['64', 0, 1.5, null],
      size: [127, 1024, '128'],
      stepSize: [0, -1, null, '0.1'],
      rotate: [181, '10', true],
      param: ['fft', 3],
      optimiser: ['sgd'],
      excite: ['all', {}, [], [0, 0], ['1']],
      region: [{}, [0, 0, 1, 1], { top: 0.6, left: 0, bottom: 0.5, right: 1 }, 'middle'],
      joint: [{}, { layer: 'x', channel: '1' }, { layer: 'x', channel: 1, weight: '2' }],
      negative: [1, 'true'],
      seed: [-1, 0.5, '7'],
      diversity: [-1, null],
      grain: ['1'],
    })) {
      for (const value of values) {
        const message = refusal(changed((_, __, settings) => (settings[name] = value)));
        expect(message, JSON.stringify(value)).to.match(new RegExp(`^${name} must be `));
      }
    }
    const layer = changed((_, __, settings) => (settings['excite'] = 'layer'));
    expect(refusal(layer)).to.include('region');
  });

  it('takes nothing else from a file, whatever it names', () => {
    const text = writeFilterFile(file);
    const hostile = text.replace('"model"', '"__proto__": {"polluted": true}, "model"');
    expect(readFilterFile(hostile)).to.deep.equal(file);
    expect(({} as Fields)['polluted']).to.equal(undefined);
    for (const name of ['__proto__', 'constructor', 'preset', 'speed']) {
      const settings = text.replace('"steps"', `"${name}": {"steps": 1}, "steps"`);
      expect(refusal(settings)).to.equal(`there is no setting "${name}"`);
    }
  });

  it('tells why its pictures would come out otherwise here', () => {
    const here = { network: file.recipe.network, preprocessing };
    expect(differences(file, here)).to.deep.equal([]);
    const elsewhere = { network: 'other', preprocessing: { ...preprocessing, std: [2, 2, 2] } };
    const older = { ...file, recipe: { ...file.recipe, growth: GROWTH - 1 } };
    expect(differences(older, elsewhere)).to.deep.equal(['growth', 'network', 'preprocessing']);
  });
});
