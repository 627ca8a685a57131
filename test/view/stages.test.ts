import { expect } from 'chai';
import { findLayer, unitsOfBlock } from '../../src/view/find-layer.js';
import { networkTree } from '../../src/view/stages.js';
import type { Block, NetworkTree } from '../../src/view/network/tree.types.js';
import {
  denseNetLike,
  efficientNetLite0,
  gatedBlock,
  mobileNetLike,
  resNetLike,
  vggLike,
} from './networks.js';

const blocksOf = (tree: NetworkTree): Block[] => tree.stages.flatMap(({ blocks }) => blocks);
const mains = (block: Block): string[] => block.units.map(({ main }) => main.name);
const roles = (block: Block): string[] => block.units.map(({ role }) => role);

describe('networkTree of EfficientNet-Lite0', () => {
  const tree = networkTree(efficientNetLite0());
  const blocks = blocksOf(tree);

  it('finds seven stages with the blocks and shapes of its paper', () => {
    expect(tree.stages.map(({ blocks: { length } }) => length)).to.deep.equal([
      1, 2, 2, 3, 3, 4, 1,
    ]);
    expect(tree.stages.map(({ shape }) => shape.join('×'))).to.deep.equal([
      '112×112×16',
      '56×56×24',
      '28×28×40',
      '14×14×80',
      '14×14×112',
      '7×7×192',
      '7×7×320',
    ]);
  });

  it('finds the sixteen blocks, nine of them with a skip', () => {
    expect(blocks.map(({ layer }) => layer)).to.deep.equal([
      'block0_project_bn',
      'block1_project_bn',
      'block2_add',
      'block3_project_bn',
      'block4_add',
      'block5_project_bn',
      'block6_add',
      'block7_add',
      'block8_project_bn',
      'block9_add',
      'block10_add',
      'block11_project_bn',
      'block12_add',
      'block13_add',
      'block14_add',
      'block15_project_bn',
    ]);
    const skipping = blocks.flatMap(({ skip }, i) => (skip === 'identity' ? [i] : []));
    expect(skipping).to.deep.equal([2, 4, 6, 7, 9, 10, 12, 13, 14]);
  });

  it('has 49 convolutions, each the main layer of one unit', () => {
    const sections = [tree.stem, tree.head].flatMap((section) => section?.units ?? []);
    const units = [...blocks.flatMap(unitsOfBlock), ...sections];
    const convolutions = units.filter(({ type }) => type === 'conv' || type === 'depthwise');
    expect(convolutions).to.have.length(49);
  });

  it('says what each unit of block 9 does, and passes on its last member', () => {
    const block = tree.stages[4]!.blocks[1]!;
    expect(block.number).to.equal(2);
    expect(roles(block)).to.deep.equal(['expand', 'depthwise', 'project']);
    expect(block.units.map(({ layer }) => layer)).to.deep.equal([
      'block9_expand_relu6',
      'block9_depthwise_relu6',
      'block9_project_bn',
    ]);
    expect(block.units[1]!.members.map(({ name }) => name)).to.deep.equal([
      'block9_depthwise_conv',
      'block9_depthwise_bn',
      'block9_depthwise_relu6',
    ]);
    expect(block.units.map(({ linear }) => linear)).to.deep.equal([false, false, true]);
    expect(block.join?.layer).to.equal('block9_add');
  });

  it('tells a new width from a new size', () => {
    const facts = tree.stages[4]!.blocks.map(({ newWidth, newSize }) => [newWidth, newSize]);
    expect(facts).to.deep.equal([
      [true, false],
      [false, false],
      [false, false],
    ]);
    expect(tree.stages[5]!.blocks[0]).to.include({ newWidth: true, newSize: true });
  });

  it('keeps stem, head, pool and classifier apart', () => {
    expect(tree.input?.name).to.equal('input');
    expect(tree.stem).to.include({ layer: 'stem_relu6' });
    expect(tree.head).to.include({ layer: 'head_relu6' });
    expect(tree.pool).to.include({ layer: 'pool' });
    expect(tree.classifier?.units.map(({ main, layer }) => [main.name, layer])).to.deep.equal([
      ['logits', 'softmax'],
    ]);
  });

  it('does not depend on names', () => {
    const layers = efficientNetLite0();
    const number = new Map(layers.map(({ name }, i) => [name, `x${i}`]));
    const renamed = layers.map((layer) => ({
      ...layer,
      name: number.get(layer.name)!,
      inbound: layer.inbound.map((name) => number.get(name)!),
    }));
    const found = blocksOf(networkTree(renamed)).map(({ layer }) => layer);
    expect(found).to.deep.equal(blocks.map(({ layer }) => number.get(layer)));
  });

  it('leaves inner steps out', () => {
    const layers = efficientNetLite0();
    const inner = { ...layers[1]!, name: 'stem_conv/linear', partOf: 'stem_conv' };
    expect(networkTree([...layers, inner])).to.deep.equal(tree);
  });
});

