import { heatmap } from '../../core/attribution/heatmap.js';
import type { Network } from '../../core/graph/network.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import { faithfulness, type Faithfulness } from '../../core/evaluation/faithfulness.js';
import { comparedMethods } from '../../facts/methods.js';
import { checkWritable } from '../../platform/node/write-file.js';
import { writePicture } from '../../platform/node/write-picture.js';
import { rawValue } from '../../view/numbers.js';
import { classOutput } from '../../core/prediction/predict.js';
import type { Command } from '../command.js';
import { captioned } from '../captioned.js';
import { contactSheet, sheetColumns } from '../contact-sheet.js';
import { explained, explaining, methodsOf } from '../explain-options.js';
import { targetText } from '../../view/target-text.js';
import { heatmapJson, whereText } from '../heatmap-json.js';
import { measureOf, measuring } from '../measure-options.js';
import { openBoth } from '../open.js';
import { overlay } from '../overlay.js';
import { onPhoto } from '../photo-options.js';
import { printResult } from '../photo-reading.js';
import { common, outPath } from '../shared-options.js';
import { shareOf } from '../share-of.js';
import { table } from '../table.js';

interface Compared {
  readonly map: HeatmapResult;
  readonly measured: Faithfulness | null;
}

/** `convlens compare`: the maps of several methods, side by side. */
export const compare: Command = {
  name: 'compare',
  summary: 'heatmaps of several methods, side by side and measured',
  operand: 'IMAGE',
  options: {
    methods: { value: 'M,…', help: `methods to compare (${comparedMethods.join(',')})` },
    ...explaining,
    ...measuring,
    out: { value: 'FILE', help: 'write the heatmaps side by side as PNG' },
    ...onPhoto,
    ...common,
  },
  example: 'convlens compare cat.jpg --methods grad-cam,layer-cam,occlusion --out sheet.png',

  async run(args, output) {
    const path = args.operand('IMAGE');
    const methods = methodsOf(args, comparedMethods);
    const measure = measureOf(args);
    const out = outPath(args);
    if (out !== undefined) await checkWritable(out);
    const { network, image, photo } = await openBoth(path, args, output);
    const { classIndex, ...where } = explained(args, network);
    if (measure) classOutput(network);
    const compared: Compared[] = [];
    for (const [index, method] of methods.entries()) {
      output.progress(`${method}, ${index + 1} of ${methods.length}`);
      // The class that the first method finds holds for all.
      const asked = classIndex ?? compared[0]?.map.target.classes[0]?.index;
      const map = await heatmap(network, image.values, { method, ...where, classIndex: asked });
      const explainedClass = map.target.classes[0]?.index;
      const measured =
        measure && explainedClass !== undefined
          ? await faithfulness(network, image.values, map.inputMap, {
              measure,
              classIndex: explainedClass,
            })
          : null;
      compared.push({ map, measured });
    }
    if (out !== undefined) {
      const tiles = compared.map(({ map, measured }) =>
        overlay(
          map,
          image.display,
          measured ? [`${measured.measure} ${rawValue(measured.score)}`] : [],
        ),
      );
      const [first] = compared;
      const share = first ? await shareOf(network, image.values, first.map) : '';
      const what = first ? `${targetText(first.map.target, { indices: true })}${share}` : '';
      await writePicture(out, captioned(contactSheet(tiles, tiles[0]!, 1), [what]));
    }
    printResult(output, args, photo, {
      json: () => compared.map((comparison) => json(network, comparison)),
      text: () => text(compared, out),
    });
  },
};

function json(network: Network, { map, measured }: Compared): object {
  return { ...heatmapJson(network, map), ...(measured && { [measured.measure]: measured.score }) };
}

function text(found: readonly Compared[], out: string | undefined): readonly string[] {
  const [first] = found;
  const measure = first?.measured?.measure;
  const lines = table(
    [
      ['method', 'place', ...(measure ? [measure] : [])],
      ...found.map(({ map, measured }) => [
        map.method,
        whereText(map),
        ...(measured ? [rawValue(measured.score)] : []),
      ]),
    ],
    ['left', 'left', ...(measure ? (['right'] as const) : [])],
  );
  const head = first ? [targetText(first.map.target, { indices: true })] : [];
  if (out === undefined) return [...head, ...lines];
  const columns = sheetColumns(found.length);
  const names = found.map(({ map }) => map.method);
  const order = Array.from({ length: Math.ceil(names.length / columns) }, (_, row) => {
    return `row ${row + 1}: ${names.slice(row * columns, (row + 1) * columns).join(', ')}`;
  });
  return [...head, ...lines, `${out}:`, ...order];
}
