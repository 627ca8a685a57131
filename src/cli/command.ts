import type { OptionSpecs } from './option-spec.js';
import type { Args } from './args.js';
import type { Output } from './output.js';

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
