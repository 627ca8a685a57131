import type { Args } from './args.js';
import type { Output } from './output.js';

/** One option of a command: a flag, or with `value` one that takes a value. */
export interface OptionSpec {
  /** What the help calls the value: `N`. A flag has none. */
  readonly value?: string;
  /** What it does, in one line; says the default. */
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What it takes besides options: `IMAGE`, `LAYER:CHANNEL IMAGE`, or nothing. */
  readonly operand?: string;
  /** Whether it takes several of the last of them. */
  readonly several?: boolean;
  readonly options: OptionSpecs;
  /** A call that shows it at work. */
  readonly example: string;
  /** Reads every argument first, so that wrong use is told before anything is loaded. */
  run(args: Args, output: Output): Promise<void>;
}
