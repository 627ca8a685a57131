import { ModelFormatError } from '../../errors.js';
import { asList, isJson, shown, type Json } from '../../kinds/config.js';
import type { ReadingBudget } from '../../reading-budget.js';
import { say, str } from '../../sentence.js';

/** An output of a node that another reads: `split:1` is the second output of `split`. */
export interface Endpoint {
  readonly node: string;
  readonly output: number;
}

/** One node of a TensorFlow graph. */
export interface NodeDef {
  readonly name: string;
  /** `Conv2D`, `_FusedConv2D`, `Relu6`, … */
  readonly op: string;
  /** Data inputs; control inputs (`^name`) only order side effects, of which inference has none. */
  readonly inputs: readonly Endpoint[];
  readonly attributes: Attributes;
}

/** Hostile files can be endless; no network has so many nodes. */
const MOST_NODES = 200_000;
/** Nodes that one reads, of which 4 are many; those of a lookup table are constants. */
const MOST_INPUTS = 4096;
const LONGEST_NAME = 512;

/**
 * The nodes of `modelTopology`, a GraphDef as JSON.
 * @throws ModelFormatError
 */
export function readNodes(topology: Json, budget: ReadingBudget): NodeDef[] {
  const list = asList(topology['node']);
  if (list.length > MOST_NODES) {
    throw new ModelFormatError(
      say(str`the graph has ${list.length} nodes; at most ${MOST_NODES} are read`),
    );
  }
  return list.map((entry) => {
    const node = isJson(entry) ? entry : {};
    const { name, op } = node;
    if (typeof name !== 'string' || typeof op !== 'string' || name === '') {
      throw new ModelFormatError(say('a node of the graph has no name or no op'));
    }
    if (name.length > LONGEST_NAME) {
      throw new ModelFormatError(say(str`a node's name is ${name.length} characters long`));
    }
    const read = asList(node['input']);
    budget.spend('links', read.length, name);
    if (read.length > MOST_INPUTS) {
      throw new ModelFormatError(
        say(str`node ${shown(name)} reads ${read.length} others; at most ${MOST_INPUTS} are read`),
      );
    }
    const inputs = read.flatMap((input) => endpointOf(name, input) ?? []);
    return { name, op, inputs, attributes: new Attributes(name, node['attr']) };
  });
}

function endpointOf(name: string, input: unknown): Endpoint | undefined {
  if (typeof input !== 'string') {
    throw new ModelFormatError(
      say(str`node ${shown(name)} reads ${shown(input)}, which is no name`),
    );
  }
  return input.startsWith('^') ? undefined : endpoint(input);
}

/** `name`, or `name:1` for its second output. */
export function endpoint(text: string): Endpoint {
  const match = /^(.*):(\d{1,5})$/s.exec(text);
  return match ? { node: match[1] ?? '', output: Number(match[2]) } : { node: text, output: 0 };
}

/** A node's attributes: protobuf as JSON, where whole numbers are texts and texts are base64. */
export class Attributes {
  readonly #attributes: Json;

  constructor(
    private readonly node: string,
    attributes: unknown,
  ) {
    this.#attributes = isJson(attributes) ? attributes : {};
  }

  number(name: string, fallback: number): number {
    const value = this.#field(name, 'f') ?? this.#field(name, 'i') ?? fallback;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw this.#wrong(name, value);
  }

  boolean(name: string): boolean {
    return this.#field(name, 'b') === true;
  }

  /** One of `texts`; the first where the node says nothing. */
  choice<Text extends string>(name: string, texts: readonly [Text, ...Text[]]): Text {
    const value = this.#field(name, 's');
    if (value === undefined || value === '') return texts[0];
    const found = texts.find((text) => saysText(value, text));
    if (found !== undefined) return found;
    throw this.#wrong(name, decoded(value));
  }

  /** A text of its own choice. */
  text(name: string): string {
    return decoded(this.#field(name, 's') ?? '');
  }

  /** A type as Keras names it: `int32` of `DT_INT32`; empty where there is none. */
  type(name: string): string {
    const value = this.#field(name, 'type');
    return typeof value === 'string' ? value.replace(/^DT_/, '').toLowerCase() : '';
  }

  /** Texts of a list: `['BiasAdd', 'Relu']`. */
  texts(name: string): string[] {
    return asList(this.#list(name)['s']).map(decoded);
  }

  /** Whole numbers of a list: `[1, 2, 2, 1]`; `[]` where there is none. */
  integers(name: string): number[] {
    const list = asList(this.#list(name)['i']).map(Number);
    if (list.every(Number.isInteger)) return list;
    throw this.#wrong(name, list);
  }

  /** Sizes of a shape, null for one that is open; undefined where the rank is open too. */
  shape(name: string): (number | null)[] | undefined {
    return dimensionsOf(this.#field(name, 'shape'));
  }

  #field(name: string, type: string): unknown {
    const attribute = Object.hasOwn(this.#attributes, name) ? this.#attributes[name] : undefined;
    return isJson(attribute) ? (attribute[type] ?? undefined) : undefined;
  }

  #list(name: string): Json {
    const list = this.#field(name, 'list');
    return isJson(list) ? list : {};
  }

  #wrong(name: string, value: unknown): ModelFormatError {
    return new ModelFormatError(
      say(str`node ${shown(this.node)}: ${name} cannot be ${shown(value)}`),
    );
  }
}

/** Sizes of a TensorShape as JSON: `{ dim: [{ size: "-1" }, …] }`. */
export function dimensionsOf(shape: unknown): (number | null)[] | undefined {
  if (!isJson(shape) || shape['unknownRank'] === true || !Array.isArray(shape['dim'])) {
    return undefined;
  }
  return asList(shape['dim']).map((dimension) => {
    const size = Number(isJson(dimension) ? (dimension['size'] ?? -1) : -1);
    return Number.isInteger(size) && size >= 0 ? size : null;
  });
}

/** Texts are base64, or a list of bytes; some tools write them plainly. */
const saysText = (value: unknown, text: string): boolean =>
  value === text || decoded(value) === text;

function decoded(value: unknown): string {
  if (Array.isArray(value)) return String.fromCharCode(...asList(value.slice(0, 200)).map(Number));
  return typeof value === 'string' ? fromBase64(value.slice(0, 400)) : shown(value);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What base64 says; the text itself where it is none. */
function fromBase64(text: string): string {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return text;
  const sextets = [...text.replaceAll('=', '')].map((character) => ALPHABET.indexOf(character));
  let bits = 0;
  let held = 0;
  let out = '';
  for (const sextet of sextets) {
    held = (held << 6) | sextet;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += String.fromCharCode((held >> bits) & 255);
  }
  return out;
}
