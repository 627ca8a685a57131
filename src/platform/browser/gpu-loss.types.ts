/**
 * How a GPU went away, and with it all that lay there: reset, unplugged, taken by the system.
 *
 * - `webgl-lost`: the WebGL context
 * - `webgpu-lost`: the WebGPU device; `detail` is what the browser says of it, in its own words
 */
export type GpuLoss =
  { readonly kind: 'webgl-lost' } | { readonly kind: 'webgpu-lost'; readonly detail: string };
