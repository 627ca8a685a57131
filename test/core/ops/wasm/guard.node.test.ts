import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { BackendLostError, MemoryError } from '../../../../src/core/errors.js';
import type { Network } from '../../../../src/core/graph/network.js';
import * as guard from '../../../../src/core/ops/wasm/guard.js';
import { predict } from '../../../../src/core/prediction/predict.js';
import { startBackend } from '../../../../src/platform/node/start-backend.js';
import { openEmbedded } from '../../../support/embedded-network.js';

const { heldBytes, renewBackend } = guard;

/** A window over cells, both square: XNNPACK takes 4 · cells² · window² bytes for it. */
const largeWindow = (cells: number, window: number): void => {
  tf.tidy(() => {
    const x = tf.ones<tf.Rank.R4>([1, cells, cells, 1]);
    tf.conv2d(x, tf.ones<tf.Rank.R4>([window, window, 1, 1]), 1, 'same');
  });
};

interface WasmBackend {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
}

/** A gigabyte that nothing is written to: the memory grows, and the machine's own is not taken. */
function gigabyte(): tf.Tensor {
  const backend = tf.backend() as unknown as WasmBackend;
  return tf.engine().makeTensorFromTensorInfo(backend.makeOutput([2 ** 28], 'float32'));
}

/** The file once more, as a page with two builds of the package loads it. */
async function secondCopy(): Promise<typeof guard> {
  const url = new URL('../../../../src/core/ops/wasm/guard.ts?copy', import.meta.url);
  return (await import(url.href)) as typeof guard;
}

/** What `work` throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a wasm backend out of memory', function () {
  this.timeout(120_000);
  const grey = new Float32Array(224 * 224 * 3).fill(0.5);
  let network: Network;
  let right: number[];

  beforeEach(async () => {
    await startBackend('wasm');
    network = await openEmbedded();
    right = Array.from((await predict(network, grey)).logits);
  });
  afterEach(() => network.dispose());

  /** Expects that what lay in the backend is gone by name, and that a model opened now is right. */
  async function expectRenewed(): Promise<void> {
    await renewBackend();
    const gone = await predict(network, grey).catch((error: unknown) => error);
    expect(gone).to.be.instanceOf(BackendLostError);
    expect((gone as Error).message).to.contain('open the model again');
    const before = tf.memory().numTensors;
    const another = await openEmbedded();
    expect(Array.from((await predict(another, grey)).logits)).to.deep.equal(right);
    another.dispose();
    expect(tf.memory().numTensors).to.equal(before);
  }

  it('that traps is lost by name, and another takes its place', async () => {
    // 2³² bytes of pointers, of which 32 bits make none.
    const error = thrownBy(() => largeWindow(256, 128));
    expect(error).to.be.instanceOf(BackendLostError);
    expect((error as Error).message).to.contain('memory access out of bounds');
    expect(thrownBy(() => tf.ones([2]))).to.be.instanceOf(BackendLostError);
    await expectRenewed();
  });

  it('has one watch, however many copies of the package look after it', async () => {
    const copy = await secondCopy();
    copy.guardWasm();
    expect(copy.heldBytes()).to.equal(heldBytes());
    // A refusal passes no copy that would take it for a trap.
    const error = thrownBy(() => tf.zeros([2 ** 15, 2 ** 15]));
    expect(error).to.have.property('name', 'MemoryError');
    expect(Array.from((await predict(network, grey)).logits)).to.deep.equal(right);
    expect(thrownBy(() => largeWindow(256, 128))).to.have.property('name', 'BackendLostError');
    await copy.renewBackend();
    const renewed = tf.backend();
    await renewBackend();
    expect(tf.backend()).to.equal(renewed);
    const before = heldBytes();
    const made = tf.ones([1000]);
    expect(copy.heldBytes() - before).to.equal(4000);
    expect(heldBytes() - before).to.equal(4000);
    made.dispose();
  });

  it('whose kernels cannot begin is lost by name, and gives no numbers that it never computed', async () => {
    // Memory that another test has made grow does not shrink: it begins with a new backend.
    thrownBy(() => largeWindow(256, 128));
    await renewBackend();
    network.dispose();
    network = await openEmbedded();
    const held = [gigabyte(), gigabyte()];
    // 2.6 GB of pointers beside 2 GB in use.
    const error = thrownBy(() => largeWindow(160, 160));
    expect(error).to.be.instanceOf(BackendLostError);
    expect((error as Error).message).to.contain('XNN status');
    tf.dispose(held);
    await expectRenewed();
  });

  it('that is full refuses a tensor, and goes on', async () => {
    const held: tf.Tensor[] = [];
    const fill = () => {
      for (let i = 0; i < 5; i++) held.push(gigabyte());
    };
    const error = thrownBy(fill);
    // By its name: another test in this process may have loaded a copy of the class.
    expect(error).to.have.property('name', 'MemoryError');
    expect((error as Error).message).to.match(/1\.1 GB more .* beside the \d\.\d GB in use/);
    tf.dispose(held);
    expect(Array.from((await predict(network, grey)).logits)).to.deep.equal(right);
  });

  it('refuses a tensor whose bytes do not fit into 32 bits, instead of making an empty one', async () => {
    expect(thrownBy(() => tf.zeros([2 ** 15, 2 ** 15]))).to.be.instanceOf(MemoryError);
    expect(Array.from((await predict(network, grey)).logits)).to.deep.equal(right);
  });

  it('counts what its tensors take', () => {
    const before = heldBytes();
    const made = tf.ones([1000]);
    expect(heldBytes() - before).to.equal(4000);
    made.dispose();
    expect(heldBytes()).to.equal(before);
  });

  it('several times over goes on each time', async () => {
    for (let i = 0; i < 3; i++) {
      expect(thrownBy(() => largeWindow(256, 128))).to.be.instanceOf(BackendLostError);
      await renewBackend();
      const two = tf.tidy(() => tf.add(tf.ones([1]), 1));
      expect(await two.data()).to.deep.equal(Float32Array.of(2));
      two.dispose();
    }
  });
});
