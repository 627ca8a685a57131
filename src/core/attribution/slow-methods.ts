/**
 * Methods that take tens of passes through the network and tell how far they are; the others take
 * one or two.
 */
export const slowMethods: ReadonlySet<string> = new Set([
  'score-cam',
  'ablation-cam',
  'smooth-grad',
  'integrated-gradients',
  'occlusion',
]);