describe('networkTree of other families', () => {
  it('VGG: a block is a run up to a pooling, and there is no stem', () => {
    const tree = networkTree(vggLike());
    expect(tree.stem).to.equal(null);
    expect(tree.head).to.equal(null);
    expect(tree.stages.map(({ shape }) => shape)).to.deep.equal([
      [16, 16, 8],
      [8, 8, 16],
    ]);
    expect(blocksOf(tree).map(mains)).to.deep.equal([
      ['a1', 'a2', 'a_pool'],
      ['b1', 'b2', 'b_pool'],
    ]);
    expect(blocksOf(tree).map(({ skip }) => skip)).to.deep.equal([null, null]);
    expect(tree.pool?.layer).to.equal('flatten');
    expect(tree.classifier?.units.map(({ layer }) => layer)).to.deep.equal(['fc1', 'fc2']);
  });

  it('ResNet: the first block of a stage projects its input, the others pass it on', () => {
    const tree = networkTree(resNetLike());
    expect(tree.stem?.units.map(({ layer }) => layer)).to.deep.equal(['conv1_relu6', 'pool1']);
    expect(tree.stem?.units[0]!.members[0]!.name).to.equal('pad');
    const skips = tree.stages.map(({ blocks }) => blocks.map(({ skip }) => skip));
    expect(skips).to.deep.equal([
      ['projection', 'identity'],
      ['projection', 'identity'],
    ]);
    const [first] = blocksOf(tree);
    // The shortcut comes last, though it runs before the third convolution.
    expect(mains(first!)).to.deep.equal([
      's2b1_1_conv',
      's2b1_2_conv',
      's2b1_3_conv',
      's2b1_0_conv',
    ]);
    expect(roles(first!).at(-1)).to.equal('shortcut');
    // The activation after the sum belongs to it.
    expect(first!.layer).to.equal('s2b1_out');
    expect(first!.join?.main.name).to.equal('s2b1_add');
  });

  it('DenseNet: growing widths stay in one stage, the halving opens the next', () => {
    const tree = networkTree(denseNetLike());
    const names = tree.stages.map(({ blocks }) => blocks.map(({ layer }) => layer));
    expect(names).to.deep.equal([
      ['d1_concat', 'd2_concat'],
      ['t_pool', 'd3_concat', 'd4_concat'],
    ]);
    expect(blocksOf(tree).map(({ skip }) => skip)).to.deep.equal([
      'identity',
      'identity',
      null,
      'identity',
      'identity',
    ]);
    expect(tree.head?.layer).to.equal('relu');
    expect(tree.pool?.layer).to.equal('avg');
  });

  it('MobileNet: a block is a depthwise convolution with what follows it', () => {
    const tree = networkTree(mobileNetLike());
    expect(tree.stem?.layer).to.equal('stem_relu6');
    expect(blocksOf(tree).map(mains)).to.deep.equal([
      ['dw1_conv', 'pw1_conv'],
      ['dw2_conv', 'pw2_conv'],
    ]);
  });

  it('squeeze and excitation: a gate is a step inside its block', () => {
    const tree = networkTree(gatedBlock());
    expect(blocksOf(tree)).to.have.length(1);
    expect(mains(blocksOf(tree)[0]!)).to.deep.equal([
      'expand_conv',
      'depthwise_conv',
      'squeeze',
      'reduce',
      'excite',
      'product',
      'project_conv',
    ]);
    expect(tree.head?.layer).to.equal('head_relu6');
  });

  it('every layer has one place', () => {
    for (const make of [vggLike, resNetLike, denseNetLike, mobileNetLike, gatedBlock]) {
      const layers = make();
      const tree = networkTree(layers);
      const units = [
        ...blocksOf(tree).flatMap(unitsOfBlock),
        ...[tree.stem, tree.head, tree.pool, tree.classifier].flatMap((part) => part?.units ?? []),
      ];
      const found = ['input', ...units.flatMap(({ members }) => members.map(({ name }) => name))];
      expect(found.sort()).to.deep.equal(layers.map(({ name }) => name).sort());
    }
  });

  it('a network without anything is an empty tree', () => {
    const tree = networkTree([]);
    expect(tree.stages).to.deep.equal([]);
    expect(tree.input).to.equal(null);
  });
});

describe('findLayer', () => {
  const tree = networkTree(efficientNetLite0());

  it('finds stage, block and unit of any layer, members included', () => {
    const place = findLayer(tree, 'block9_depthwise_bn');
    expect(place?.part).to.equal('stage');
    expect(place?.stage?.number).to.equal(5);
    expect(place?.block?.number).to.equal(2);
    expect(place?.unit?.layer).to.equal('block9_depthwise_relu6');
  });

  it('finds the parts outside the stages', () => {
    const parts = ['input', 'stem_bn', 'head_conv', 'pool', 'softmax'].map(
      (name) => findLayer(tree, name)?.part,
    );
    expect(parts).to.deep.equal(['input', 'stem', 'head', 'pool', 'classifier']);
  });

  it('is null for a name that the tree does not have', () => {
    expect(findLayer(tree, 'conv5_3')).to.equal(null);
  });
});
