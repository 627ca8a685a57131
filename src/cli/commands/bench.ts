import { applicationFacts } from '../../core/applications/registry.js';
import type { ApplicationTiming } from '../../core/applications/application-timing.types.js';
import { timeApplication, timingDefaults } from '../../core/applications/time-application.js';
import { startBackend } from '../../platform/node/start-backend.js';
import type { Command } from '../command.js';
import { table } from '../table.js';

interface Timed extends ApplicationTiming {
  readonly name: string;
}

/** `convlens bench`: how long networks of Keras Applications take on this machine. */
export const bench: Command = {
  name: 'bench',
  summary: 'how long networks of Keras Applications take on this machine, one photo at a time',
  options: {
    models: { value: 'NAMES', help: 'networks, with commas between: MobileNetV2,ResNet50' },
    runs: { value: 'N', help: `predictions of each that are timed (${timingDefaults.runs})` },
    json: { help: 'print one JSON object' },
    help: { help: 'print this' },
  },
  example: 'convlens bench --models MobileNetV2,ResNet50',

  async run(args, output) {
    // A name that there is not is told before another has been timed for minutes.
    const names = args
      .required('models', 'MobileNetV2,ResNet50')
      .split(',')
      .map((name) => applicationFacts(name.trim()).name);
    const runs = args.integer('runs', { min: 1 }) ?? timingDefaults.runs;
    await startBackend();
    const timed: Timed[] = [];
    for (const name of names) {
      const onProgress = (done: number, total: number) =>
        output.progress(`${name}: ${done} of ${total} passes`);
      timed.push({ name, ...(await timeApplication(name, { runs, onProgress })) });
    }
    output.settle();
    if (args.flag('json')) output.printJson(JSON.stringify({ timings: timed }));
    else output.print(lines(timed));
  },
};

const HEAD = ['model', 'ms', 'from', 'to', 'Grad-CAM', 'MB'];

function lines(timed: readonly Timed[]): readonly string[] {
  const rows = timed.map(({ name, forwardMs, spreadMs, gradCamMs, bytes }) => [
    name,
    ...[forwardMs, ...spreadMs, gradCamMs].map((time) => time.toFixed(1)),
    (bytes / 1e6).toFixed(0),
  ]);
  const [{ backend, runs } = { backend: '', runs: 0 }] = timed;
  const align = HEAD.map((_, column) => (column === 0 ? 'left' : 'right'));
  return [
    ...table([HEAD, ...rows], align),
    `ms a photo on ${backend}: median of ${runs}, least and most; of 3 for Grad-CAM; MB that tensors take at most; random weights`,
  ];
}
