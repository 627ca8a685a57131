const former: ReadonlyMap<string, string> = new Map([
  ['unit', 'circuit'],
  ['evaluate', 'test'],
]);

/** The name of a pane by a name that it had: links and pages have it still. */
export const paneOf = (name: string): string => former.get(name) ?? name;
