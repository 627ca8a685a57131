import { readFileSync } from 'node:fs';

/** What Keras says of a layer. */
export interface Row {
  readonly name: string;
  readonly className: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly shape: readonly number[];
  readonly parameters: number;
  readonly reads: readonly string[];
}

/** What Keras says of a function with options. */
export interface Table {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly modelName: string;
  readonly parameters: number;
  readonly notTrained: number;
  readonly rows: readonly Row[];
}

/** Reads a text that tools/make_application_tables.py has written; its form is said there. */
export function readTables(module: string): readonly Table[] {
  const url = new URL(`../../golden/applications/${module}.txt`, import.meta.url);
  const lines = readFileSync(url, 'utf8').trimEnd().split('\n');
  const starts = lines.flatMap((line, i) => (line.startsWith('@ ') ? [i] : []));
  const end = lines.findIndex((line) => / \{.*\}$/.test(line) && !line.startsWith('@ '));
  const kinds = new Map(
    lines.slice(end).map((line) => {
      const [code = '', className = ''] = line.split(' ', 2);
      const settings = JSON.parse(
        line.slice(code.length + className.length + 2),
      ) as Row['settings'];
      return [code, { className, settings }];
    }),
  );
  return starts.map((start, i) => tableOf(lines.slice(start, starts[i + 1] ?? end), kinds));
}

type Kinds = ReadonlyMap<string, Pick<Row, 'className' | 'settings'>>;

function tableOf([head = '', model = '', ...lines]: readonly string[], kinds: Kinds): Table {
  const [, name = '', options = ''] = /^@ (\w+) (.*)$/.exec(head) ?? [];
  const [, modelName = '', parameters, notTrained] = model.split(' ');
  const rows: Row[] = [];
  for (const line of lines) rows.push(rowOf(line, rows, kinds));
  return {
    name,
    options: JSON.parse(options) as Table['options'],
    modelName,
    parameters: Number(parameters),
    notTrained: Number(notTrained),
    rows,
  };
}

function rowOf(line: string, above: readonly Row[], kinds: Kinds): Row {
  const [short = '', code = '', size = '', ...numbers] = line.split(' ');
  const before = above.at(-1);
  const [, same = '', rest = ''] = /^(\d+)\^(.*)$/.exec(short) ?? [];
  const shared = before?.name.split('_').slice(0, Number(same)) ?? [];
  const back = numbers.map(Number).filter((n) => n < 0);
  const usual = before === undefined ? [] : [-1];
  return {
    ...kinds.get(code)!,
    name: same === '' ? short : [...shared, rest].join('_'),
    shape: size === '=' ? before!.shape : size.split(',').map(Number),
    parameters: numbers.map(Number).find((n) => n > 0) ?? 0,
    reads: (back.length > 0 ? back : usual).map((n) => above.at(n)!.name),
  };
}
