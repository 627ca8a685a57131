import { pooled, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { averaged, chain, conv2dBn, smaller, stem } from './inception-blocks.js';
import { obtainInputShape } from './input-shape.js';
import { concatenate, globalAveragePooling2d, maxPooling2d, type KerasTensor } from './layers.js';

/** Windows of 1, 5 and twice 3. */
function mixedOf5(x: KerasTensor, pool: number, name: string): KerasTensor {
  const branch1 = conv2dBn(x, 64, 1);
  const branch5 = chain(x, [48, 1], [64, 5]);
  const branch3 = chain(x, [64, 1], [96, 3], [96, 3]);
  return concatenate([branch1, branch5, branch3, averaged(x, pool)], { name });
}

/** Windows of 7, as rows and columns apart. */
function mixedOf7(x: KerasTensor, filters: number, name: string): KerasTensor {
  const branch1 = conv2dBn(x, 192, 1);
  const branch7 = chain(x, [filters, 1], [filters, [1, 7]], [192, [7, 1]]);
  const twice = chain(
    x,
    [filters, 1],
    [filters, [7, 1]],
    [filters, [1, 7]],
    [filters, [7, 1]],
    [192, [1, 7]],
  );
  return concatenate([branch1, branch7, twice, averaged(x, 192)], { name });
}

/** Rows and columns side by side. */
function mixedOf3(x: KerasTensor, index: number): KerasTensor {
  const branch1 = conv2dBn(x, 320, 1);
  const once = conv2dBn(x, 384, 1);
  const branch3 = concatenate([conv2dBn(once, 384, [1, 3]), conv2dBn(once, 384, [3, 1])], {
    name: `mixed9_${index}`,
  });
  const twice = chain(x, [448, 1], [384, 3]);
  const branch33 = concatenate([conv2dBn(twice, 384, [1, 3]), conv2dBn(twice, 384, [3, 1])]);
  const name = `mixed${9 + index}`;
  return concatenate([branch1, branch3, branch33, averaged(x, 192)], { name });
}

/** Inception with factorised windows (Szegedy et al. 2015, arXiv:1512.00567). */
const inceptionV3: Builder = (options) => {
  const model = new FunctionalModel('inception_v3');
  let x = stem(model.input(obtainInputShape(options, { defaultSize: 299, minSize: 75 })));

  x = mixedOf5(x, 32, 'mixed0');
  x = mixedOf5(x, 64, 'mixed1');
  x = mixedOf5(x, 64, 'mixed2');

  const branch3 = conv2dBn(x, 384, 3, smaller);
  const twice3 = conv2dBn(chain(x, [64, 1], [96, 3]), 96, 3, smaller);
  x = concatenate([branch3, twice3, maxPooling2d(x, 3, { strides: 2 })], { name: 'mixed3' });

  x = mixedOf7(x, 128, 'mixed4');
  x = mixedOf7(x, 160, 'mixed5');
  x = mixedOf7(x, 160, 'mixed6');
  x = mixedOf7(x, 192, 'mixed7');

  const narrow = conv2dBn(conv2dBn(x, 192, 1), 320, 3, smaller);
  const wide = conv2dBn(chain(x, [192, 1], [192, [1, 7]], [192, [7, 1]]), 192, 3, smaller);
  x = concatenate([narrow, wide, maxPooling2d(x, 3, { strides: 2 })], { name: 'mixed8' });

  x = mixedOf3(x, 0);
  x = mixedOf3(x, 1);

  x = options.includeTop
    ? predictions(globalAveragePooling2d(x, { name: 'avg_pool' }), options)
    : pooled(x, options);
  return model.topology(x);
};

export const builders: Builders = { InceptionV3: inceptionV3 };
