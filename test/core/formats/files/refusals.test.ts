import { expect } from 'chai';
import { zipSync } from 'fflate';
import { ModelFormatError } from '../../../../src/core/errors.js';
import { rejection } from '../../graph/rejection.js';
import { chosenFile, readAll } from '../model-files.js';

/** Bytes from hexadecimal digits and, in quotes, text; then zeros. */
function bytes(description: string): Uint8Array {
  const pieces = description.match(/'[^']*'|[0-9a-f]{2}/g) ?? [];
  const found = pieces.flatMap((piece) =>
    piece.startsWith("'")
      ? [...new TextEncoder().encode(piece.slice(1, -1))]
      : [Number.parseInt(piece, 16)],
  );
  return Uint8Array.from([...found, ...Array.from({ length: 64 }, () => 0)]);
}

/** First bytes as the description of each format has them, put together by hand. */
const kinds: readonly (readonly [string, string, RegExp])[] = [
  ['saved_model.pb', "08 01 12 96 ef 01 0a 9c 33 12 04 'serve'", /tensorflowjs_converter/],
  ['frozen.pb', "0a 30 0a 05 'input' 12 0b 'Placeholder'", /frozen TensorFlow graph/],
  ['a.tflite', "1c 00 00 00 'TFL3' 14 00", /TFLite/],
  ['a.onnx', "08 08 12 07 'pytorch' 1a 05 '2.3.0'", /ONNX models are not read yet/],
  ['b.onnx', '08 07 3a 80 02 0a 10', /ONNX/],
  ['a.mlmodel', "08 04 12 9a 01 0a 20 0a 05 'image'", /Core ML/],
  ['a.pt', '80 02 8a 0a 6c fc 9c 46 f9 20 6a a8 50 19 2e', /PyTorch/],
  ['a.pkl', '80 04 95 3a 00 00 00', /pickle/],
  ['a.safetensors', '40 01 00 00 00 00 00 00 \'{"weight":\'', /safetensors/],
  ['a.tar.gz', '1f 8b 08 00', /gzip/],
  ['a.png', "89 'PNG' 0d 0a 1a 0a", /picture/],
  ['a.npy', "93 'NUMPY' 01 00 76 00", /array of NumPy/],
  ['a.mat', "'MATLAB 5.0 MAT-file, Platform: GLNXA64'", /MATLAB/],
  ['a.tar', `'net/model.json' ${'00'.repeat(243)} 'ustar' 00 '00'`, /tar archive/],
  ['a.h5', "'version https://git-lfs.github.com/spec/v1' 0a 'oid sha256:'", /Git LFS .* lfs pull/],
];

describe('a model of another kind', () => {
  for (const [name, head, message] of kinds) {
    it(`is refused by its kind, whatever its name is: ${name}`, async () => {
      for (const called of [name, 'model.h5']) {
        const error = await rejection(readAll(chosenFile(called, bytes(head))));
        expect(error).to.be.instanceOf(ModelFormatError);
        expect(error.message).to.match(message);
        expect(error.message).to.contain(`"${called}"`);
      }
    });
  }

  it('is refused in a folder too: a SavedModel, with the command that converts it', async () => {
    const error = await rejection(
      readAll([
        chosenFile('net/variables/variables.index', bytes('00 01')),
        chosenFile('net/fingerprint.pb', bytes('08 b9 a4 ea a4 10')),
        chosenFile('net/saved_model.pb', bytes('08 01 12 96 ef 01 0a 9c')),
      ]),
    );
    expect(error.message).to.match(/"saved_model.pb".*SavedModel.*--input_format=tf_saved_model/);
  });

  it('is refused as an archive of PyTorch', async () => {
    const archive = zipSync({ 'net/data.pkl': bytes('80 02'), 'net/data/0': bytes('00') });
    expect((await rejection(readAll(archive))).message).to.contain('PyTorch');
  });
});
