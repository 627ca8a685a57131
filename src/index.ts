/**
 * Registers the elements that the inspector is made of: `import 'convlens'` and use the tags. No tfjs in this part;
 * the worker that computes is started when a `<cl-session>` has its first job. The table of all networks, its chart,
 * and the prediction in three steps come by their own entries: `convlens/components/models`, `…/model-chart`, `…/pipeline`.
 */
export { ClActivations } from './components/activations/activations.js';
export { ClCompare } from './components/compare/compare.js';
export type {
  Comparison,
  ComparisonCell,
  ComparisonColumn,
  Measured,
} from './components/compare/comparison.types.js';
export { ClCover } from './components/cover/cover.js';
export { ClDream } from './components/dream/dream.js';
export { ClEvaluate } from './components/evaluate/evaluate.js';
export { ClFilters } from './components/filters/filters.js';
export type { FilterChoices } from './components/filters/choices.js';
export { ClHeatmap } from './components/heatmap/heatmap.js';
export { ClImagePicker } from './components/image-picker/image-picker.js';
export { fetchSamples, type Sample } from './components/image-picker/samples.js';
export { ClInspector } from './components/inspector/inspector.js';
export type { InspectorPane } from './components/inspector/panes.js';

export type { InspectorLook } from './components/inspector/look.js';
export { ClKernel } from './components/kernel/kernel.js';
export { ClModelPicker, type ModelChoice } from './components/model-picker/model-picker.js';
export { ClNetwork } from './components/network/network.js';
export { ClClassSearch } from './components/predictions/class-search.js';
export { ClPredictions } from './components/predictions/predictions.js';
export { SessionChangeEvent } from './components/session/change-event.js';
export { SessionErrorEvent, type SessionErrorDetail } from './components/session/error-event.js';
export { ClSession } from './components/session/session.js';
export { ClBackend } from './components/status/backend.js';
export { ClStatus } from './components/status/status.js';
export { ClUnit } from './components/unit/unit.js';
export * from './components/events.js';
export { SessionElement } from './components/shared/session-element.js';
export type * from './session/snapshot.js';
export type * from './workers/jobs.types.js';
export type { ActivationsResult, OverviewResult } from './core/activation/activations.types.js';
export type { OutputNote, ValueSource } from './core/graph/output-note.js';
export type { Remark } from './core/graph/remark.js';
export type { LayerChoice, LayerReason } from './core/attribution/default-layer.js';
export type { HeatmapResult } from './core/attribution/heatmap.types.js';
export type { Cover, CoverResult, Disagreement } from './core/covering/cover.types.js';
export type {
  ClassFigures,
  ClassificationCounts,
  ClassificationFigures,
  ClassFolder,
  EvaluationResult,
  Mistake,
} from './core/classification/classification.types.js';
export type { DreamFrame } from './core/feature-visualization/dream.js';
export type { FilterPicture, FiltersResult } from './core/feature-visualization/filters.types.js';
export type { LayerInfo } from './core/graph/layer-info.js';
export type { Picture } from './core/image/picture.js';
export type { KernelResult } from './core/unit/kernel.types.js';
export type { ModelSummary } from './core/summary/model-summary.types.js';
export type { Prediction, PredictResult } from './core/prediction/predict.types.js';
export type { UnitResult } from './core/unit/unit.types.js';
export type { ValueMap } from './core/value-map.js';
export type { Measure } from './facts/measures.js';
