import type { ApplicationFacts } from './applications.js';

/** Modules that hold versions of one idea. */
const families = [
  ['EfficientNet', ['efficientnet', 'efficientnet_lite']],
  ['EfficientNetV2', ['efficientnet_v2']],
  ['ResNet', ['resnet', 'resnet_v2']],
  ['ResNetRS', ['resnet_rs']],
  ['RegNet', ['regnet']],
  ['MobileNet', ['mobilenet', 'mobilenet_v2', 'mobilenet_v3']],
  ['DenseNet', ['densenet']],
  ['ConvNeXt', ['convnext']],
] as const;

/** A family by its name, or `others`: all of which there are one or two. */
export type ApplicationFamily = (typeof families)[number][0] | 'others';

export const applicationFamilies: readonly ApplicationFamily[] = [
  ...families.map(([family]) => family),
  'others',
];

export function familyOf({ module }: Pick<ApplicationFacts, 'module'>): ApplicationFamily {
  const held = families.find(([, modules]) => (modules as readonly string[]).includes(module));
  return held?.[0] ?? 'others';
}
