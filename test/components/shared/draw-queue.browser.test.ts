import { expect } from 'chai';
import { DrawQueue } from '../../../src/components/shared/draw-queue.js';
import { pause } from './mount.js';

const frame = (): Promise<number> => new Promise(requestAnimationFrame);

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('DrawQueue', () => {
  it('draws nothing in the handler that adds', async () => {
    const queue = new DrawQueue();
    let drawings = 0;
    queue.add({}, () => drawings++);
    expect(drawings).to.equal(0);
    await frame();
    await frame();
    expect(drawings).to.equal(1);
  });

  it('draws one picture a frame when each takes the whole budget, oldest first', async () => {
    const queue = new DrawQueue(2);
    const drawings: number[] = [];
    for (const i of [0, 1, 2]) {
      queue.add({}, () => {
        busy(3);
        drawings.push(i);
      });
    }
    await frame();
    expect(drawings.length).to.be.at.most(1);
    while (queue.size > 0) await frame();
    expect(drawings).to.deep.equal([0, 1, 2]);
  });

  it('draws what is urgent first, however much waits', async () => {
    const queue = new DrawQueue(0);
    const drawings: string[] = [];
    for (const tile of ['a', 'b', 'c']) queue.add({}, () => drawings.push(tile));
    queue.add({}, () => drawings.push('heatmap'), true);
    while (queue.size > 0) await frame();
    expect(drawings).to.deep.equal(['heatmap', 'a', 'b', 'c']);
  });

  it('draws only the newest of several pictures for the same place', async () => {
    const queue = new DrawQueue();
    const place = {};
    const drawings: string[] = [];
    queue.add(place, () => drawings.push('old'));
    queue.add(place, () => drawings.push('new'));
    await pause(100);
    expect(drawings).to.deep.equal(['new']);
  });

  it('forgets a place that is gone', async () => {
    const queue = new DrawQueue();
    const place = {};
    let drawings = 0;
    queue.add(place, () => drawings++);
    queue.delete(place);
    await pause(100);
    expect(drawings).to.equal(0);
  });
});
