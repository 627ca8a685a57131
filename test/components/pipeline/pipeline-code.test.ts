import { expect } from 'chai';
import { codeOf } from '../../../src/components/pipeline/pipeline-code.js';
import { model } from '../shared/snapshot.js';

const lite = { mean: [127, 127, 127], std: [128, 128, 128], channels: 'RGB' } as const;
const caffe = { mean: [103.939, 116.779, 123.68], std: [1, 1, 1], channels: 'BGR' } as const;

const view = (name: string, source: string, preprocessing: typeof lite | typeof caffe) => ({
  model: { ...model, name, input: { ...model.input, shape: [224, 200, 3], preprocessing } },
  source,
  photo: 'my cat.jpg',
});

describe('the code of a prediction in three steps', () => {
  it('is tags', () => {
    expect(codeOf('html', view('small', 'a"b.keras', lite))).to.deep.equal({
      model: `<cl-session model='a"b.keras'`,
      photo: '            image="my cat.jpg">',
      answer: '  <cl-predictions></cl-predictions>\n</cl-session>',
    });
  });

  it('is a program for Node', () => {
    const { model: first, photo, answer } = codeOf('typescript', view('s', 's.keras', lite));
    expect(first).to.contain("const network = await loadModel('s.keras');");
    expect(photo).to.equal("const { values } = await readPhoto('my cat.jpg', network);");
    expect(answer).to.contain('predict(network, values, { top: 5 })');
  });

  // Both were run with Keras 3.15, with weights=None in place of "imagenet".
  it('is Python with what Keras has for a network of its own', () => {
    expect(codeOf('python', view('mobilenetv2', 'mobilenetv2', lite))).to.deep.equal({
      model: `import keras
from keras.applications import mobilenet_v2

model = mobilenet_v2.MobileNetV2(weights="imagenet")`,
      photo: `image = keras.utils.load_img(
    "my cat.jpg", target_size=(224, 200),
    keep_aspect_ratio=True, interpolation="bilinear",
)
values = keras.utils.img_to_array(image)[None]
values = mobilenet_v2.preprocess_input(values)`,
      answer: `scores = model.predict(values)
print(mobilenet_v2.decode_predictions(scores, top=5)[0])`,
    });
  });

  it('is Python with the arithmetic of a file', () => {
    const { model: first, photo } = codeOf('python', view('s', 's.keras', caffe));
    expect(first).to.equal('import keras\n\nmodel = keras.models.load_model("s.keras")');
    expect(photo.split('\n').at(-1)).to.equal(
      'values = values[..., ::-1] - [103.939, 116.779, 123.68]',
    );
    expect(
      codeOf('python', view('s', 's.h5', lite))
        .photo.split('\n')
        .at(-1),
    ).to.equal('values = (values - 127) / 128');
  });

  it('says where Keras cannot open the model', () => {
    const { model: first } = codeOf('python', view('lite', 'efficientnet-lite0', lite));
    expect(first).to.contain('# This model is no file of Keras');
  });

  it('writes hostile names as text', () => {
    const { model: first } = codeOf('python', view('s', '"\n\u202e\u{e0001}.keras', lite));
    expect(first).to.contain(String.raw`load_model("\"\n\u202e\U000e0001.keras")`);
  });
});
