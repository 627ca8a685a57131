import { applications, type ApplicationFacts } from '../../facts/applications.js';
import { OptionError } from '../errors.js';
import { listedNames } from '../listed-names.js';
import { nearest } from '../nearest.js';
import { say, str } from '../sentence.js';
import { shown } from '../kinds/config.js';
import type { Builder, Builders } from './common.js';

/** The file of each module, loaded when one of its functions is asked for. */
const FILES: Readonly<Record<string, () => Promise<{ readonly builders: Builders }>>> = {
  convnext: () => import('./convnext.js'),
  densenet: () => import('./densenet.js'),
  efficientnet: () => import('./efficientnet.js'),
  efficientnet_lite: () => import('./efficientnet-lite.js'),
  efficientnet_v2: () => import('./efficientnet-v2.js'),
  inception_resnet_v2: () => import('./inception-resnet-v2.js'),
  inception_v3: () => import('./inception-v3.js'),
  mobilenet: () => import('./mobilenet.js'),
  mobilenet_v2: () => import('./mobilenet-v2.js'),
  mobilenet_v3: () => import('./mobilenet-v3.js'),
  nasnet: () => import('./nasnet.js'),
  regnet: () => import('./regnet.js'),
  resnet: () => import('./resnet.js'),
  resnet_rs: () => import('./resnet-rs.js'),
  resnet_v2: () => import('./resnet.js'),
  vgg16: () => import('./vgg.js'),
  vgg19: () => import('./vgg.js'),
  xception: () => import('./xception.js'),
};

/**
 * What is known of a function by its name, in Keras' spelling or another case.
 * @throws OptionError when there is none
 */
export function applicationFacts(name: string): ApplicationFacts {
  const wanted = name.toLowerCase();
  const found = applications.find((one) => one.name.toLowerCase() === wanted);
  if (found) return found;
  const names = applications.map((one) => one.name);
  const near = listedNames(nearest(name, names, 3), { most: 3, length: 60 });
  throw new OptionError(say(str`there is no application ${shown(name)}; near it: ${near}`));
}

/** Loads what builds a function. */
export async function builderOf({ module, name }: ApplicationFacts): Promise<Builder> {
  const { builders } = await FILES[module]!();
  return builders[name]!;
}
