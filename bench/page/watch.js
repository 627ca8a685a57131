/* global performance, PerformanceObserver, requestAnimationFrame */
/**
 * Runs in the page before its own scripts: notes when the first prediction and the first heatmap
 * are on screen, which tasks kept the main thread for long, and how far things jumped. Looks at what is drawn, frame by
 * frame, so that it counts what a person sees.
 */
const seen = (globalThis.bench = { prediction: 0, heatmap: 0, longTasks: [], shift: 0 });
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    seen.longTasks.push({ startTime, duration });
  }
}).observe({ type: 'longtask', buffered: true });
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) {
    if (!hadRecentInput) seen.shift += value;
  }
}).observe({ type: 'layout-shift', buffered: true });
const find = (root, name) => root?.querySelector('cl-inspector')?.shadowRoot?.querySelector(name);
const shows = (name) => {
  const element = find(globalThis.document, name);
  return element?.result !== undefined && element.shadowRoot?.childElementCount > 0;
};
const look = () => {
  const now = performance.now();
  // Drawn in the frame before: an element renders what it was given by the next one.
  seen.prediction ||= shows('cl-predictions') ? now : 0;
  seen.heatmap ||= shows('cl-heatmap') ? now : 0;
  if (!seen.prediction || !seen.heatmap) requestAnimationFrame(look);
};
requestAnimationFrame(look);

/** How far the filters of the page are: pictures finished, and those that are there. */
globalThis.filterState = function filterState() {
  const inspector = globalThis.document.querySelector('cl-inspector');
  const pictures = inspector?.shadowRoot?.querySelector('cl-filters')?.result?.pictures ?? [];
  return {
    all: pictures.length,
    finished: inspector?.shadowRoot?.querySelector('cl-filters')?.phase === 'ready',
    now: performance.now(),
    longTasks: globalThis.bench.longTasks,
  };
};
