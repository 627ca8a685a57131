import { pooled, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import { conv2d, dense, flatten, maxPooling2d } from './layers.js';

/** Blocks of convolutions of 3 × 3, each ended by a pooling (Simonyan and Zisserman 2014, arXiv:1409.1556). */
function vgg(name: string, convolutions: readonly number[]): Builder {
  return (options) => {
    const model = new FunctionalModel(name);
    let x = model.input(obtainInputShape(options, { defaultSize: 224, minSize: 32 }));
    for (const [index, count] of convolutions.entries()) {
      const block = `block${index + 1}`;
      const filters = Math.min(64 << index, 512);
      for (let i = 1; i <= count; i++) {
        const settings = {
          activation: 'relu',
          padding: 'same',
          name: `${block}_conv${i}`,
        } as const;
        x = conv2d(x, filters, 3, settings);
      }
      x = maxPooling2d(x, 2, { strides: 2, name: `${block}_pool` });
    }
    if (!options.includeTop) return model.topology(pooled(x, options));
    x = flatten(x, { name: 'flatten' });
    x = dense(x, 4096, { activation: 'relu', name: 'fc1' });
    x = dense(x, 4096, { activation: 'relu', name: 'fc2' });
    return model.topology(predictions(x, options));
  };
}

export const builders: Builders = {
  VGG16: vgg('vgg16', [2, 2, 3, 3, 3]),
  VGG19: vgg('vgg19', [2, 2, 4, 4, 4]),
};
