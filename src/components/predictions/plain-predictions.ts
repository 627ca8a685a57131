import type { PredictResult } from '../../core/prediction/predict.types.js';
import { areFloats, bytes, floats, list } from '../shared/plain-data.js';

/** Predictions of plain arrays, or as the command line prints them: only the strongest. @throws ResultDataError */
export function plainPredictions(data: Partial<PredictResult>): PredictResult {
  if (isDrawn(data)) return data;
  const top = list(data.top, 'top');
  const { logits, probabilities, picture, ...rest } = data;
  const last = top.reduce((most, { index }) => Math.max(most, index), -1);
  const spread = (name: 'logit' | 'probability') => {
    const values = new Float32Array(last + 1);
    for (const prediction of top) values[prediction.index] = prediction[name];
    return values;
  };
  return {
    ...rest,
    top,
    logits: logits ? floats(logits, 'logits') : spread('logit'),
    probabilities: probabilities ? floats(probabilities, 'probabilities') : spread('probability'),
    ...(picture && {
      picture: { ...picture, pixels: bytes(picture.pixels, 'picture.pixels', picture) },
    }),
  };
}

const isDrawn = (data: Partial<PredictResult>): data is PredictResult =>
  areFloats(data.logits, data.probabilities);
