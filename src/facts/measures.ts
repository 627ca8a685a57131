/** Ways of measuring how well a map found what matters, and which scores are good. */
export const measureFacts = {
  deletion: { better: 'low' },
  insertion: { better: 'high' },
  road: { better: 'high' },
} as const satisfies Readonly<Record<string, { readonly better: 'low' | 'high' }>>;

export type Measure = keyof typeof measureFacts;

export const measures = Object.keys(measureFacts) as readonly Measure[];
