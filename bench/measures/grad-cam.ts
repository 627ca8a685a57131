import { aimAt } from '../../src/core/attribution/aim.js';
import { gradCam } from '../../src/core/attribution/heatmap.js';
import { layerGradient } from '../../src/core/attribution/layer-gradient.js';
import { defaultHeatmapLayer } from '../../src/core/attribution/default-layer.js';
import { predict } from '../../src/core/prediction/predict.js';
import type { Run } from '../figure.js';
import { openEmbedded, samplePhoto } from '../support/embedded.js';
import { ratioFigure } from '../support/ratio.js';
import { compare } from '../timing.js';

/** Both sides begin with pixels and end with numbers read back. */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  const photo = await samplePhoto(network);
  const layer = defaultHeatmapLayer(network)?.layer ?? '';
  const aim = aimAt(network, {});
  const forward = () => predict(network, photo);
  const pairs = { pairs: 21, warmUp: 3 };
  const gradient = await compare(
    () => layerGradient(network, photo, { layer, aim }),
    forward,
    pairs,
  );
  report(ratioFigure(`Grad-CAM’s passes at ${layer} ÷ predict`, gradient, { most: 1.15 }));
  const whole = await compare(() => gradCam(network, photo), forward, pairs);
  report(ratioFigure('gradCam, map enlarged to 224 px, ÷ predict', whole, { most: 1.3 }));
};
