import type { Call } from './calls.js';
import type { SessionState } from './state.js';

/** What a call works on, in the words of the model: a file, a class, a layer, a channel. */
export function about({ model, image }: SessionState, call: Call): string {
  switch (call.job) {
    case 'open-model':
      return model.asked?.source ?? '';
    case 'open-image':
      return call.request.name;
    case 'predict':
      return image.open?.source ?? '';
    case 'heatmap': {
      const { classIndex = [] } = call.request;
      const indices = typeof classIndex === 'number' ? [classIndex] : classIndex;
      return indices.map((index) => model.open?.value.classNames[index] ?? '').join(' + ');
    }
    case 'sanity':
      return call.request.method;
    case 'faithfulness':
      return model.open?.value.classNames[call.request.classIndex] ?? '';
    case 'overview':
    case 'evaluate':
      return model.open?.value.name ?? '';
    case 'activations':
    case 'filters':
    case 'scan':
    case 'patch':
      return call.request.layer;
    case 'dream': {
      const { of } = call.request;
      return 'layer' in of ? of.layer : (model.open?.value.classNames[of.classIndex] ?? '');
    }
    case 'unit':
    case 'kernel':
      return `${call.request.layer} · ${call.request.channel}`;
    case 'readings':
      return image.open?.source ?? '';
    case 'kept-models':
      return call.request.keep?.name ?? '';
    case 'backend':
      return '';
  }
}
