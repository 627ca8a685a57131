/** What can be explained: a pane each. */
export type PaneTopic =
  'network' | 'decision' | 'heatmap' | 'fires' | 'looks' | 'circuit' | 'compare' | 'dream' | 'test';
