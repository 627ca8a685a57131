import { OptionError } from '../errors.js';
import { ablationCam } from './ablation-cam.js';
import { deconvnet } from './deconvnet.js';
import { eigenCam } from './eigen-cam.js';
import { gradCam } from './grad-cam.js';
import { gradCamPlusPlus } from './grad-cam-plus-plus.js';
import { hiresCam } from './hires-cam.js';
import { layerCam } from './layer-cam.js';
import { scoreCam } from './score-cam.js';
import { xGradCam } from './x-grad-cam.js';
import { gradient } from './gradient.js';
import { gradientXInput } from './gradient-x-input.js';
import { guidedBackprop } from './guided-backprop.js';
import { guidedGradCam } from './guided-grad-cam.js';
import { integratedGradients } from './integrated-gradients.js';
import { occlusion } from './occlusion.js';
import { smoothGrad } from './smooth-grad.js';
import type { Method } from './method.js';

/** Every method by its name on all surfaces. A new one is a file and a line. */
const methods = {
  'grad-cam': gradCam,
  'grad-cam-plus-plus': gradCamPlusPlus,
  'hires-cam': hiresCam,
  'layer-cam': layerCam,
  'x-grad-cam': xGradCam,
  'eigen-cam': eigenCam,
  'score-cam': scoreCam,
  'ablation-cam': ablationCam,
  'guided-grad-cam': guidedGradCam,
  gradient,
  'gradient-x-input': gradientXInput,
  'smooth-grad': smoothGrad,
  'integrated-gradients': integratedGradients,
  'guided-backprop': guidedBackprop,
  deconvnet,
  occlusion,
} satisfies Record<string, Method>;

export type HeatmapMethod = keyof typeof methods;

/** Names of the methods. */
export const heatmapMethods: readonly string[] = Object.keys(methods);

/** @throws OptionError for another name */
export function methodNamed(name: string): Method {
  if (isMethod(name)) return methods[name];
  throw new OptionError(`no method "${name.slice(0, 60)}": ${heatmapMethods.join(', ')}`);
}

function isMethod(name: string): name is HeatmapMethod {
  return Object.hasOwn(methods, name);
}
