import { dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { channelMean } from '../ops/channel-means.js';
import type { Observer } from './network.js';
import type { PlannedStep } from './plan.js';

/** Shows what a step computed; `means` are those of its tail, in order, and none without a tail. */
export type Show = (step: PlannedStep, output: Tensor, means: readonly Tensor[]) => void;

/** Shows `observer` what it asked for. */
export function showTo(observer: Observer): Show {
  const wanted = new Set(observer.tensors);
  return (step, output, means) => {
    if (step.tail) {
      [...step.tail.inner, step.output].forEach((name, index) => {
        const mean = means[index];
        if (mean && wanted.has(name)) observer.visit(name, mean);
      });
    } else if (wanted.has(step.output)) {
      if (observer.shows === 'mean') showMean(step.output, output, observer);
      else observer.visit(step.output, output);
    }
  };
}

function showMean(name: string, tensor: Tensor, observer: Observer): void {
  const mean = tidy(() => channelMean(tensor));
  try {
    observer.visit(name, mean);
  } finally {
    dispose(mean);
  }
}
