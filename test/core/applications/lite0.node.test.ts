import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { describeApplication } from '../../../src/core/applications/describe-application.js';
import { applicationFacts, builderOf } from '../../../src/core/applications/registry.js';
import { settled } from '../../../src/core/applications/options.js';
import { readTopology } from '../../../src/core/formats/keras/read-topology.js';

const url = new URL('../../../models/efficientnet-lite0/model.json', import.meta.url);
const { modelTopology } = JSON.parse(readFileSync(url, 'utf8')) as {
  modelTopology: { model_config: unknown };
};

describe('The builder of the network that travels with the package', () => {
  it('has the layers of its file, under the same names', async () => {
    const facts = applicationFacts('EfficientNetLite0');
    const built = (await builderOf(facts))(settled(facts, {}));
    const read = readTopology(modelTopology.model_config);
    const rows = ({ calls, layers }: typeof read) =>
      calls.map(({ layer, reads }) => ({
        layer,
        className: layers.find(({ name }) => name === layer)?.className,
        reads: reads.map((one) => one.layer),
      }));
    expect(rows(built)).to.deep.equal(rows(read));
  });

  it('has as many weights', async () => {
    const { nodes } = await describeApplication('EfficientNetLite0');
    // 4,652,008 of the PyTorch model, and the means and variances.
    expect(nodes.reduce((sum, { parameters }) => sum + parameters, 0)).to.equal(4_694_024);
  });
});
