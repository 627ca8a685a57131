import type { LayerInfo } from '../../core/graph/layer-info.js';

/**
 * A layer that does something of its own, with what merely prepares or finishes it: padding before,
 * normalisation and activation after. One row of the network column.
 */
export interface LayerUnit {
  /** The layer that gives the unit its name. */
  readonly main: LayerInfo;
  /** All of them, in order; for a finer choice. */
  readonly members: readonly LayerInfo[];
  /** Last member's name: its output is what the unit passes on, and what choosing the unit chooses. */
  readonly layer: string;
  /** Output shape of that member. */
  readonly shape: readonly number[];
  /** What the main layer is. */
  readonly type: UnitType;
  /** True when no activation function follows (`linear`). */
  readonly linear: boolean;
  /** Positions of the units that it reads. */
  readonly inbound: readonly number[];
  /** True when nothing reads it: what it gives is an output. */
  readonly ends: boolean;
  /** What is inside, where the unit is a model within the model. */
  readonly inner?: NetworkTree;
}

/** `model`: a model within the model, all of it. */
export type UnitType =
  'input' | 'depthwise' | 'conv' | 'pool' | 'join' | 'dense' | 'model' | 'other';

/**
 * What a unit does in its block.
 *
 * - `expand`, `depthwise`, `project`: the parts of an inverted bottleneck
 * - `shortcut`: on the way around the detour, where that has layers of its own
 * - `conv`, `pool`, `dense`, `join`, `input`, `other`: what it is
 */
export type Role = LayerUnit['type'] | 'expand' | 'project' | 'shortcut';

/** A unit with what it does where it stands. */
export interface RoleUnit extends LayerUnit {
  readonly role: Role;
}

/**
 * - `identity`: the block's input itself
 * - `projection`: the input through layers of its own (a 1×1 convolution, a pooling)
 * - `branches`: nothing is a skip; several branches are put side by side (Inception), or what
 *   another input brings comes in
 */
export type SkipKind = 'identity' | 'projection' | 'branches';

/** Some units in a row, and what they pass on. */
export interface Section {
  readonly units: readonly RoleUnit[];
  /** Name of the layer that stands for the section: its last. */
  readonly layer: string;
  readonly shape: readonly number[];
}

/** One block: a detour with what it rejoins, or a run of units without a skip. */
export interface Block {
  /** Within its stage, from 1: Block 5b has 2. */
  readonly number: number;
  /** Null: everything passes through the units. */
  readonly skip: SkipKind | null;
  /** Units on the straight line before the fork: a pooling, a normalisation. Often none. */
  readonly lead: readonly RoleUnit[];
  /** Units of the detour; of the run where there is no skip. */
  readonly units: readonly RoleUnit[];
  /** Where detour and straight line meet. */
  readonly join: RoleUnit | null;
  /** Name of the layer that stands for the block: its last. */
  readonly layer: string;
  readonly shape: readonly number[];
  /** The block changes the number of channels. */
  readonly newWidth: boolean;
  /** The block changes rows or columns. */
  readonly newSize: boolean;
}

/** Blocks one after another whose outputs have one shape. */
export interface Stage {
  /** From 1; those that are a model within the model do not count. */
  readonly number: number;
  readonly blocks: readonly Block[];
  /** The model within the model that the stage consists of, behind a lead; null: none does. */
  readonly model: RoleUnit | null;
  /** Name of the layer that stands for the stage: its last. */
  readonly layer: string;
  readonly shape: readonly number[];
}

/** The network as its column shows it. What a network does not have is null. */
export interface NetworkTree {
  readonly input: LayerInfo | null;
  readonly stem: Section | null;
  readonly stages: readonly Stage[];
  readonly head: Section | null;
  readonly pool: Section | null;
  readonly classifier: Section | null;
}
