/** Whether the test runs in Node rather than in the browser. */
export const inNode = typeof window === 'undefined';
