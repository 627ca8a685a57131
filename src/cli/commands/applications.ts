import { listApplications } from '../../core/applications/list-applications.js';
import type { ApplicationFacts } from '../../facts/applications.js';
import type { Command } from '../command.js';
import { table, type Align } from '../table.js';

/** `convlens applications`: the networks of Keras Applications, with what is published of them. */
export const applications: Command = {
  name: 'applications',
  summary: 'the networks of Keras Applications, and what is published of them',
  options: {
    json: { help: 'print one JSON object' },
    help: { help: 'print this' },
  },
  example: 'convlens applications',

  async run(args, output) {
    const all = listApplications();
    if (args.flag('json')) output.printJson(JSON.stringify({ applications: all }));
    else output.print(lines(all));
  },
};

const HEAD = ['model', 'module', 'size', 'MB', 'top-1', 'top-5', 'million', 'depth', 'CPU', 'GPU'];

const LEFT: readonly Align[] = ['left', 'left'];

function lines(all: readonly ApplicationFacts[]): readonly string[] {
  const rows = all.map(({ name, module, size, published }) => {
    const { sizeMB, top1, top5, parametersM, depth, cpuMs, gpuMs } = published;
    const cells = [
      cell(sizeMB),
      cell(top1, 1),
      cell(top5, 1),
      cell(parametersM, 1),
      cell(depth),
      cell(cpuMs, 1),
      cell(gpuMs, 1),
    ];
    return [name, module, `${size}`, ...cells];
  });
  const align = HEAD.map((_, column) => LEFT[column] ?? 'right');
  return [
    ...table([HEAD, ...rows], align),
    'top-1, top-5: %; million weights; CPU, GPU: ms a step, as Keras published them; – where it says nothing',
  ];
}

const cell = (value: number | null, digits = 0): string => value?.toFixed(digits) ?? '–';
