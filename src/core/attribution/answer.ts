import type { Settings } from '../../facts/setting.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { layerPlacement } from '../placement/layer-placement.js';
import { onInput } from '../placement/placement.js';
import { joinLayers } from './join-layers.js';
import type { Answer, LayerQuestion, Question } from './method.js';
import type { Method } from './methods.js';

/**
 * What a method answers: by one layer, by several whose maps are joined on the input, each where its
 * cells lie, or by the input itself. The class that the first layer's run finds holds for the others.
 *
 * @param layers - none for a method that explains the input, else at least one
 */
export async function answer(
  method: Method,
  question: Question,
  layers: readonly string[],
  settings: Settings,
): Promise<Answer> {
  if (method.at === 'input') {
    const placement = onInput(imageSize(imageInput(question.network)));
    return { placement, ...(await method.explain(question, settings)) };
  }
  const [first = '', ...others] = layers;
  if (others.length === 0) return byLayer(method, { ...question, layer: first }, settings);
  const answers: Answer[] = [];
  for (const [index, layer] of layers.entries()) {
    const progress = (done: number, total: number) =>
      question.progress(index * total + done, layers.length * total);
    const aim = answers[0]?.aim ?? question.aim;
    answers.push(await byLayer(method, { ...question, aim, progress, layer }, settings));
  }
  const { aim, value } = answers[0]!;
  const facts = factsOf(layers, answers);
  return { ...joinLayers(answers, method.join), aim, value, ...(facts ? { facts } : {}) };
}

async function byLayer(
  method: Extract<Method, { at: 'layer' }>,
  question: LayerQuestion,
  settings: Settings,
): Promise<Answer> {
  const placement = layerPlacement(question.network, question.layer, question.placement);
  return { placement, ...(await method.explain(question, settings)) };
}

/** The facts of several layers, each under its own name and its layer's. */
function factsOf(layers: readonly string[], answers: readonly Answer[]): Answer['facts'] {
  const entries = answers.flatMap(({ facts = {} }, index) =>
    Object.entries(facts).map(([name, value]) => [`${name} (${layers[index]})`, value] as const),
  );
  return Object.fromEntries(entries);
}
