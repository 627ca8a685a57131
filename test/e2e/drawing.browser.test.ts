import { expect } from 'chai';
import { openInspector, sample, until, type Opened } from './support.js';

/** Notes of every picture put on a canvas of the page whether a frame's callback did it. */
function watchDrawings(): { readonly inFrame: boolean[]; stop: () => void } {
  const inFrame: boolean[] = [];
  const { requestAnimationFrame: request } = window;
  const { putImageData } = CanvasRenderingContext2D.prototype;
  let within = false;
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      within = true;
      try {
        callback(time);
      } finally {
        within = false;
      }
    });
  CanvasRenderingContext2D.prototype.putImageData = function (
    this: CanvasRenderingContext2D,
    ...parts: unknown[]
  ) {
    Reflect.apply(putImageData, this, parts);
    inFrame.push(within);
  };
  return {
    inFrame,
    stop: () => {
      window.requestAnimationFrame = request;
      CanvasRenderingContext2D.prototype.putImageData = putImageData;
    },
  };
}

describe('while filters stream', () => {
  let opened: Opened;

  before(async () => {
    opened = await openInspector({ image: sample('chelsea.png') });
    await opened.answered();
    await opened.shows('filters that grow', ({ job }) => job?.job === 'filters');
  });
  after(() => opened.inspector.remove());

  it('only frames draw, never the handler of a message', async () => {
    const watch = watchDrawings();
    try {
      // A frame that was asked for before the watch cannot be told from a handler: let it pass.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      watch.inFrame.length = 0;
      await until('20 pictures drawn', () => watch.inFrame.length >= 20);
    } finally {
      watch.stop();
    }
    expect(watch.inFrame).not.to.include(false);
  });
});
