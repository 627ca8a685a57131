import { overview } from '../../src/core/activation/overview.js';
import { predict } from '../../src/core/prediction/predict.js';
import type { Run } from '../figure.js';
import { openEmbedded, samplePhoto } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { compare } from '../timing.js';

export const run: Run = async (report) => {
  const network = await openEmbedded();
  const photo = await samplePhoto(network);
  const all = () => overview(network, photo);
  const measured = await compare(all, () => predict(network, photo), { pairs: 15 });
  const { maps } = await overview(network, photo);
  const label = `mean maps of ${Object.keys(maps).length} layers ÷ predict`;
  report(ratioFigure(label, measured, { most: 1.3 }));
};
