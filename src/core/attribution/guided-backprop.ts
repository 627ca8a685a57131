import { fromGradientRule } from './from-gradient-rule.js';

/**
 * The gradient that passes a ReLU only where both its input and the gradient itself are positive
 * (Springenberg et al., "Striving for Simplicity: The All Convolutional Net", 2014).
 *
 * Sharp pictures, but no evidence: they hardly change when the weights of the upper layers are
 * made random, so they fail the sanity checks of Adebayo et al. (2018).
 */
export const guidedBackprop = fromGradientRule('guided');
