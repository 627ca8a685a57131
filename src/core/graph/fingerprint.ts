import type { GraphDefinition } from './definition.js';

/** Values of each weight that count, evenly spaced over it; of a smaller one all. */
const SAMPLES = 4096;

/**
 * A short name for what a network computes, 16 hexadecimal digits: of its inputs (shape,
 * preprocessing, value, and which comes first), of each node (name,
 * op, what it reads, shape), and of up to 4096 evenly spaced values of every weight. The same file
 * gives the same name, everywhere; other weights give another, unless they differ only between the
 * samples. Takes milliseconds, and is no protection against a file made to deceive.
 *
 * @param base - fingerprint of the network whose other weights this one shares
 */
export function fingerprint(
  { inputs, nodes, weights }: Pick<GraphDefinition, 'inputs' | 'nodes' | 'weights'>,
  base = '',
): string {
  const hash = new TwoLanes();
  const structure = [
    base,
    inputs,
    nodes.map(({ name, op, inputs: reads, weights: keys, info }) => {
      const { kind, activation, outputShape, window, strides } = info;
      return [name, op.type, reads, keys, kind, activation, outputShape, window, strides];
    }),
  ];
  hash.text(JSON.stringify(structure));
  for (const [key, { shape, values }] of weights) {
    hash.text(`${key} ${shape.join(' ')}`);
    hash.samples(values);
  }
  return hash.digits();
}

/** The values of a weight that count; of these again, all do. */
export function samplesOf(values: Float32Array): Float32Array {
  // Bits, so that −0 and 0, and every NaN, count as what is in the file.
  const bits = bitsOf(values);
  const samples = new Uint32Array(Math.min(SAMPLES, bits.length));
  for (let i = 0; i < samples.length; i++) {
    samples[i] = bits[Math.floor((i * bits.length) / samples.length)]!;
  }
  return new Float32Array(samples.buffer);
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length);

/** Two multiplicative hashes of 32 bits beside each other, mixed as MurmurHash3 (Appleby) ends. */
class TwoLanes {
  #first = 0x9e3779b9;
  #second = 0x85ebca6b;

  text(text: string): void {
    for (let i = 0; i < text.length; i++) this.#add(text.charCodeAt(i));
    this.#add(text.length);
  }

  samples(values: Float32Array): void {
    for (const word of bitsOf(samplesOf(values))) this.#add(word);
  }

  #add(word: number): void {
    this.#first = Math.imul(((this.#first << 5) | (this.#first >>> 27)) ^ word, 0x9e3779b1);
    this.#second = Math.imul(((this.#second << 7) | (this.#second >>> 25)) ^ word, 0x85ebca77);
  }

  digits(): string {
    return [mixed(this.#first), mixed(this.#second)]
      .map((lane) => lane.toString(16).padStart(8, '0'))
      .join('');
  }
}

function mixed(lane: number): number {
  let bits = lane;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
