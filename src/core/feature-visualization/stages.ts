/** Pictures of growth kept beside the finished one. */
const STAGES = 6;
/** The first step at which there is something to see. */
const FIRST = 4;

/** Steps whose pictures are read back: often at first, when a picture changes most. */
export function isShown(step: number, steps: number): boolean {
  return step === steps || step <= 2 || step % (step < 16 ? 4 : 8) === 0;
}

/** The steps kept as stages of growth: evenly in the logarithm, as near as pictures are read. */
export function stageSteps(steps: number): readonly number[] {
  const shown = Array.from({ length: steps }, (_, i) => i + 1).filter((n) => isShown(n, steps));
  const first = Math.min(FIRST, steps);
  const ratio = (steps / first) ** (1 / (STAGES - 1));
  const nearest = (wanted: number) =>
    shown.reduce((best, n) => (Math.abs(n - wanted) < Math.abs(best - wanted) ? n : best), steps);
  return [...new Set(Array.from({ length: STAGES }, (_, i) => nearest(first * ratio ** i)))];
}
