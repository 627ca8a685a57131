import { expect } from 'chai';
import { openInspector, sample, until, type Opened } from './support.js';

/** Milliseconds of a frame that the draw queue may use before it leaves the rest to the next. */
const budget = 3;

/** One drawing: whether a frame's callback did it, which, and how long into it that was done. */
interface Drawing {
  readonly inFrame: boolean;
  readonly callback: number;
  readonly done: number;
}

/** Notes every picture put on a canvas of the page, and from where. */
function watchDrawings(): { readonly drawings: readonly Drawing[]; stop: () => void } {
  const drawings: Drawing[] = [];
  const { requestAnimationFrame: request } = window;
  const { putImageData } = CanvasRenderingContext2D.prototype;
  let callbacks = 0;
  let begun: number | null = null;
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      callbacks += 1;
      begun = performance.now();
      try {
        callback(time);
      } finally {
        begun = null;
      }
    });
  CanvasRenderingContext2D.prototype.putImageData = function (
    this: CanvasRenderingContext2D,
    ...parts: unknown[]
  ) {
    Reflect.apply(putImageData, this, parts);
    const done = performance.now() - (begun ?? NaN);
    drawings.push({ inFrame: begun !== null, callback: callbacks, done });
  };
  return {
    drawings,
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

  it('no message handler draws, and a frame draws a second tile only within its budget', async () => {
    const watch = watchDrawings();
    const steps = () =>
      (opened.view('cl-filters').result?.pictures ?? []).reduce((sum, { step }) => sum + step, 0);
    const before = steps();
    await until('60 steps', () => steps() > before + 60);
    watch.stop();
    const { drawings } = watch;
    expect(drawings.length, 'pictures drawn').to.be.greaterThan(20);
    expect(drawings.filter(({ inFrame }) => !inFrame)).to.deep.equal([]);
    const second = drawings.flatMap(({ callback }, i) => {
      const before = drawings[i - 1];
      return before?.callback === callback ? [before.done] : [];
    });
    // The callback is entered a moment before the queue looks at the clock.
    expect(Math.max(0, ...second), 'milliseconds after which another was begun').to.be.below(
      budget + 0.5,
    );
  });
});
