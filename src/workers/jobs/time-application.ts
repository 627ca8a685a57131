import type { ApplicationTiming } from '../../core/applications/application-timing.types.js';
import type { Job } from './job.js';

export interface TimeApplicationRequest {
  /** A function of Keras Applications. */
  readonly name: string;
  /** Tells a measurement from earlier ones of the same network. */
  readonly round?: number;
}

/** How long a network of Keras Applications takes on this device. */
export const timeApplication: Job<TimeApplicationRequest, ApplicationTiming> = {
  lane: 'background',
  async run(_, { name }, { signal, checkpoint, progress }) {
    const timing = await import('../../core/applications/time-application.js');
    const onProgress = (done: number, total: number) => progress({ done, total, unit: 'steps' });
    return timing.timeApplication(name, { signal, checkpoint, onProgress });
  },
};
