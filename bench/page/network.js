/* global document, performance, requestAnimationFrame */
/** What the bench runs inside the page: a long network's drawing, and a plain list to hold it against. */
import '../../src/components/network/network.js';
import { longModel } from '../../test/components/network/small-network.js';

const size = 'width: 288px; height: 800px';
const steps = 60;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Draws a network of so many blocks of three layers; gives the milliseconds to open all its rows. */
async function show(blocks) {
  const element = document.createElement('cl-network');
  element.style.cssText = size;
  element.model = longModel(blocks);
  document.body.append(element);
  await element.updateComplete;
  await frame();
  const [openAll] = element.renderRoot.querySelectorAll('.tools button');
  const start = performance.now();
  openAll.click();
  await element.updateComplete;
  await frame();
  const time = performance.now() - start;
  await frame();
  const rows = element.renderRoot.querySelector('.scroll');
  globalThis.scrollers = { network: rows, list: list(rows.scrollHeight) };
  return time;
}

/** Rows of text as high together as the network's, and no more than that. */
function list(height) {
  const element = document.createElement('div');
  element.style.cssText = `${size}; overflow: auto`;
  for (let row = 1; row <= height / 34; row++) {
    const line = document.createElement('div');
    line.style.height = '34px';
    line.textContent = `conv 3×3 ${row} 32×32×8`;
    element.append(line);
  }
  document.body.append(element);
  return element;
}

/** Scrolls from the top to the end; milliseconds of all frames, and of the longest. */
async function scroll(which) {
  const scroller = globalThis.scrollers[which];
  scroller.scrollTop = 0;
  await frame();
  const start = performance.now();
  let last = start;
  let longest = 0;
  for (let step = 1; step <= steps; step++) {
    scroller.scrollTop = (step * scroller.scrollHeight) / steps;
    await frame();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return { all: last - start, longest };
}

globalThis.network = { show, scroll };
