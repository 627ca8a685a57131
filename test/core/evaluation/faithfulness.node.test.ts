import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { OptionError } from '../../../src/core/errors.js';
import { faithfulness } from '../../../src/core/evaluation/faithfulness.js';
import { removalCurve } from '../../../src/core/evaluation/removal-curve.js';
import { road } from '../../../src/core/evaluation/road.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';

describe('faithfulness', function () {
  this.timeout(180_000);

  it('is one shape for every measure, and the same numbers', async () => {
    await useBackend('wasm');
    const network = await openEmbedded();
    const image = await goldenImage(network, 'chelsea-224.png');
    const { inputMap, target } = await heatmap(network, image, {});
    const classIndex = target.classes[0]!.index;
    await expectNoLeak(async () => {
      const deletion = await faithfulness(network, image, inputMap, {
        ...{ measure: 'deletion', classIndex },
      });
      const curve = await removalCurve(network, image, inputMap, 'deletion', { classIndex });
      expect(deletion).to.deep.equal({
        ...{ measure: 'deletion', classIndex, score: curve.area },
        ...{ shares: curve.shares, values: curve.probabilities },
      });
      const gap = await faithfulness(network, image, inputMap, { measure: 'road', classIndex });
      const both = await road(network, image, inputMap, { classIndex });
      expect(gap.score).to.equal(both.combined);
      const mean = gap.values.reduce((sum, value) => sum + value, 0) / gap.values.length;
      expect(mean).to.be.closeTo(both.combined, 1e-12);
    });
    const wrong = faithfulness(network, image, inputMap, { measure: 'x' as 'road', classIndex });
    expect(await rejection(wrong)).to.be.instanceOf(OptionError);
    network.dispose();
  });
});
