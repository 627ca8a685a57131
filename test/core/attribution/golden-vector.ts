/**
 * A = [[1, 2], [0, 1]] and [[0, 1], [3, 0]], G = [[.5, −.25], [1, 0]] and [[−1, 2], [0, 1]], here
 * with the channels together. pytorch-grad-cam, captum, saliency and tf-keras-vis all give the
 * Grad-CAM map [[.3125, 1.125], [1.5, .3125]] before any normalisation.
 */
export const goldenMaps = [1, 0, 2, 1, 0, 3, 1, 0];
export const goldenGradients = [0.5, -1, -0.25, 2, 1, 0, 0, 1];
