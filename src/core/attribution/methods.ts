import {
  isMethod,
  methodFacts,
  methodNames,
  type InputMethodName,
  type LayerMethodName,
  type MethodFacts,
  type MethodName,
  type SettingsOf,
} from '../../facts/methods.js';
import type { Settings } from '../../facts/setting.js';
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
import type {
  UnplacedAnswer,
  InputMethod,
  LayerMethod,
  LayerQuestion,
  Question,
} from './method.js';
import { say, str } from '../sentence.js';

/** The functions of methods that explain by a layer. */
const byLayer = {
  'grad-cam': gradCam,
  'grad-cam-plus-plus': gradCamPlusPlus,
  'hires-cam': hiresCam,
  'layer-cam': layerCam,
  'x-grad-cam': xGradCam,
  'eigen-cam': eigenCam,
  'score-cam': scoreCam,
  'ablation-cam': ablationCam,
  'guided-grad-cam': guidedGradCam,
} satisfies { readonly [Name in LayerMethodName]: LayerMethod<SettingsOf<Name>> };

/** The functions of methods that explain by the input. */
const byInput = {
  gradient,
  'gradient-x-input': gradientXInput,
  'smooth-grad': smoothGrad,
  'integrated-gradients': integratedGradients,
  'guided-backprop': guidedBackprop,
  deconvnet,
  occlusion,
} satisfies { readonly [Name in InputMethodName]: InputMethod<SettingsOf<Name>> };

/** A way of asking why: its facts, and the function that answers. */
export type Method = MethodFacts &
  (
    | {
        readonly at: 'layer';
        explain(question: LayerQuestion, settings: Settings): Promise<UnplacedAnswer>;
      }
    | {
        readonly at: 'input';
        explain(question: Question, settings: Settings): Promise<UnplacedAnswer>;
      }
  );

/** @throws OptionError for another name */
export function methodNamed(name: string): Method {
  if (!isMethod(name)) {
    throw new OptionError(say(str`no method "${name.slice(0, 60)}": ${methodNames.join(', ')}`));
  }
  const facts = methodFacts[name];
  return isOfLayer(name)
    ? { ...facts, at: 'layer', explain: byLayer[name] }
    : { ...facts, at: 'input', explain: byInput[name] };
}

function isOfLayer(name: MethodName): name is LayerMethodName {
  return methodFacts[name].varies === 'layer';
}
