import { expect } from 'chai';
import { Args } from '../../src/cli/args.js';
import { commands } from '../../src/cli/commands/index.js';
import { oneMethod, readSettings as readSettings } from '../../src/cli/explain-options.js';
import { methodName } from '../../src/components/heatmap/methods.js';
import { methodNamed } from '../../src/core/attribution/methods.js';
import { settingsOf } from '../../src/core/attribution/settings.js';
import { comparedMethods, comparedOf, factsOf, methodNames } from '../../src/facts/methods.js';
import { allows, defaultsOf, type SettingSchema } from '../../src/facts/setting.js';

const schemaOf = (method: string) => Object.entries(factsOf(method)?.settings ?? {});

/** Values on both sides of what a setting takes. */
function beyond(setting: SettingSchema): readonly (number | string)[] {
  if (setting.kind !== 'number') return ['none-such'];
  const { least, most, step, whole } = setting;
  return [least - step, ...(most < Infinity ? [most + step] : []), ...(whole ? [least + 0.5] : [])];
}

const onCommandLine = (method: string, text: string) =>
  readSettings(new Args(new Map([['set', text]]), new Map()), method);

describe('the facts of a heatmap method', () => {
  it('are those that the command line compares by default', () => {
    expect(commands.find(({ name }) => name === 'compare')?.options['methods']?.help).to.include(
      comparedMethods.join(','),
    );
  });

  it('name what is compared of those on offer: as many, with the next ones for those that are not', () => {
    expect(comparedOf(methodNames)).to.deep.equal(comparedMethods);
    expect(comparedOf(['gradient', 'occlusion', 'deconvnet'])).to.deep.equal([
      'gradient',
      'occlusion',
      'deconvnet',
    ]);
    expect(comparedOf(['gradient', 'smooth-grad', 'deconvnet', 'x', 'occlusion'])).to.deep.equal([
      'gradient',
      'smooth-grad',
      'deconvnet',
      'occlusion',
    ]);
  });

  for (const method of methodNames) {
    describe(`of ${method}`, () => {
      it('have a function, words on the page and an option of the command line', () => {
        expect(methodNamed(method).explain).to.be.a('function');
        expect(methodName(method)).not.to.equal(method);
        expect(oneMethod.method.help).to.match(new RegExp(`(^|, )${method}(,| \\()`));
      });

      if (schemaOf(method).length === 0) return;

      it('have defaults that core and command line take', () => {
        const schema = schemaOf(method);
        const defaults = defaultsOf(factsOf(method)?.settings ?? {});
        for (const [name, setting] of schema) {
          expect(allows(setting, setting.default), name).to.equal(true);
        }
        expect(settingsOf(methodNamed(method), defaults)).to.deep.equal(defaults);
        expect(settingsOf(methodNamed(method))).to.deep.equal(defaults);
        const text = schema.map(([name, setting]) => `${name}=${setting.default}`).join(',');
        expect(onCommandLine(method, text)).to.deep.equal(defaults);
      });

      it('have limits, beyond which core and command line refuse in the same words', () => {
        for (const [name, setting] of schemaOf(method)) {
          for (const value of beyond(setting)) {
            const given = { [name]: value };
            const inCore = refusal(() => settingsOf(methodNamed(method), given));
            const typed = refusal(() => onCommandLine(method, `${name}=${value}`));
            expect(inCore, `${name} ${value}`).to.match(/^OptionError: /);
            expect(typed.replaceAll('"', '')).to.equal(inCore.replace('Option', 'Usage'));
          }
        }
      });
    });
  }
});

function refusal(action: () => unknown): string {
  try {
    return `taken: ${JSON.stringify(action())}`;
  } catch (error) {
    return String(error);
  }
}
