import { LayerNotFoundError, MissingFeedError } from '../errors.js';
import type { GraphNode } from './definition.js';
import { fuse, type Step } from './fuse.js';
import { quoted } from '../short-text.js';
import { listedNames } from '../listed-names.js';
import { likely } from '../nearest.js';
import { say, str } from '../sentence.js';

/** What to run for given feeds and fetches: ancestors only, fused where nobody looks in between. */
export interface Plan {
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep extends Step {
  /** Tensors that no later step reads and nobody fetches. */
  readonly releases: readonly string[];
  /** Inputs that lie downstream of a tensor to differentiate by. */
  readonly wanted: readonly boolean[];
  /** True when the reverse pass runs through this step. */
  readonly differentiated: boolean;
}

export interface PlanRequest {
  readonly feeds: readonly string[];
  readonly fetches: readonly string[];
  /** Tensors to differentiate by; none for a plain forward run. */
  readonly withRespectTo: readonly string[];
  /** Tensors to look at as they are computed, and then to let go. */
  readonly observed: readonly string[];
  /** Tensors of which only the mean over the channels is looked at. */
  readonly averaged: readonly string[];
}

/** Compiles `request` against the graph. */
export function plan(nodes: ReadonlyMap<string, GraphNode>, request: PlanRequest): Plan {
  const fed = new Set(request.feeds);
  const kept = new Set([...request.fetches, ...request.withRespectTo]);
  const visible = new Set([...kept, ...request.observed]);
  const averaged = new Set(request.averaged);
  const steps = fuse(ancestors(nodes, fed, [...visible, ...averaged]), visible, averaged);
  const downstream = new Set(request.withRespectTo);
  const lastUse = new Map<string, number>();
  steps.forEach((step, index) => {
    for (const input of step.inputs) lastUse.set(input, index);
  });
  const planned = steps.map((step, index): PlannedStep => {
    const wanted = step.inputs.map((input) => downstream.has(input));
    const differentiated = wanted.includes(true);
    if (differentiated) downstream.add(step.output);
    const releases = [...new Set([...step.inputs, step.output])].filter(
      (name) => (lastUse.get(name) ?? index) === index && !fed.has(name) && !kept.has(name),
    );
    return { ...step, wanted, differentiated, releases };
  });
  return { steps: planned };
}

/** The nodes that `targets` depend on, in execution order, up to what is fed. */
function ancestors(
  nodes: ReadonlyMap<string, GraphNode>,
  fed: ReadonlySet<string>,
  targets: readonly string[],
): GraphNode[] {
  const seen = new Set<string>();
  const missing = new Set<string>();
  const stack = targets.filter((name) => !fed.has(name));
  for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
    if (seen.has(name)) continue;
    const node = nodes.get(name);
    if (node) {
      seen.add(name);
      for (const input of node.inputs) if (!fed.has(input)) stack.push(input);
    } else {
      missing.add(name);
    }
  }
  if (missing.size > 0) throw missingFeeds(missing, fed, targets);
  return [...nodes.values()].filter((node) => seen.has(node.name));
}

function missingFeeds(
  missing: ReadonlySet<string>,
  fed: ReadonlySet<string>,
  targets: readonly string[],
): Error {
  const unknown = targets.some((name) => missing.has(name));
  return new MissingFeedError(
    unknown || fed.size === 0
      ? say(str`nothing gives ${listed(missing)}: feed it`)
      : say(
          str`${listed(targets)} also depends on ${listed(missing)}; feed it beside ${listed(fed)}`,
        ),
  );
}

const listed = (names: Iterable<string>) => listedNames([...names], { most: 10, length: 100 });

/** An error that names the layer asked for and what there is. */
export function layerNotFound(name: string, names: readonly string[]): LayerNotFoundError {
  const holding = names.find((other) => other.includes(name) || name.includes(other));
  const near = holding ?? likely(name, names);
  const last = names[names.length - 1] ?? 'none';
  return new LayerNotFoundError(
    near
      ? say(
          str`no layer ${quoted(name, 100)}; the network has ${names.length} layers, did you mean ${quoted(near, 100)}`,
        )
      : say(
          str`no layer ${quoted(name, 100)}; the network has ${names.length} layers, the last is ${quoted(last, 100)}`,
        ),
  );
}
