import { expect } from 'chai';
import { ExplainClient } from '../../src/workers/explain-client.js';
import { rejection } from '../core/graph/rejection.js';

const module = new URL('/dist/workers/explain.worker.js', location.href).href;
const classic = new URL('/dist/workers/explain.worker.classic.js', location.href).href;

/** Of ImageNet; scikit-image's chelsea is one of the cats. */
const egyptianCat = 285;

function blobOf(script: string): string {
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

/** The strongest class of a photo, by the worker at that address. */
async function strongest(workerUrl: string, workerType: WorkerType): Promise<number | undefined> {
  const client = new ExplainClient({ workerUrl, workerType });
  try {
    const url = new URL('/models/efficientnet-lite0/model.json', location.href).href;
    const source = new URL('/photos/chelsea.png', location.href).href;
    await client.run('open-model', { id: 'm', source: url });
    await client.run('open-image', { id: 'i', model: 'm', source, name: 'Chelsea' });
    const { top } = await client.run('predict', { model: 'm', image: 'i' });
    return top[0]?.index;
  } finally {
    client.terminate();
  }
}

describe('the built worker', () => {
  it('computes as a module', async () => {
    expect(await strongest(module, 'module')).to.equal(egyptianCat);
  });

  it('computes as a classic script', async () => {
    expect(await strongest(classic, 'classic')).to.equal(egyptianCat);
  });

  it('computes as a classic script that a blob imports, and finds its wasm files', async () => {
    const url = JSON.stringify(classic);
    const shim = blobOf(`self.convlensWorkerUrl=${url};importScripts(${url});`);
    expect(await strongest(shim, 'classic')).to.equal(egyptianCat);
    URL.revokeObjectURL(shim);
  });

  it('computes as a module that a blob imports', async () => {
    const shim = blobOf(`import(${JSON.stringify(module)});`);
    expect(await strongest(shim, 'module')).to.equal(egyptianCat);
    URL.revokeObjectURL(shim);
  });

  for (const [workerUrl, workerType] of [
    [module, 'module'],
    [classic, 'classic'],
  ] as const) {
    it(`imports a module of layers as a ${workerType}`, async () => {
      const layers = blobOf('export default ({ registerLayer }) => registerLayer.none();');
      const client = new ExplainClient({ workerUrl, workerType, layers });
      const source = new URL('/models/efficientnet-lite0/model.json', location.href).href;
      const error = await rejection(client.run('open-model', { id: 'm', source }));
      client.terminate();
      URL.revokeObjectURL(layers);
      expect(error.message).to.contain('registerLayer.none is not a function');
    });
  }
});
