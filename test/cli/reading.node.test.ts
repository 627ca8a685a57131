import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { layer } from '../core/formats/model-files.js';
import { complaint, convlens, json } from './convlens.js';
import { behindConv, denseTop } from '../support/small-models.js';
import { twoClasses, twoOfEach, writeModel } from './write-model.js';

const photo = 'test/golden/pictures/formats/turned.png';

/** Two classes at each of 16 positions. */
const atPositions = behindConv([
  layer('Reshape', 'rows', { target_shape: [16, 2] }, 'conv'),
  layer('Activation', 'shares', { activation: 'softmax' }, 'rows'),
]);

interface Read {
  readonly top: readonly { name: string; probability: number }[];
  readonly photo: {
    readonly input: string;
    readonly crop: string | null;
    readonly preprocessing: { readonly name: string | null; readonly std: readonly number[] };
    readonly because: string;
    readonly evidence: string | null;
    readonly hint: string | null;
  };
}

describe('convlens, reading a photo', () => {
  let folder: string;
  let two: string;
  let each: string;
  let number: string;
  let positions: string;
  let untrained: string;
  let names: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convlens-'));
    two = await writeModel(join(folder, 'two'), twoClasses);
    each = await writeModel(join(folder, 'each'), twoOfEach);
    const values = new Float32Array(8);
    number = await writeModel(join(folder, 'number'), denseTop(1, 'linear'));
    positions = await writeModel(join(folder, 'positions'), atPositions);
    untrained = await writeModel(join(folder, 'untrained'), { ...twoClasses, values });
    names = join(folder, 'names.txt');
    await writeFile(names, 'cat\ndog\n');
  });
  after(() => rm(folder, { recursive: true }));

  const line = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await convlens(...args);
    expect(code, stderr).to.equal(0);
    return stdout.split('\n').filter((one) => /^(photo|hint): /.test(one));
  };

  it('says that it is read as the model says, as guessed, and as was asked', async () => {
    expect(await line('predict', photo)).to.eql([
      'photo: crop centre, RGB pixels less 127, by 128 for input "input", as the model says',
    ]);
    const [guessed] = await line('predict', photo, '--model', two);
    expect(guessed).to.match(/^photo: crop centre, pixels 0…1 for input "image", guessed: most/);
    const asked = ['--model', two, '--preprocessing', 'tf', '--crop', 'stretch'];
    expect((await line('predict', photo, ...asked))[0]).to.equal(
      'photo: crop stretch, pixels −1…1 for input "image", as you asked',
    );
  });

  it('has the same as fields of the JSON, and as a line on stderr beside it', async () => {
    const args = ['predict', photo, '--model', two, '--preprocessing', 'none'];
    const { photo: read, top } = await json<Read>(...args);
    expect(read).to.deep.include({ input: 'image', crop: 'centre', because: 'asked', hint: null });
    expect(read.preprocessing).to.deep.include({ name: 'none', std: [1, 1, 1] });
    // By hand: the mean of the middle of the photo is (143, 104, 70) to a few levels.
    expect(top[0]!.probability).to.be.closeTo(1 / (1 + Math.exp(-3.2)), 0.01);
    const { stderr } = await convlens(...args, '--json');
    expect(stderr).to.match(/^photo: crop centre, pixels 0…255 for input "image", as you asked$/m);
  });

  it('hints at another reading where the guess is nearly chance and that one is not', async () => {
    const [, hint] = await line('heatmap', photo, '--model', two);
    expect(hint).to.match(/^hint: with --preprocessing none the answer is class 1, 9[0-9.]+\s%/);
  });

  it('says of a number its value, in both directions the same, where of a class it says the logit', async () => {
    const { value } = await json<{ value: number }>('predict', photo, '--model', number);
    for (const direction of ['higher', 'lower']) {
      const args = ['heatmap', photo, '--model', number, '--class', direction];
      const found = await json<Readonly<Record<string, unknown>>>(...args);
      expect(found['value']).to.be.closeTo(value, 1e-6);
      expect(found).not.to.have.property('logit');
      const { stdout } = await convlens(...args);
      expect(stdout).to.match(
        new RegExp(`^grad-cam for a ${direction} number \\(\\d\\), value ${value.toFixed(2)}`),
      );
    }
    const ofClass = await convlens('heatmap', photo, '--model', two);
    expect(ofClass.stdout).to.match(/^grad-cam for class 1 \(1\), \d+\.\d\u00a0%, logit /);
  });

  it('tells of the position that is chosen, where one is', async () => {
    const said = async (...args: readonly string[]) => {
      const { stdout } = await convlens('predict', photo, '--model', positions, ...args);
      return stdout.split('\n').filter((one) => /positions with 2 classes/.test(one));
    };
    expect((await said())[0]).to.match(/Until you choose a position/);
    expect((await said('--position', '1'))[0]).to.match(/those of the position you chose/);
  });

  it('hints that no reading tells the classes apart', async () => {
    const { photo: read } = await json<Read>('predict', photo, '--model', untrained);
    expect(read.hint).to.match(/in whichever way .* 2 classes gets 50\.0\s% at most/);
  });

  for (const [command, ...more] of [
    ['predict', photo],
    ['heatmap', photo],
    ['compare', photo, '--methods', 'grad-cam'],
    ['faithfulness', photo],
    ['sanity', photo, '--steps', '1'],
    ['activations', photo, '--layer', 'point'],
    ['unit', 'point:0', photo],
    ['filters', '--layer', 'point', '--channels', '0', '--steps', '1', '--size', '16'],
    ['dream', photo, '--layer', 'point', '--steps', '1', '--octaves', '1', '--size', '32'],
  ]) {
    it(`tells it in one line with ${command}, and in its JSON`, async () => {
      const args = [command!, ...more, '--model', two, '--preprocessing', 'none'];
      const lines = await line(...args);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(/^photo: .*pixels 0…255 for input "image", as you asked$/);
      const found = await json<Read | readonly Read[]>(...args);
      const read = [found].flat()[0] as Read;
      expect(read.photo.preprocessing.name).to.equal('none');
    });
  }

  it('takes names of classes from a file', async () => {
    const { top } = await json<Read>('predict', photo, '--model', two, '--labels', names);
    expect(top.map(({ name }) => name)).to.eql(['dog', 'cat']);
    const wrong = await convlens('predict', photo, '--labels', names);
    expect(wrong.code).to.equal(1);
    expect(complaint(wrong)).to.match(/^LabelsError: .*2 names.*1000 classes/);
    const missing = await convlens('predict', photo, '--labels', 'no.txt');
    expect(complaint(missing)).to.match(/^LabelsError: there is no such file: "no\.txt"/);
  });

  it('takes the input and the output of one’s choice', async () => {
    const model = ['predict', photo, '--model', each, '--preprocessing', 'none'];
    expect((await json<Read>(...model)).photo.input).to.equal('left');
    const right = await json<Read>(...model, '--input', 'right', '--output', 'right_shares');
    expect(right.photo.input).to.equal('right');
    expect(right.top[0]!.probability).to.be.above(0.9);
    const apart = await convlens(...model, '--input', 'right', '--output', 'left_shares');
    expect(apart.code, 'of an output that the photo does not reach').to.equal(1);
    expect(complaint(apart)).to.match(/^ImageIndependentError: "left_/);
    const wrong = await convlens(...model, '--input', 'top');
    expect(wrong.code).to.equal(1);
    expect(complaint(wrong)).to.match(
      /^LayerNotFoundError: no input "top": there is "left", "right"/,
    );
    expect(complaint(await convlens(...model, '--output', 'x'))).to.match(
      /no output "x": there is/,
    );
  });

  it('refuses a preprocessing or a crop that there is not, and two that contradict', async () => {
    const wrong = [
      [['--preprocessing', 'vgg'], /no preprocessing "vgg": there is none, unit, tf, caffe, torch/],
      [['--crop', 'left'], /no crop "left": there is centre, standard, stretch, none/],
      [['--crop', 'stretch', '--no-resize'], /leave it or --crop stretch out/],
    ] as const;
    for (const [args, message] of wrong) {
      const ended = await convlens('predict', photo, '--model', two, ...args);
      expect(ended.code).to.equal(2);
      expect(complaint(ended)).to.match(message);
    }
  });
});
