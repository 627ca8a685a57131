import { ReadingLimitError } from './errors.js';
import { shown } from './kinds/config.js';
import { say, str, type Sentence } from './sentence.js';

/** How much of something the files of one model may ask for. */
interface Limit {
  /** In the plural, for the message. */
  readonly what: Sentence;
  /** Of any model, however small its files are. */
  readonly least: number;
  /** Besides, for each byte of its files. */
  readonly each: number;
}

/*
 * What is real stays far below: ResNetRS420, the deepest network of Keras Applications, has 2,500
 * layers, 20,000 links and 3 MB of names; weights that were quantised to a byte take four times their
 * file, packed ones seldom twice that. What grows with the file is paid for by who sends it; a
 * kilobyte cannot ask for more than 256 MB of weights.
 */
const LIMITS = {
  /** Zip members and pieces of HDF5 arrays as they come out. */
  unpacked: { what: say('unpacked bytes'), least: 2 ** 28, each: 8 },
  /** As float32, the form in which they are computed with. */
  weights: { what: say('bytes of weights'), least: 2 ** 28, each: 8 },
  /** All but the arrays of an HDF5 file, each time that it is read. */
  structures: { what: say('bytes of HDF5 structures'), least: 2 ** 27, each: 0 },
  /** Names and texts as they are decoded or put together. */
  text: { what: say('characters of names and texts'), least: 2 ** 27, each: 0 },
  /** Numbers, texts, lists and objects of JSON. */
  json: { what: say('values of JSON'), least: 2 ** 22, each: 0 },
  /** Entries of groups and lists of files, and what reads what. */
  links: { what: say('links'), least: 2 ** 21, each: 0 },
  /** Layers, their calls and their inner steps; nodes of a graph. */
  nodes: { what: say('layers and nodes'), least: 250_000, each: 0 },
  /** Numbers that are computed from shapes; a dozen a layer are many. */
  shapes: { what: say('numbers computed from shapes'), least: 2 ** 20, each: 0 },
  /** Values of a graph that are computed from its constants when it is read. */
  values: { what: say('values computed from constants'), least: 2 ** 24, each: 4 },
} as const satisfies Readonly<Record<string, Limit>>;

/** What reading spends. */
export type Spending = keyof typeof LIMITS;

/**
 * What reading one model may cost, all its files, members and layers together. Every reader spends
 * from it before it takes memory or time that the file asks for: a limit for each item holds nothing
 * back where the file says how many items there are.
 */
export class ReadingBudget {
  readonly #spent = new Map<Spending, number>();

  /** @param bytes - of the files that the model comes in */
  constructor(private bytes = 0) {}

  /** Counts the bytes of a further file. */
  give(bytes: number): void {
    this.bytes += bytes;
  }

  /**
   * @param by - names what asks for it
   * @throws ReadingLimitError when it is more than there is left, or no number
   */
  spend(what: Spending, amount: number, by: string): void {
    const spent = (this.#spent.get(what) ?? 0) + amount;
    const limit: Limit = LIMITS[what];
    const most = limit.least + limit.each * this.bytes;
    // Not `spent > most`: a hostile size makes that NaN.
    if (!(spent <= most)) {
      throw new ReadingLimitError(
        say(
          str`${shown(by)} brings the ${limit.what} to ${spent}; of a model in ${this.bytes} bytes at most ${most} are read. The file is damaged, or made to fill the memory: save the model anew`,
        ),
      );
    }
    this.#spent.set(what, spent);
  }
}
