import type { InputInfo, LayerInfo, OutputInfo } from './graph/layer-info.js';

/** What the page knows of an open model. Plain data. */
export interface ModelSummary {
  readonly name: string;
  /** Short name for what it computes; what is kept of it is found again by it. */
  readonly fingerprint: string;
  /** Layers in execution order, without inner steps (`partOf`). */
  readonly layers: readonly LayerInfo[];
  /** The input that carries the image. */
  readonly input: InputInfo;
  /** The output that is explained. */
  readonly output: OutputInfo;
  /** All inputs, the one chosen first. */
  readonly inputs: readonly InputInfo[];
  /** All outputs, the one chosen first. */
  readonly outputs: readonly OutputInfo[];
  /** Short, distinct class names by index. */
  readonly classNames: readonly string[];
  /** All weight values. */
  readonly parameters: number;
  readonly convolutions: number;
  /** Layer that heatmaps explain by default, and why; null when no layer has rows and columns. */
  readonly heatmapLayer: { readonly layer: string; readonly reason: string } | null;
  /** One word for what it was trained on, when the file says so: `ImageNet`. */
  readonly dataset: string | null;
  /** Sentences about how the model was read: what was changed, or left out. */
  readonly remarks: readonly string[];
}
