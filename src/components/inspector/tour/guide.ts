import { nothing, type ReactiveControllerHost } from 'lit';
import { LazyPart } from '../../shared/lazy-part.js';
import { store, stored } from '../../shared/stored.js';
import type { TourStep, TourView } from './steps.js';
import type * as TourStrip from './strip.js';
import type { Tour } from './tour.js';

const key = 'cl-tour';

/** Leads a person through the page, when asked to; that it can is offered on the first visit. */
export class TourGuide {
  readonly #host: ReactiveControllerHost;
  readonly #view: () => TourView | null;
  #isNew: boolean | undefined;
  #tour: Tour | null = null;
  #running = false;
  readonly #strip: LazyPart<typeof TourStrip>;

  /** @param view - what is on the page; null before there is anything */
  constructor(host: ReactiveControllerHost, view: () => TourView | null) {
    this.#host = host;
    this.#view = view;
    this.#strip = new LazyPart(host, () => import('./strip.js'));
  }

  /** Whether to say that there is a tour: on the first visit alone, by what this device has kept. */
  get isOffered(): boolean {
    this.#isNew ??= firstVisit();
    return this.#isNew && !this.#running;
  }

  get running(): boolean {
    return this.#running;
  }

  /** The place to act. */
  get at(): TourStep['at'] | null {
    return this.#current(this.#view())?.step?.at ?? null;
  }

  start(): void {
    this.#isNew = false;
    this.#tour = null;
    this.#running = true;
    this.#host.requestUpdate();
  }

  end(): void {
    this.#running = false;
    this.#tour = null;
    this.#host.requestUpdate();
  }

  /** Goes on where what was to be done is done. */
  see(): void {
    const tour = this.#tour;
    const step = tour?.step;
    const seen = step && this.#view()?.seen;
    if (!seen) return;
    tour.see(seen);
    if (tour.step !== step) this.#host.requestUpdate();
  }

  render(): unknown {
    const view = this.#view();
    if (!this.#running || !view) return nothing;
    return this.#strip.render(({ tourStrip }) => {
      const tour = this.#current(view);
      if (!tour) return nothing;
      const skip = () => {
        tour.next(view.seen);
        this.#host.requestUpdate();
      };
      return tourStrip({ ...view, tour, skip, end: () => this.end() });
    });
  }

  /** The tour under way, begun as soon as there is a page to show. */
  #current(view: TourView | null): Tour | null {
    const { part } = this.#strip;
    if (!this.#running || !part || !view) return null;
    return (this.#tour ??= new part.Tour(view.seen));
  }
}

/** Notes the visit, where the browser allows it; where it does not, none is the first. */
const firstVisit = (): boolean => stored(key) === null && store(key, 'offered');
