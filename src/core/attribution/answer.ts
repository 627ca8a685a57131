import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../input-feed.js';
import { joinLayers } from './join-layers.js';
import type { Answer, Method, Question, Settings } from './method.js';

/**
 * What a method answers: by one layer, by several whose maps are joined at the size of the input, or
 * by the input itself. The class that the first layer's run finds holds for the others.
 *
 * @param layers - none for a method that explains the input, else at least one
 */
export async function answer(
  method: Method,
  question: Question,
  layers: readonly string[],
  settings: Settings,
): Promise<Answer> {
  if (method.at === 'input') return method.explain(question, settings);
  const [first = '', ...others] = layers;
  if (others.length === 0) return method.explain({ ...question, layer: first }, settings);
  const answers: Answer[] = [];
  for (const [index, layer] of layers.entries()) {
    const progress = (done: number, total: number) =>
      question.progress(index * total + done, layers.length * total);
    const aim = answers[0]?.aim ?? question.aim;
    answers.push(await method.explain({ ...question, aim, progress, layer }, settings));
  }
  const size = imageSize(imageInput(question.network));
  const maps = answers.map(({ map }) => map);
  const { aim, value } = answers[0]!;
  return { map: joinLayers(maps, size, method.join), aim, value, facts: factsOf(layers, answers) };
}

/** The facts of several layers, each under its own name and its layer's. */
function factsOf(layers: readonly string[], answers: readonly Answer[]): Answer['facts'] {
  const entries = answers.flatMap(({ facts = {} }, index) =>
    Object.entries(facts).map(([name, value]) => [`${name} (${layers[index]})`, value] as const),
  );
  return Object.fromEntries(entries);
}
