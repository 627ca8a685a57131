import { expect } from 'chai';
import { LayersModuleError } from '../../../src/core/errors.js';
import { Config } from '../../../src/core/kinds/config.js';
import { importLayers } from '../../../src/core/kinds/import-layers.js';
import { kindOf } from '../../../src/core/kinds/index.js';
import { rejection } from '../graph/rejection.js';

const moduleOf = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

describe('a module of layers', () => {
  it('adds what it likes, with the functions of TensorFlow.js at hand', async () => {
    const kinds = await importLayers(
      moduleOf(`
        export default async ({ registerLayer, tf }) => {
          await 0;
          const kind = (config, [shape]) => ({ steps: [], outputShape: [...shape, typeof tf.relu], weights: {} });
          registerLayer('FromAModule', kind);
        };`),
    );
    const { outputShape } = kindOf('FromAModule', kinds)!(new Config('it', {}), [[2]]);
    expect(outputShape).to.eql([2, 'function']);
  });

  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['is not there', new URL('none.js', import.meta.url).href, /could not be loaded: ./],
    ['is no JavaScript', moduleOf('export default <'), /could not be loaded: ./],
    ['exports nothing', moduleOf('export const x = 1;'), /has to export a function by default/],
    ['exports a thing', moduleOf('export default {};'), /has to export a function by default/],
    ['fails', moduleOf('export default () => { throw new Error("no way"); };'), /added: no way$/],
    ['fails in time', moduleOf('export default async () => { throw "no"; };'), /added: no$/],
  ];
  for (const [what, url, message] of bad) {
    it(`that ${what} is refused, and why`, async () => {
      const error = await rejection(importLayers(url));
      expect(error).to.be.instanceOf(LayersModuleError);
      expect(error.message)
        .to.match(/^the layers of /)
        .and.to.match(message);
    });
  }
});
