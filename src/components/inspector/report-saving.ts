import { msg } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import { failureOf } from '../../session/failure-of.js';
import { errorText } from '../../view/error-text.js';
import { saveFile } from '../shared/save-file.js';
import { Said } from './said.js';

/** How long work needs no word (milliseconds). */
const patience = 300;

/** A report as a file. */
export interface ReportFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Saves a report as a file, and says how far that is. */
export class ReportSaving {
  readonly #said: Said;
  #busy = false;

  constructor(host: ReactiveControllerHost) {
    this.#said = new Said(host);
  }

  /** What is to be said now; empty: nothing. */
  get message(): string {
    return this.#said.message;
  }

  /** Nothing while one is being made. */
  async save(make: () => Promise<ReportFile>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#said.say('');
    this.#said.sayIn(patience, () => msg('Making the report …'));
    try {
      const { blob, name } = await make();
      saveFile(blob, name);
      this.#said.sayBriefly(msg('Report saved'));
    } catch (error) {
      // It stays until another is made.
      this.#said.say(errorText(failureOf(error)));
    } finally {
      this.#busy = false;
    }
  }
}
