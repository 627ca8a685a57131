import { measures } from '../../facts/measures.js';
import { plainHeatmap } from '../heatmap/plain-heatmap.js';
import { bytes, list } from '../shared/plain-data.js';
import type { Comparison, ComparisonCell, ComparisonColumn, Measured } from './comparison.types.js';

/** Maps of plain arrays, or the list that the command line prints. @throws ResultDataError */
export function plainComparison(data: Comparison | readonly PrintedMap[]): Comparison {
  if (isPrinted(data)) return fromPrinted(data);
  const cells = list(data.cells, 'cells').map((row) =>
    row.map((cell): ComparisonCell => ({
      ...cell,
      ...(cell.map && { map: plainHeatmap(cell.map) }),
    })),
  );
  const columns = list(data.columns, 'columns').map((column): ComparisonColumn => {
    const { photo } = column;
    return photo
      ? { ...column, photo: { ...photo, pixels: bytes(photo.pixels, 'columns.photo', photo) } }
      : column;
  });
  return { ...data, methods: list(data.methods, 'methods'), columns, cells };
}

/** A heatmap as it is printed, with its score by the name of the measure. */
export type PrintedMap = Parameters<typeof plainHeatmap>[0] & {
  readonly [K in (typeof measures)[number]]?: number;
};

const isPrinted = (data: Comparison | readonly PrintedMap[]): data is readonly PrintedMap[] =>
  Array.isArray(data);

function fromPrinted(printed: readonly PrintedMap[]): Comparison {
  const maps = printed.map((one) => ({ map: plainHeatmap(one), measured: measuredOf(one) }));
  const explained = maps[0]?.map.target.classes[0];
  const column = {
    title: explained?.name ?? '',
    detail: '',
    classIndex: explained?.index ?? null,
    photo: null,
  };
  return {
    methods: maps.map(({ map }) => map.method),
    columns: [column],
    cells: maps.map(({ map, measured }) => [
      { phase: 'ready', map, ...(measured && { measured }) },
    ]),
  };
}

/** Only the score is printed, not its curve. */
function measuredOf(printed: PrintedMap): Measured | undefined {
  const score = measures.map((measure) => printed[measure]).find((one) => one !== undefined);
  return score === undefined ? undefined : { score, shares: [], values: [] };
}
