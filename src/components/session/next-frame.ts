/** Longest wait (milliseconds) for a frame where none comes: a hidden tab draws nothing. */
const patience = 100;

/** Calls `callback` once, with the next frame or soon. */
export function nextFrame(callback: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, patience);
}
