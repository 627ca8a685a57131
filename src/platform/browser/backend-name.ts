/** Backends of TensorFlow.js that a browser may have. */
export const backendNames = ['wasm', 'webgpu', 'webgl', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

export function isBackendName(name: string): name is BackendName {
  return backendNames.some((known) => known === name);
}
