/** A way to the GPU that works here. */
export interface Gpu {
  readonly name: 'webgpu' | 'webgl';
  /** Emulated on the processor, and slower than wasm there. */
  readonly software: boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|software|basic render|warp/i;

/** The GPU interfaces that give a context here. */
export async function findGpus(): Promise<readonly Gpu[]> {
  const found = [await findWebgpu(), findWebgl()];
  return found.filter((gpu) => gpu !== null);
}

async function findWebgpu(): Promise<Gpu | null> {
  if (!('gpu' in navigator)) return null;
  const adapter = await navigator.gpu.requestAdapter().catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const named = SOFTWARE.test([vendor, architecture, device, description].join(' '));
  return { name: 'webgpu', software: isFallbackAdapter || named };
}

function findWebgl(): Gpu | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) return null;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const parameter = info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER;
  const renderer = String(context.getParameter(parameter));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return { name: 'webgl', software: SOFTWARE.test(renderer) };
}
