import type { LayerInfo } from '../core/graph/layer-info.js';

/** Whether a layer has rows and columns, and they are those of the photo. */
export const showsPhoto = ({ spatial, besideImage }: LayerInfo): boolean => spatial && !besideImage;
