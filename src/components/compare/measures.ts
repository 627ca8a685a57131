import { msg } from '@lit/localize';
import type { Measure } from '../../facts/measures.js';

/** What is said of a measure. */
export interface MeasureWords {
  readonly name: string;
  /** The same within a sentence. */
  readonly noun: string;
  /** How it works, and which end is good. */
  readonly sentence: string;
  /** Names of the axes of its curve. */
  readonly across: string;
  readonly up: string;
}

export function measureWords(measure: Measure): MeasureWords {
  switch (measure) {
    case 'deletion':
      return {
        name: msg('Deletion'),
        noun: msg('deletion'),
        sentence: msg(
          'The pixels that a map calls important are taken away first: the sooner the class falls, the smaller the area under its curve, the better the map. Scattered holes alone can fool the network, which flatters maps of single pixels: look at the other two as well.',
        ),
        across: msg('pixels taken away'),
        up: msg('probability of the class'),
      };
    case 'insertion':
      return {
        name: msg('Insertion'),
        noun: msg('insertion'),
        sentence: msg(
          'The pixels that a map calls important are put into an empty picture first: the sooner the class rises, the larger the area under its curve, the better the map.',
        ),
        across: msg('pixels put in'),
        up: msg('probability of the class'),
      };
    case 'road':
      return {
        name: msg('ROAD'),
        noun: msg('ROAD'),
        sentence: msg(
          'Pixels are taken away and filled from their neighbours, the most important first and then the least important first: the further the two are apart, the better the map; near 0 it is no better than chance. The fairest of the three, and the slowest.',
        ),
        across: msg('pixels taken away'),
        up: msg('gap, most against least important first'),
      };
  }
}
