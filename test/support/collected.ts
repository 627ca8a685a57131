const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** Fills the heap until the engine must look for what nobody holds. */
function collectGarbage(): void {
  for (let i = 0; i < 20; i++) Array.from({ length: 500_000 }, () => ({}));
}

/** Those that are still held after the engine had every occasion to let them go. */
export async function stillHeld<T extends object>(
  left: readonly WeakRef<T>[],
): Promise<readonly WeakRef<T>[]> {
  for (let tries = 0; tries < 40 && left.some((one) => one.deref()); tries++) {
    await nextTask();
    collectGarbage();
  }
  return left.filter((one) => one.deref());
}
