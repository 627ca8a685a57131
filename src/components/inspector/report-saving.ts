import { msg } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf } from '../../session/failure-of.js';
import { errorText } from '../../view/error-text.js';
import { saveFile } from '../shared/save-file.js';

/** How long it is said that the work is done, and how long work needs no word (milliseconds). */
const saidFor = 2000;
const patience = 300;

/** A report as a file. */
export interface ReportFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Saves a report as a file, and says how far that is. */
export class ReportSaving implements ReactiveController {
  /** What is to be said now; empty: nothing. */
  message = '';
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Nothing while one is being made. */
  async save(make: () => Promise<ReportFile>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#say('');
    this.#later(patience, () => msg('Making the report …'));
    try {
      const { blob, name } = await make();
      saveFile(blob, name);
      this.#say(msg('Report saved'));
      this.#later(saidFor, () => '');
    } catch (error) {
      // It stays until another is made.
      this.#say(errorText(failureOf(error)));
    } finally {
      this.#busy = false;
    }
  }

  #say(message: string): void {
    clearTimeout(this.#timer);
    this.message = message;
    this.host.requestUpdate();
  }

  #later(milliseconds: number, message: () => string): void {
    this.#timer = setTimeout(() => this.#say(message()), milliseconds);
  }
}
