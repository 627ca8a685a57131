import { expect } from 'chai';
import { Args } from '../../src/cli/args.js';
import { sanity as sanityCommand } from '../../src/cli/commands/sanity.js';
import { dream as dreamCommand } from '../../src/cli/commands/dream.js';
import { filters as filtersCommand } from '../../src/cli/commands/filters.js';
import { processOutput } from '../../src/cli/output.js';
import { dream } from '../../src/core/feature-visualization/dream.js';
import { filterSettings } from '../../src/core/feature-visualization/filter-options.js';
import { dreamSchema, dreamStrengths } from '../../src/facts/dream.js';
import { filterPresets, filterSchema, filterTransforms } from '../../src/facts/filters.js';
import {
  allows,
  type NumberSetting,
  type SettingSchema,
  type SettingsSchema,
} from '../../src/facts/setting.js';
import { sanitySchema } from '../../src/facts/sanity.js';
import { sanityCheck } from '../../src/core/evaluation/sanity-check.js';
import { rejection } from '../core/graph/rejection.js';
import { tinyNetwork } from '../core/tiny-network.js';

const output = processOutput(
  { write: () => true, isTTY: false },
  { write: () => true, isTTY: false },
);

const numbersOf = (schema: SettingsSchema) =>
  Object.entries(schema).flatMap(([name, setting]) =>
    setting.kind === 'number' ? [[name, setting] as const] : [],
  );

/** Values that a number may not have, about as near to those it may have as they can be. */
const beyond = ({ least, most, step, whole, above }: NumberSetting): readonly number[] => [
  above ? least : least - step,
  ...(most < Infinity ? [most + step] : []),
  ...(whole ? [least + 0.5] : []),
];

/** The outermost values that it may have. */
const within = ({ least, most, above }: NumberSetting): readonly number[] => [
  ...(above ? [] : [least]),
  ...(most < Infinity ? [most] : []),
];

const args = (options: Readonly<Record<string, string>>) =>
  new Args(new Map(Object.entries(options)), new Map([['IMAGE', ['missing.png']]]));

const network = tinyNetwork({
  input: [4, 4, 3],
  layers: [['Conv2D', 'last', ['input'], { filters: 1, kernel_size: 1 }]],
  weights: {
    'last/kernel': [
      [1, 1, 3, 1],
      [1, 1, 1],
    ],
    'last/bias': [[1], [0]],
  },
});
const values = new Float32Array(48);

for (const [title, schema] of [
  ['filter pictures', filterSchema],
  ['a dream', dreamSchema],
  ['a sanity check', sanitySchema],
] as const) {
  describe(`each setting of ${title}`, () => {
    it('has a default that it may have', () => {
      for (const [name, setting] of Object.entries<SettingSchema>(schema)) {
        expect(allows(setting, setting.default), name).to.equal(true);
      }
    });
  });
}

it('each preset of filter pictures says what their settings may be', () => {
  for (const preset of Object.values(filterPresets))
    expect(() => filterSettings(preset)).not.to.throw();
});

it('each strength of a dream is a step that it may take', () => {
  for (const step of Object.values(dreamStrengths)) {
    expect(allows(dreamSchema.stepSize, step)).to.equal(true);
  }
});

describe('the limits of filter pictures', () => {
  for (const [name, setting] of numbersOf(filterSchema)) {
    it(`hold in core: ${name}`, () => {
      for (const value of beyond(setting)) {
        expect(() => filterSettings({ [name]: value }), String(value)).to.throw(`${name} must be `);
      }
      for (const value of within(setting)) {
        expect(filterSettings({ [name]: value })).to.include({ [name]: value });
      }
    });
  }

  const onCommandLine = (options: Readonly<Record<string, string>>) =>
    rejection(filtersCommand.run(args({ layer: 'x', preset: 'none-such', ...options }), output));
  const asOption = (name: string, value: number) => ({ [name]: String(value) });
  const asTransform = (name: string, value: number) => ({ transforms: `${name}=${value}` });
  const { steps, size, seed } = filterSchema;
  for (const [name, setting, option] of [
    ...numbersOf({ steps, size, seed }).map((entry) => [...entry, asOption] as const),
    ...numbersOf(filterTransforms).map((entry) => [...entry, asTransform] as const),
  ]) {
    it(`hold on the command line: ${name}`, async () => {
      for (const value of beyond(setting)) {
        const { message } = await onCommandLine({ ...option(name, value), preset: 'quick' });
        expect(message).to.match(new RegExp(`^(--)?${name} takes .*not "${value}"$`));
      }
      // What comes next is found to be wrong.
      for (const value of within(setting)) {
        expect((await onCommandLine(option(name, value))).message).to.include('"none-such"');
      }
    });
  }
});

describe('the limits of a dream', () => {
  const photo = { width: 4, height: 4, pixels: new Uint8ClampedArray(64) };

  for (const [name, setting] of numbersOf(dreamSchema)) {
    it(`hold in core: ${name}`, async () => {
      const outcome = (value: number) =>
        rejection(dream(network, photo, { layer: 'gone', [name]: value }));
      for (const value of beyond(setting)) {
        expect((await outcome(value)).message).to.match(new RegExp(`^${name} is .*not ${value}$`));
      }
      for (const value of within(setting)) {
        expect((await outcome(value)).name).to.equal('LayerNotFoundError');
      }
    });
  }

  const { octaves, steps, size, seed } = dreamSchema;
  for (const [name, setting] of numbersOf({ octaves, steps, size, seed })) {
    it(`hold on the command line: ${name}`, async () => {
      const outcome = (value: number) =>
        rejection(
          dreamCommand.run(args({ layer: 'x', out: 'a.jpg', [name]: String(value) }), output),
        );
      for (const value of beyond(setting)) {
        expect((await outcome(value)).message).to.match(
          new RegExp(`^--${name} takes .*not "${value}"$`),
        );
      }
      // What comes next is found to be wrong.
      for (const value of within(setting)) {
        expect((await outcome(value)).message).to.include('"a.png"');
      }
    });
  }
});

describe('the limits of a sanity check', () => {
  const { steps, seed } = sanitySchema;
  for (const [name, setting] of numbersOf({ steps, seed })) {
    it(`hold on the command line: ${name}`, async () => {
      const outcome = (value: number) =>
        rejection(sanityCommand.run(args({ [name]: String(value) }), output));
      for (const value of beyond(setting)) {
        expect((await outcome(value)).message).to.match(
          new RegExp(`^--${name} takes .*not "${value}"$`),
        );
      }
    });
  }
  for (const [name, setting] of numbersOf(sanitySchema)) {
    it(`hold in core: ${name}`, async () => {
      for (const value of beyond(setting)) {
        const check = sanityCheck(network, values, { method: 'grad-cam', [name]: value });
        expect(String(await rejection(check))).to.match(
          new RegExp(`^OptionError: ${name} is .*not ${value}$`),
        );
      }
    });
  }
});
