import { fromGradientRule } from './from-gradient-rule.js';

/**
 * The gradient that passes a ReLU where the gradient itself is positive, whatever was its input
 * (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014).
 *
 * Like guided backpropagation it shows edges of the image rather than evidence, and fails the
 * sanity checks of Adebayo et al. (2018).
 */
export const deconvnet = fromGradientRule('deconvnet');
