import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { useBackend } from '../../../support/backends.js';
import { filesFetch } from '../model-files.js';

const flag = (b: boolean) => ({ b });

/** What a node behind a convolution of one weight, 1, makes of the picture 0 1 / 2 3. */
async function of(node: object, integers: readonly number[]): Promise<number[]> {
  const sizes = { name: 'sizes', shape: [integers.length], dtype: 'int32' };
  const bytes = new Uint8Array(4 + 4 * integers.length);
  bytes.set(new Uint8Array(Float32Array.of(1).buffer));
  bytes.set(new Uint8Array(Int32Array.from(integers).buffer), 4);
  const dim = [-1, 2, 2, 1].map((size) => ({ size: String(size) }));
  const model = {
    modelTopology: {
      node: [
        { name: 'photo', op: 'Placeholder', attr: { shape: { shape: { dim } } } },
        { name: 'kernel', op: 'Const' },
        { name: 'sizes', op: 'Const' },
        {
          name: 'conv',
          op: 'Conv2D',
          input: ['photo', 'kernel'],
          attr: { strides: { list: { i: [1, 1, 1, 1] } }, padding: { s: 'VALID' } },
        },
        { name: 'made', input: ['conv', 'sizes'], ...node },
      ],
    },
    weightsManifest: [
      {
        paths: ['group1-shard1of1.bin'],
        weights: [{ name: 'kernel', shape: [1, 1, 1, 1], dtype: 'float32' }, sizes],
      },
    ],
  };
  const network = await loadModel('https://models.example/model.json', {
    fetch: filesFetch({
      'model.json': JSON.stringify(model),
      'group1-shard1of1.bin': bytes.buffer,
    }),
  });
  const x = tf.tensor([0, 1, 2, 3], [1, 2, 2, 1]);
  const { made } = await network.execute({ photo: x }, ['made']);
  const values = [...(await made!.data())];
  tf.dispose([x, made!]);
  network.dispose();
  return values;
}

/** Worked by hand, from the definitions in TensorFlow's documentation of the nodes. */
describe('nodes of a graph that work on rows and columns apart', () => {
  before(() => useBackend('cpu'));

  it('resizes between cells whose corners lie on each other', async () => {
    const attr = { align_corners: flag(true) };
    const values = await of({ op: 'ResizeBilinear', attr }, [3, 3]);
    expect(values).to.eql([0, 0.5, 1, 1, 1.5, 2, 2, 2.5, 3]);
  });

  it('resizes between the middles of cells', async () => {
    const attr = { half_pixel_centers: flag(true) };
    const values = await of({ op: 'ResizeBilinear', attr }, [1, 4]);
    expect(values).to.eql([1, 1.25, 1.75, 2]);
  });

  it('resizes from the first corner where nothing else is said', async () => {
    expect(await of({ op: 'ResizeBilinear' }, [1, 4])).to.eql([0, 0.5, 1, 1]);
    expect(await of({ op: 'ResizeNearestNeighbor' }, [1, 3])).to.eql([0, 0, 1]);
  });

  it('puts a border around it as behind a mirror', async () => {
    const reflect = { op: 'MirrorPad', attr: { mode: { s: 'REFLECT' } } };
    const symmetric = { op: 'MirrorPad', attr: { mode: { s: 'SYMMETRIC' } } };
    const border = [0, 0, 1, 0, 0, 1, 0, 0];
    expect(await of(reflect, border)).to.eql([2, 3, 2, 0, 1, 0, 2, 3, 2]);
    expect(await of(symmetric, border)).to.eql([0, 1, 1, 0, 1, 1, 2, 3, 3]);
  });
});
