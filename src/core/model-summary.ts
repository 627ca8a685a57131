import type { InputInfo, LayerInfo, OutputInfo } from './graph/layer-info.js';

/** What the page knows of an open model. Plain data. */
export interface ModelSummary {
  readonly name: string;
  /** Short name for what it computes; what is kept of it is found again by it. */
  readonly fingerprint: string;
  /** Layers in execution order, without inner steps (`partOf`). */
  readonly layers: readonly LayerInfo[];
  readonly input: InputInfo;
  readonly output: OutputInfo;
  /** Short, distinct class names by index. */
  readonly classNames: readonly string[];
  /** All weight values. */
  readonly parameters: number;
  readonly convolutions: number;
  /** Layer that heatmaps explain by default, and why; null when no layer has rows and columns. */
  readonly heatmapLayer: { readonly layer: string; readonly reason: string } | null;
  /** One word for what it was trained on, when the file says so: `ImageNet`. */
  readonly dataset: string | null;
}
