import { expect } from 'chai';
import { backendReasonText } from '../../src/view/backend-reason-text.js';
import { layerReasonText } from '../../src/view/layer-reason-text.js';

describe('layerReasonText', () => {
  it('says why a layer was chosen, and what there is left of its image', () => {
    expect(layerReasonText({ kind: 'last-spatial', rows: 7, columns: 5 })).to.equal(
      'Explained at the last layer that keeps a grid: 7 × 5 cells.',
    );
    expect(layerReasonText({ kind: 'last-spatial-of-image', rows: 7, columns: 5 })).to.equal(
      'Explained at the last layer that depends on the photo and keeps a grid: 7 × 5 cells.',
    );
  });
});

describe('backendReasonText', () => {
  it('says how the GPU went away, in the browser’s own words where it has some', () => {
    expect(backendReasonText({ kind: 'webgl-lost' }, 'wasm')).to.equal(
      'The WebGL context was lost; wasm computes instead.',
    );
    expect(backendReasonText({ kind: 'webgpu-lost', detail: 'unplugged' }, 'wasm')).to.equal(
      'The WebGPU device was lost (unplugged); wasm computes instead.',
    );
    expect(backendReasonText({ kind: 'webgpu-lost', detail: '' }, 'cpu')).to.equal(
      'The WebGPU device was lost; cpu computes instead.',
    );
  });
});
