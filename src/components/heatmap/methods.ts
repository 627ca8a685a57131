import { msg } from '@lit/localize';

/** A way of asking why, as the picker shows it. */
export interface Method {
  /** As jobs name it. */
  readonly id: string;
  /** Its name in the field. */
  readonly name: string;
  /** What it asks, in one sentence. */
  readonly sentence: () => string;
}

/** The methods that can be computed, in the order of the picker. */
export const methods: readonly Method[] = [
  {
    id: 'grad-cam',
    name: 'Grad-CAM',
    sentence: () => msg('Which places of the layer raise the class, channels weighted as a whole.'),
  },
];

/** The name of a method; its id when it is none of the above. */
export function methodName(id: string): string {
  return methods.find((method) => method.id === id)?.name ?? id;
}
