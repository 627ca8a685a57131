import type { LayerChoice } from '../attribution/default-layer.js';
import type { LabelSource } from '../prediction/class-labels.js';
import type { Choices } from '../graph/choices.js';
import type { InputInfo, LayerInfo, OutputInfo } from '../graph/layer-info.js';
import type { Remark } from '../graph/remark.js';
import type { PreprocessingGuess } from '../image/guess-preprocessing.js';
import type { NamedPreprocessing } from '../image/preprocessings.js';

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
  /** Where they come from. */
  readonly labels: LabelSource;
  /** The usual ways to prepare a photo that suit it; `input` has the one in use. */
  readonly readings: readonly NamedPreprocessing[];
  /** Which of them it most likely wants, and why; null where its file says how it wants photos. */
  readonly guess: PreprocessingGuess | null;
  /** What a person chose of it, where something was chosen. */
  readonly choices?: Choices;
  /** All weight values. */
  readonly parameters: number;
  readonly convolutions: number;
  /** Layer that heatmaps explain by default, and why; null when no layer has rows and columns. */
  readonly heatmapLayer: LayerChoice | null;
  /** One word for what it was trained on, when the file says so: `ImageNet`. */
  readonly dataset: string | null;
  /** What is to be known of how the model was read: what was changed, or left out. */
  readonly remarks: readonly Remark[];
}
