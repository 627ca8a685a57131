/**
 * The computing part of convlens: opens a network, brings a photo to it, and asks what it sees. Runs
 * alike in a worker and in Node; TensorFlow.js and one of its backends must be running.
 */
export { activations, type ActivationsOptions } from './activation/activations.js';
export type { ActivationsResult, OverviewResult } from './activation/activations.types.js';
export { dreamSchema } from '../facts/dream.js';
export {
  measures as faithfulnessMeasures,
  type Measure as FaithfulnessMeasure,
} from '../facts/measures.js';
export { randomisations, sanitySchema } from '../facts/sanity.js';
export { filterPresets, filterSchema, type FilterPreset } from '../facts/filters.js';
export {
  methodFacts,
  methodNames as heatmapMethods,
  type MethodName as HeatmapMethod,
} from '../facts/methods.js';
export type {
  ChoiceSetting,
  FlagSetting,
  NumberSetting,
  Setting,
  Settings,
  SettingSchema,
  SettingsSchema,
} from '../facts/setting.js';
export type {
  ApplicationExtra,
  ApplicationFacts,
  PreprocessingMode,
  PublishedFigures,
} from '../facts/applications.js';
export { buildApplication, type BuildOptions } from './applications/build-application.js';
export type { WeightsSource } from './applications/file-weights.js';
export { decodePredictions, type DecodedClass } from './applications/decode-predictions.js';
export { describeApplication } from './applications/describe-application.js';
export type { FindPublished } from './applications/fetch-published.js';
export { listApplications } from './applications/list-applications.js';
export { applicationDefaults, type ApplicationOptions } from './applications/options.js';
export { preprocessInput } from './applications/preprocess-input.js';
export {
  publishedWeights,
  type MirrorOptions,
  type PublishedWeights,
} from './applications/published-weights.js';
export { aimAt, type Aim, type SettledAim } from './attribution/aim.js';
export {
  defaultHeatmapLayer,
  type LayerChoice,
  type LayerReason,
} from './attribution/default-layer.js';
export { gradCamMap } from './attribution/grad-cam.js';
export {
  gradCam,
  heatmap,
  heatmapDefaults,
  heatmapSettings,
  type HeatmapOptions,
} from './attribution/heatmap.js';
export type { EmptyMap, HeatmapResult } from './attribution/heatmap.types.js';
export { layerGradient, type LayerGradient } from './attribution/layer-gradient.js';
export type { ExplainedLayer, LayerAim, LayerOutput } from './attribution/layer-output.js';
export type { ExplainedTarget, NamedClass, Target, Unit } from './attribution/target.js';
export { yieldEvery, type Checkpoint, type RunOptions } from './checkpoint.js';
export type { ClassAnswer } from './prediction/class-answers.js';
export type { ClassChoice } from './prediction/class-choice.js';
export { classLabels, classNames } from './prediction/class-labels.js';
export {
  classFolders,
  type GivenClass,
  type GivenClasses,
} from './classification/class-folders.js';
export type * from './classification/classification.types.js';
export {
  evaluatePictures,
  type EvaluateOptions,
  type LabelledPicture,
} from './classification/evaluate-pictures.js';
export { classificationFigures } from './classification/figures.js';
export { loadMeanings } from './classification/load-meanings.js';
export { Meanings, type WordMeanings } from './classification/meanings.js';
export { mergeEvaluations } from './classification/merge-evaluations.js';
export {
  isOfPart,
  planEvaluation,
  type EvaluationOptions,
} from './classification/plan-evaluation.js';
export { readGivenClasses } from './classification/read-given-classes.js';
export { ClassificationTally, tallyDefaults } from './classification/tally.js';
export { toldClasses, type ToldClasses } from './classification/told-classes.js';
export { coverFills, type CoverFill } from '../facts/covers.js';
export { cover, coverDefaults, type CoverOptions } from './covering/cover.js';
export type * from './covering/cover.types.js';
export { disagreement, type DisagreementOptions } from './covering/disagreement.js';
export { deadChannels } from './activation/dead-channels.js';
export type * from './error-facts.js';
export * from './errors.js';
export { averageDrop, confidence, type Confidence } from './evaluation/average-drop.js';
export {
  faithfulness,
  type Faithfulness,
  type FaithfulnessOptions,
} from './evaluation/faithfulness.js';
export { pointingGame } from './evaluation/pointing-game.js';
export { rankCorrelation } from './evaluation/rank-correlation.js';
export {
  removalCurve,
  removalDefaults,
  type Removal,
  type RemovalCurve,
  type RemovalOptions,
} from './evaluation/removal-curve.js';
export { road, roadDefaults, type Road, type RoadOptions } from './evaluation/road.js';
export {
  sanityCheck,
  sanityDefaults,
  type Randomisation,
  type Sanity,
  type SanityOptions,
  type SanityStep,
} from './evaluation/sanity-check.js';
export { sparseness } from './evaluation/sparseness.js';
export { structuralSimilarity } from './evaluation/structural-similarity.js';
export { dream, dreamDefaults } from './feature-visualization/dream.js';
export type {
  DreamFrame,
  DreamPoint,
  DreamRequest,
  DreamResult,
  DreamRun,
  DreamSettings,
  DreamTarget,
} from './feature-visualization/dream.js';
export {
  differences,
  readFilterFile,
  writeFilterFile,
  type Difference,
  type FilterFile,
} from './feature-visualization/filter-file.js';
export type { FilterPicture, FiltersResult } from './feature-visualization/filters.types.js';
export {
  filterDefaults,
  type FilterOptions,
  type Excited,
  type FilterSettings,
  type Partner,
} from './feature-visualization/filter-options.js';
export { filterRecipe, type FilterRecipe } from './feature-visualization/recipe.js';
export {
  visualizeFilters,
  type FilterRequest,
  type FilterRun,
} from './feature-visualization/visualize-filters.js';
export type { Region } from './feature-visualization/unit-objectives.js';
export type { TransformSettings } from './feature-visualization/transform-settings.js';
export {
  loadModel,
  readArchitecture,
  type LoadOptions,
  type ModelOutline,
} from './formats/load-model.js';
export type { Architecture } from './graph/architecture.js';
export type { ModelFile } from './formats/files/model-file.js';
export type { ModelSource } from './formats/read-model.js';
export type { Choices } from './graph/choices.js';
export type { OutputNote, ValueSource } from './graph/output-note.js';
export type { Remark } from './graph/remark.js';
export type {
  InputInfo,
  LayerInfo,
  OutputInfo,
  Preprocessing,
  ReceptiveAxis,
  ReceptiveField,
} from './graph/layer-info.js';
export type {
  ExecuteOptions,
  GradientOptions,
  Network,
  Objective,
  TensorMap,
} from './graph/network.js';
export { guessPreprocessing, type PreprocessingGuess } from './image/guess-preprocessing.js';
export { hugePhoto, type Photo, type Picture } from './image/picture.js';
export {
  prepareDefaults,
  prepareImage,
  type CropMode,
  type PreparedImage,
  type PrepareOptions,
} from './image/prepare-image.js';
export {
  preprocessingsFor,
  type NamedPreprocessing,
  type PreprocessingName,
} from './image/preprocessings.js';
export type { GradientRule } from './ops/rectifier.js';
export { inputFeed } from './graph/input-feed.js';
export { Config, type Json, type KerasVersion } from './kinds/config.js';
export { importLayers, type LayersKit, type LayersModule } from './kinds/import-layers.js';
export type { Kinds } from './kinds/index.js';
export type { BuiltLayer, Kind, LayerStep, Shape } from './kinds/kind.js';
export type { BackwardContext, Derive, Op } from './ops/op.js';
export type { Pair, WindowAxis } from './ops/window.js';
export { labelsFor, readLabels } from './labels/read-labels.js';
export { kernel } from './unit/kernel.js';
export { kernelSource, type KernelSource } from './unit/kernel-source.js';
export type { KernelResult } from './unit/kernel.types.js';
export type { ModelSummary } from './summary/model-summary.types.js';
export { overview } from './activation/overview.js';
export { layerPlacement } from './placement/layer-placement.js';
export { placeMap, valueAt } from './placement/place-map.js';
export {
  placements,
  type AskedPlacement,
  type Placement,
  type PlacementRule,
} from './placement/placement.js';
export { predict, predictDefaults, type PredictOptions } from './prediction/predict.js';
export type { Prediction, PredictResult } from './prediction/predict.types.js';
export { readings, type Reading, type ReadingsOptions } from './prediction/readings.js';
export { crop } from './resample/crop.js';
export type { Box, Raster, Samples, Size } from './resample/raster.js';
export { resize } from './resample/resize.js';
export { shift, type Shift } from './resample/shift.js';
export { resolveClass } from './prediction/resolve-class.js';
export { summarise } from './summary/summarise.js';
export { parameterCounts, summaryText, summaryTextDefaults } from './summary/summary-table.js';
export type { ParameterCounts, SummaryTextOptions } from './summary/summary-table.js';
export type { ValueMap } from './value-map.js';
export { circuit, circuitDefaults, type CircuitOptions } from './unit/circuit.js';
export type { Circuit, UnitLink } from './unit/circuit.types.js';
export { classEffects } from './unit/class-effects.js';
export type { ClassEffects } from './unit/class-effects.types.js';
export { patchAt } from './unit/patch.js';
export type { Cell, Patch } from './unit/patch.types.js';
export { scanDefaults, scanPictures, type ScanOptions } from './unit/scan-pictures.js';
export { topPlaces } from './unit/top-patches.js';
export type { ScanResult, SkippedPicture, TopPlace } from './unit/top-patches.types.js';
export { unit, type UnitOptions } from './unit/unit.js';
export type { UnitResult } from './unit/unit.types.js';
