/** One option of a command: a flag, or with `value` one that takes a value. */
export interface OptionSpec {
  /** What the help calls the value: `N`. A flag has none. */
  readonly value?: string;
  /** What it does, in one line; says the default. */
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
