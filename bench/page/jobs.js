/* global performance, AbortController, setTimeout */
/**
 * What the bench runs inside the page, through the client. Times are by the page's clock, from the call to the answer on the main thread.
 */

/** Opens the model and a photo. */
export async function open() {
  const { client } = globalThis;
  const url = (path) => new URL(path, globalThis.location.href).href;
  const model = url('models/efficientnet-lite0/model.json');
  await client.run('open-model', { id: 'm', source: model });
  await client.run('open-image', { id: 'i', model: 'm', source: url('chelsea.png'), name: 'cat' });
  return (await client.run('backend', {})).name;
}

/** Milliseconds of one job on what is open. */
export async function timeOf(job, request) {
  const start = performance.now();
  await globalThis.client.run(job, { model: 'm', image: 'i', ...request });
  return performance.now() - start;
}

/** A seed that no picture had before: the browser keeps those that it has drawn. */
let last = Math.floor(Math.random() * 2 ** 30);
const freshSeed = () => ++last;

/** Asks for a backend; gives the name of the one in use then. */
export async function prefer(name) {
  const { client } = globalThis;
  const asked = await client
    .run('backend', { prefer: name })
    .catch(() => client.run('backend', {}));
  return asked.name;
}

/** Milliseconds of filter pictures by a preset, with so many steps. */
export async function filters(layer, channels, preset, steps) {
  const start = performance.now();
  const request = { model: 'm', layer, channels, preset, steps, seed: freshSeed() };
  await globalThis.client.run('filters', request);
  return performance.now() - start;
}

/** Milliseconds to the first frame and to the finished picture of one channel. */
export async function preview(layer, channel, steps) {
  const start = performance.now();
  let first = 0;
  await globalThis.client.run(
    'filters',
    { model: 'm', layer, channels: [channel], steps, size: 128, seed: freshSeed() },
    { onProgress: () => (first ||= performance.now() - start) },
  );
  return { first, finished: performance.now() - start };
}

/** Tensors and bytes that the worker holds, before and after 100 mixed runs. */
export async function mixedRuns() {
  const { client } = globalThis;
  const held = () => client.run('backend', {});
  const on = { model: 'm', image: 'i' };
  const jobs = [
    () => client.run('predict', on),
    () => client.run('heatmap', { ...on, method: 'grad-cam' }),
    () => client.run('activations', { ...on, layer: 'block7_add', channels: [0, 1] }),
    () => client.run('overview', on),
    () =>
      client.run('filters', {
        ...on,
        layer: 'block3_project_bn',
        channels: [0],
        steps: 2,
        size: 32,
      }),
  ];
  for (const job of jobs) await job();
  const before = await held();
  for (let i = 0; i < 100; i++) {
    // Every tenth run is given up halfway, as when a person moves on.
    const abort = new AbortController();
    const call = i % 10 === 9 ? heatmapUntil(abort.signal) : jobs[i % jobs.length]();
    if (i % 10 === 9) setTimeout(() => abort.abort(), 10);
    await call.catch(() => undefined);
  }
  return { before, after: await held() };

  function heatmapUntil(signal) {
    return client.run('heatmap', { ...on, method: 'grad-cam' }, { signal });
  }
}

/** Milliseconds of a grid of filters in a pool of so many workers, which is warm. */
export async function grid(
  workers,
  layer = 'block7_add',
  channels = [0, 1, 2, 3, 4, 5, 6, 7],
  steps = 16,
) {
  const pools = (globalThis.pools ??= new Map());
  const url = new URL('models/efficientnet-lite0/model.json', globalThis.location.href).href;
  const request = { model: 'm', layer, channels, size: 128 };
  if (!pools.has(workers)) {
    const pool = globalThis.makePool(workers);
    pools.set(workers, pool);
    await pool.run('open-model', { id: 'm', source: url });
    await pool.run('filters', { ...request, steps: 2 });
  }
  const start = performance.now();
  await pools.get(workers).run('filters', { ...request, steps, seed: freshSeed() });
  return performance.now() - start;
}
