/** A browser that a test drives from outside, as a person would. */
export interface Driven {
  readonly version: string;
  open(url: string): Promise<void>;
  /** What a function body gives in the page, as plain data; it may return a promise. */
  run<T>(body: string): Promise<T>;
  /** Presses the mouse at a place of the window. */
  press(x: number, y: number): Promise<void>;
  escape(): Promise<void>;
  /** The window as PNG. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A browser of this machine; null where it is not installed, with what to say then. */
export interface Installed {
  readonly name: string;
  readonly missing: string | null;
  start(preferences?: Readonly<Record<string, boolean>>): Promise<Driven>;
}

export const size = { width: 1440, height: 900 } as const;
