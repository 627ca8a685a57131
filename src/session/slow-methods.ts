/** Heatmap methods of tens of passes: those that the core calls slow. */
export const slowMethods: ReadonlySet<string> = new Set([
  'score-cam',
  'ablation-cam',
  'smooth-grad',
  'integrated-gradients',
  'occlusion',
]);
