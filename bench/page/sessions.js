/* global document, location, performance, requestAnimationFrame */
/** Four sessions, each with a photo of its own; with `?apart` each with a worker of its own. */
import '../../src/index.ts';
import worker from '../../src/workers/explain.worker.ts?worker&url';

const photos = ['astronaut.png', 'chelsea.png', 'coffee.png', 'rocket.jpg'];
const apart = location.search === '?apart';

const heatmaps = photos.map((photo, i) => {
  const session = document.createElement('cl-session');
  // Another address is another way of loading it.
  session.workerUrl = apart ? `${worker}?${i}` : worker;
  session.modelsBase = 'models/';
  session.image = photo;
  const heatmap = document.createElement('cl-heatmap');
  session.append(document.createElement('cl-predictions'), heatmap);
  document.body.append(session);
  return heatmap;
});

const shows = ({ result, shadowRoot }) => result && shadowRoot?.childElementCount > 0;

/** Milliseconds from the navigation's start to the frames after the first and the last heatmap. */
globalThis.seen = { first: 0, all: 0 };
const look = () => {
  const now = performance.now();
  if (heatmaps.some(shows)) globalThis.seen.first ||= now;
  if (heatmaps.every(shows)) globalThis.seen.all ||= now;
  if (!globalThis.seen.all) requestAnimationFrame(look);
};
requestAnimationFrame(look);
