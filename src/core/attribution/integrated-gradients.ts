import type { SettingsOf } from '../../facts/methods.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { seedFor } from '../random.js';
import { baseline } from './baseline.js';
import { settledFor } from './image-values.js';
import type { InputMethod } from './method.js';
import { endsAt, stretchesBetween, type Path, type Stretch } from './path-integral.js';
import { pathPoints } from './path-points.js';
import { sumOfChannels } from './reduce-channels.js';

type IntegratedGradientsSettings = SettingsOf<'integrated-gradients'>;

/** Points of one stretch of an adaptive run: the gradient jumps, so that few a stretch are best. */
const ORDER = 5;

/**
 * (x − x′) · ∫ ∂ value / ∂ x dα from a baseline x′ to the image x, summed over channels; signed
 * (Sundararajan et al., "Axiomatic Attribution for Deep Networks", ICML 2017).
 *
 * All pixels should add up to y(x) − y(x′). The facts say how far they do: `difference` is
 * y(x) − y(x′), `gap` what the sum has beyond it, as a share of |difference|, and `points` how many
 * gradients it took. An adaptive run cuts the path into stretches, compares each with the true rise
 * of the value over it, and halves the worst: networks often rise in a small part of the path, which
 * evenly spread points miss.
 */
export const integratedGradients: InputMethod<IntegratedGradientsSettings> = async (
  question,
  settings,
) => {
  const { network, image, run } = question;
  const aim = await settledFor(network, image, question.aim, run);
  const count = settings.baseline === 'noise' ? settings.noises : 1;
  const total = count * (settings.adaptive ? settings.maxPoints : settings.points);
  let points = 0;
  const onPoints = (more: number) => question.progress((points += more), total);
  question.progress(0, total);
  const perChannel = new Float32Array(image.length);
  let [value, excess, difference] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const start = baseline(settings.baseline, network, image, seedFor(settings.seed, i));
    const rule = pathPoints(settings.rule, pointsOfStretch(settings));
    const path = { question: { ...question, aim }, baseline: start, points: rule, onPoints };
    const stretches = await integrate(path, settings);
    addAttributions(perChannel, path, stretches, 1 / count);
    value = last(stretches).to.value;
    excess += excessOf(stretches) / count;
    difference += riseOf(stretches) / count;
  }
  question.progress(points, points);
  const map = sumOfChannels(perChannel, imageSize(imageInput(network)));
  const facts = { points, gap: share(excess, difference), difference };
  return { map, aim, value, perChannel, facts };
};

async function integrate(path: Path, settings: IntegratedGradientsSettings): Promise<Stretch[]> {
  const order = path.points.at.length;
  const count = settings.adaptive ? Math.ceil(settings.points / order) : 1;
  const places = Array.from({ length: count + 1 }, (_, i) => i / count);
  const stretches = await stretchesBetween(path, await endsAt(path, places));
  if (!settings.adaptive) return stretches;
  const isOff = () => Math.abs(share(excessOf(stretches), riseOf(stretches))) > settings.tolerance;
  let points = count * order;
  while (isOff() && points + 2 * order <= settings.maxPoints) {
    const worst = stretches.reduce(
      (most, { excess }, i) => (Math.abs(excess) > Math.abs(stretches[most]!.excess) ? i : most),
      0,
    );
    const { from, to } = stretches[worst]!;
    const middle = await endsAt(path, [(from.at + to.at) / 2]);
    stretches.splice(worst, 1, ...(await stretchesBetween(path, [from, ...middle, to])));
    points += 2 * order;
  }
  return stretches;
}

const pointsOfStretch = ({ adaptive, points }: IntegratedGradientsSettings): number =>
  adaptive ? Math.min(ORDER, points) : points;

function addAttributions(
  sum: Float32Array,
  { question, baseline: start }: Path,
  stretches: readonly Stretch[],
  weight: number,
): void {
  for (let i = 0; i < sum.length; i++) {
    let integral = 0;
    for (const stretch of stretches) integral += stretch.integral[i]!;
    sum[i]! += weight * integral * (question.image[i]! - start[i]!);
  }
}

const excessOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { excess }) => sum + excess, 0);

const riseOf = (stretches: readonly Stretch[]): number =>
  last(stretches).to.value - stretches[0]!.from.value;

const last = (stretches: readonly Stretch[]): Stretch => stretches[stretches.length - 1]!;

/** Nothing beside nothing is no gap. */
const share = (excess: number, difference: number): number =>
  excess === 0 ? 0 : excess / Math.abs(difference);
