import { msg, str } from '@lit/localize';
import { shareText, times } from './numbers.js';

/** A class that is explained though it is not the answer, beside the answer. */
export interface BesideAnswer {
  readonly name: string;
  /** 0…1. */
  readonly share: number;
  /** The strongest value of its map. */
  readonly peak: number;
  readonly answer: {
    readonly name: string;
    readonly share: number;
    /** The strongest value of its map by the same method and layer; null: not known, or in no common unit. */
    readonly peak: number | null;
  };
}

/** From this ratio on one map is stronger than another. */
const STRONGER = 1.5;

/** That a map has colours to its full scale even where the class is hardly believed. */
export function besideAnswerText({ name, share, peak, answer }: BesideAnswer): string {
  const shares = msg(
    str`${name} has ${shareText(share)}, the answer ${answer.name} ${shareText(answer.share)}.`,
  );
  const strength = answer.peak === null ? null : strengthText(peak, answer.peak);
  return strength === null ? shares : `${shares} ${strength}`;
}

function strengthText(peak: number, other: number): string | null {
  if (!(peak > 0) || !(other > 0)) return null;
  const ratio = other / peak;
  if (ratio >= STRONGER) {
    return msg(str`Its strongest place is ${times(ratio)} times weaker than the answer’s.`);
  }
  if (1 / ratio >= STRONGER) {
    return msg(str`Its strongest place is ${times(1 / ratio)} times stronger than the answer’s.`);
  }
  return msg('Its strongest place is about as strong as the answer’s.');
}
