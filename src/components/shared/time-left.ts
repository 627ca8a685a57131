import { msg, str } from '@lit/localize';
import type { Progress } from '../../workers/jobs.types.js';

/** Before this many milliseconds the speed says nothing. */
const firstGuess = 500;

/** How much a new guess counts against the old ones, once for every second that lies between. */
const weight = 0.2;

/** How far over its end a time must be for longer words: they would go to and fro. */
const slack = 1.25;

/** A way to say a time, for times up to `most` seconds. */
interface Words {
  readonly most: number;
  readonly text: string;
}

/**
 * Milliseconds that the rest of a job takes at the speed so far; undefined before that can be told.
 * @param elapsed milliseconds since the start
 * @param ahead what comes after this job, in its unit
 */
export function restOf({ done, total }: Progress, elapsed: number, ahead = 0): number | undefined {
  const rest = total - done + ahead;
  return done <= 0 || rest <= 0 || elapsed < firstGuess ? undefined : (elapsed * rest) / done;
}

/**
 * Says how long something still takes, in words that hold for a while: a time goes down by the clock, a
 * new guess moves it a little only, and it is said to be longer again only where it clearly is.
 */
export class TimeLeft {
  #of = '';
  #left: number | undefined;
  #at = 0;
  #words: Words | undefined;

  /** Time goes by in which nothing is done. */
  hold(now: number): void {
    this.#at = now;
  }

  /**
   * @param of what takes the time; of something else the last words say nothing
   * @param guess milliseconds, as they look now; undefined: nothing new is known
   * @param now milliseconds
   * @returns `about 4 minutes left`; empty while nothing is known
   */
  text(of: string, guess: number | undefined, now: number): string {
    if (of !== this.#of) {
      this.#of = of;
      this.#left = undefined;
      this.#words = undefined;
    }
    const passed = now - this.#at;
    this.#at = now;
    if (this.#left === undefined) this.#left = guess;
    else {
      const left = Math.max(0, this.#left - passed);
      const share = 1 - (1 - weight) ** (passed / 1000);
      this.#left = guess === undefined ? left : left + share * (guess - left);
    }
    if (this.#left === undefined) return '';
    const seconds = this.#left / 1000;
    const words = wordsFor(seconds);
    const longer = this.#words && words.most > this.#words.most;
    if (!longer || seconds > slack * this.#words!.most) this.#words = words;
    return this.#words!.text;
  }
}

function wordsFor(seconds: number): Words {
  if (seconds <= 10) return { most: 10, text: msg('a few seconds left') };
  if (seconds <= 40) return { most: 40, text: msg('about half a minute left') };
  if (seconds <= 90) return { most: 90, text: msg('about a minute left') };
  if (seconds <= 55 * 60) {
    const step = seconds < 10.5 * 60 ? 1 : 5;
    const minutes = Math.round(seconds / 60 / step) * step;
    return { most: 60 * (minutes + step / 2), text: msg(str`about ${minutes} minutes left`) };
  }
  if (seconds <= 90 * 60) return { most: 90 * 60, text: msg('about an hour left') };
  const hours = Math.round(seconds / 3600);
  return { most: 3600 * (hours + 0.5), text: msg(str`about ${hours} hours left`) };
}
