/**
 * What is asked about the map that is shown: whether the map of a coarser layer finds more of what matters,
 * and whether occlusion contradicts the places that it marks.
 */
import type { Disagreement } from '../../core/covering/cover.types.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Phase, Snapshot, Want } from '../../session/snapshot.js';

type HeatmapRequest = Extract<Want, { job: 'heatmap' }>['request'];
type Question = HeatmapRequest & { readonly classIndex: number };

/** How well two layers' maps find what matters: what inserting its best pixels gives more than deleting them. */
export interface DepthComparison {
  readonly finer: string;
  readonly last: string;
  readonly gaps: { readonly finer: number; readonly last: number };
}

export interface SecondLook {
  readonly depths: DepthComparison | null;
  /** The method that is held against the map: occlusion, or of occlusion Grad-CAM. */
  readonly other: string;
  readonly doubt: Disagreement | null;
  /** Whether there is more to come. */
  readonly coming: boolean;
}

/** Milliseconds of one map up to which a network is quick enough to be asked some hundred times unbidden. */
const QUICK = 600;

/**
 * What to ask beside the map of `shown`, once that is there.
 *
 * @param took - milliseconds of one map; null: that is not known
 */
export function secondWants(
  shown: Question,
  finer: string | null,
  snapshot: Snapshot,
  took: number | null,
): readonly Want[] {
  if (snapshot.slot({ job: 'heatmap', request: shown }).phase !== 'ready') return [];
  const occlusion = occlusionOf(shown);
  const unbidden = took !== null && took <= QUICK && snapshot.selection.classIndex === null;
  const known = snapshot.slot(occlusion).value !== undefined;
  const depths = unbidden ? depthWants(shown, finer, snapshot.model.value) : [];
  const waits = depths.some((want) => isComing(snapshot.slot(want).phase));
  const doubts = waits || (!unbidden && !known) ? [] : [occlusion, doubtWant(shown, finer)];
  return [...depths, ...doubts].map((want) => ({ ...want, unbidden: true }));
}

export function readSecondLook(
  shown: Question,
  finer: string | null,
  snapshot: Snapshot,
  took: number | null,
): SecondLook {
  const want = doubtWant(shown, finer);
  const wanted = secondWants(shown, finer, snapshot, took);
  return {
    coming: wanted.some((one) => isComing(snapshot.slot(one).phase)),
    depths: depthsOf(shown, finer, snapshot),
    other: shown.method === 'occlusion' ? want.request.method : 'occlusion',
    doubt: snapshot.slot(want).value ?? null,
  };
}

const isComing = (phase: Phase): boolean =>
  phase === 'empty' || phase === 'loading' || phase === 'streaming';

const occlusionOf = ({ classIndex }: Question) =>
  ({ job: 'heatmap', request: { method: 'occlusion', classIndex } }) as const;

/** Occlusion itself is held against Grad-CAM. */
function doubtWant(shown: Question, finer: string | null) {
  const { method, classIndex, layer, settings, placement } = shown;
  if (method === 'occlusion') {
    const request = { method: 'grad-cam', classIndex, ...(finer !== null && { layer: finer }) };
    return { job: 'disagreement', request } as const;
  }
  const request = {
    ...{ method, classIndex },
    ...(typeof layer === 'string' && { layer }),
    ...(settings && { settings }),
    ...(placement && { placement }),
  };
  return { job: 'disagreement', request } as const;
}

const measures = ['insertion', 'deletion'] as const;

const measureWant = ({ method, classIndex }: Question, layer: string, measure: Measure) =>
  ({ job: 'faithfulness', request: { measure, method, classIndex, layer } }) as const;
type Measure = (typeof measures)[number];

function depthWants(
  shown: Question,
  finer: string | null,
  model: ModelSummary | undefined,
): readonly Want[] {
  const last = model?.heatmapLayer?.layer;
  if (finer === null || !last || (shown.layer !== finer && shown.layer !== last)) return [];
  if (shown.settings || shown.placement) return [];
  return [finer, last].flatMap((layer) =>
    measures.map((measure) => measureWant(shown, layer, measure)),
  );
}

function depthsOf(
  shown: Question,
  finer: string | null,
  snapshot: Snapshot,
): DepthComparison | null {
  const last = snapshot.model.value?.heatmapLayer?.layer;
  if (finer === null || !last || (shown.layer !== finer && shown.layer !== last)) return null;
  const scoreOf = (layer: string, measure: Measure) =>
    snapshot.slot(measureWant(shown, layer, measure)).value?.score;
  const gapOf = (layer: string) => {
    const [inserted, deleted] = measures.map((measure) => scoreOf(layer, measure));
    return inserted === undefined || deleted === undefined ? null : inserted - deleted;
  };
  const [fine, coarse] = [gapOf(finer), gapOf(last)];
  if (fine === null || coarse === null) return null;
  return { finer, last, gaps: { finer: fine, last: coarse } };
}
