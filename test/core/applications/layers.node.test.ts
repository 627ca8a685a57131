import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import type { Topology } from '../../../src/core/assembly/topology.js';
import { describeApplication } from '../../../src/core/applications/describe-application.js';
import { settled } from '../../../src/core/applications/options.js';
import { applicationFacts, builderOf } from '../../../src/core/applications/registry.js';
import type { Architecture } from '../../../src/core/graph/architecture.js';
import { parameterCounts } from '../../../src/core/summary/summary-table.js';
import { startBackend } from '../../../src/platform/node/start-backend.js';
import { settingsOf } from './settings.js';
import { readTables, type Row, type Table } from './tables.js';

const MODULES = [
  'convnext',
  'densenet',
  'efficientnet',
  'efficientnet-v2',
  'inception',
  'mobilenet',
  'nasnet',
  'regnet',
  'resnet',
  'resnet-rs',
  'vgg',
  'xception',
];

/** A function as it is built here. */
interface Found {
  readonly topology: Topology;
  readonly described: Architecture;
}

describe('The layers of Keras Applications, held against Keras', () => {
  before(() => startBackend('wasm'));

  for (const module of MODULES) {
    for (const table of readTables(module)) {
      const { weights: _, ...said } = table.options;
      const options = Object.keys(said).length > 0 ? ` with ${JSON.stringify(said)}` : '';
      it(`has the layers of ${table.name}${options}`, async () => {
        const before = memory().numTensors;
        const found = await find(table);
        expect(found.topology.name).to.equal(table.modelName);
        expectRows(rowsOf(found), table.rows);
        const { total, nonTrainable } = parameterCounts(layersOf(found));
        expect({ total, nonTrainable }).to.deep.equal({
          total: table.parameters,
          nonTrainable: table.notTrained,
        });
        expect(memory().numTensors).to.equal(before);
      });
    }
  }
});

async function find({ name, options }: Table): Promise<Found> {
  const facts = applicationFacts(name);
  const build = await builderOf(facts);
  const topology = build(settled(facts, options));
  const described = await describeApplication(name, options);
  return { topology, described };
}

const layersOf = ({ described }: Found) =>
  described.nodes.filter(({ partOf }) => partOf === undefined);

/** As Keras lists them: a model before its layers, and known to others by its own name. */
function rowsOf({ topology, described }: Found): Row[] {
  const configs = new Map(topology.layers.map((layer) => [layer.name, layer]));
  const groupOf = new Map(topology.layers.map(({ name, group }) => [name, group]));
  return layersOf({ topology, described }).flatMap((layer, index, all) => {
    const { name, kind, outputShape: shape, parameters, inbound, group } = layer;
    const outside = inbound.map((source) => {
      const other = groupOf.get(source);
      return other === undefined || other === group ? source : other;
    });
    const { className, config } = configs.get(name)!;
    const settings = settingsOf(className, config);
    const row = { name, className: kind, settings, shape, parameters, reads: outside };
    if (group === undefined || all[index - 1]?.group === group) return [row];
    const members = all.filter((one) => one.group === group);
    const model = {
      name: group,
      className: 'Sequential',
      settings: {},
      shape: members.at(-1)!.outputShape,
      parameters: members.reduce((sum, one) => sum + one.parameters, 0),
      reads: outside,
    };
    return [model, row];
  });
}

/** Row by row, so that what differs is said alone. */
function expectRows(found: readonly Row[], wanted: readonly Row[]): void {
  for (const [index, row] of wanted.entries()) {
    expect(found[index], `row ${index}, ${row.name}`).to.deep.equal(row);
  }
  expect(found.length).to.equal(wanted.length);
}
