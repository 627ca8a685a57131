import { applications, type ApplicationFacts } from '../../facts/applications.js';
import type { Preprocessing } from '../../core/graph/layer-info.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import { attribute, scriptString } from '../../view/share/quoting.js';

export const codeForms = ['typescript', 'html', 'python'] as const;
export type CodeForm = (typeof codeForms)[number];

export interface CodedSteps {
  readonly model: string;
  readonly photo: string;
  readonly answer: string;
}

/** What is known of the model and the photo, for the code. */
export interface CodedView {
  readonly model: ModelSummary;
  /** Name or address that the model was asked for by. */
  readonly source: string;
  readonly photo: string;
}

/** The three steps as a program: for Node, as tags of a page, and with Keras. */
export function codeOf(form: CodeForm, view: CodedView): CodedSteps {
  switch (form) {
    case 'typescript':
      return typescript(view);
    case 'html':
      return markup(view);
    case 'python':
      return python(view);
  }
}

function typescript({ source, photo }: CodedView): CodedSteps {
  return {
    model: `import { loadModel, predict, readPhoto, startBackend } from 'convlens/node';

await startBackend();
const network = await loadModel(${scriptString(source)});`,
    photo: `const { values } = await readPhoto(${scriptString(photo)}, network);`,
    answer: `const { top } = await predict(network, values, { top: 5 });
console.log(top);`,
  };
}

function markup({ source, photo }: CodedView): CodedSteps {
  return {
    model: `<cl-session ${attribute('model', source)}`,
    photo: `            ${attribute('image', photo)}>`,
    answer: `  <cl-predictions></cl-predictions>
</cl-session>`,
  };
}

function python({ model, source, photo }: CodedView): CodedSteps {
  const [height = 0, width = 0] = model.input.shape;
  const known = applicationOf(model.name);
  const image = `image = keras.utils.load_img(
    ${pythonString(photo)}, target_size=(${height}, ${width}),
    keep_aspect_ratio=True, interpolation="bilinear",
)
values = keras.utils.img_to_array(image)[None]`;
  if (known) {
    const { module } = known;
    return {
      model: `import keras
from keras.applications import ${module}

model = ${module}.${known.name}(weights="imagenet")`,
      photo: `${image}
values = ${module}.preprocess_input(values)`,
      answer: `scores = model.predict(values)
print(${module}.decode_predictions(scores, top=5)[0])`,
    };
  }
  // Keras opens its own files alone.
  const file = isKerasFile(source)
    ? `model = keras.models.load_model(${pythonString(source)})`
    : `# This model is no file of Keras: name one of yours.
model = keras.models.load_model("model.keras")`;
  return {
    model: `import keras\n\n${file}`,
    photo: `${image}
${arithmetic(model.input.preprocessing)}`,
    answer: `scores = model.predict(values)[0]
for index in scores.argsort()[:-6:-1]:
    print(index, scores[index])`,
  };
}

const isKerasFile = (source: string): boolean => /\.(keras|h5|hdf5)$/i.test(source);

/** A string of Python; what cannot be seen is written as its number. */
const pythonString = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\x7f-\x9f]/gu, (one) => {
    const code = one.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });

/** The function of Keras Applications that Keras gives a model of that name. */
const applicationOf = (name: string): ApplicationFacts | undefined =>
  applications.find((one) => one.keras === 3 && one.name.toLowerCase() === name.toLowerCase());

/** What becomes of levels, as Keras would have it written. */
function arithmetic({ mean, std, channels }: Preprocessing): string {
  const same = (values: readonly number[]) => values.every((one) => one === values[0]);
  const number = (values: readonly number[]) =>
    same(values) ? `${values[0]}` : `[${values.join(', ')}]`;
  const flipped = channels === 'BGR' ? 'values[..., ::-1]' : 'values';
  const centred = mean.every((one) => one === 0) ? flipped : `(${flipped} - ${number(mean)})`;
  const scaled = std.every((one) => one === 1) ? centred : `${centred} / ${number(std)}`;
  return `values = ${scaled.replace(/^\((.*)\)$/, '$1')}`;
}
