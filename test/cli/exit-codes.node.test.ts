import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { complaint, convlens } from './convlens.js';

const photo = 'test/golden/chelsea-224.png';

describe('convlens, used wrongly, exits with 2 and one line that helps', () => {
  const cases: readonly (readonly [title: string, args: readonly string[], line: RegExp])[] = [
    ['no command', [], /give a command: predict, .* or bench/],
    [
      'an unknown command',
      ['predcit', photo],
      /"predcit"; did you mean "predict"\? give predict, heatmap/,
    ],
    ['another unknown command', ['explain', photo], /"explain"; give predict, heatmap/],
    ['no photo', ['predict'], /IMAGE is missing \(see convlens predict --help\)/],
    ['two photos', ['predict', photo, 'b.png'], /"b.png" is too much/],
    ['an unknown option', ['predict', photo, '--tops', '3'], /"--tops"; did you mean "--top"\?/],
    ['no value', ['predict', photo, '--top', '--json'], /--top needs a value: --top N/],
    ['a value for a flag', ['predict', photo, '--json=1'], /--json takes no value/],
    ['a word for a number', ['predict', photo, '--top', 'many'], /whole number .* not "many"/],
    ['a number too small', ['predict', photo, '--top', '-1'], /at least 1, not "-1"/],
    ['a fraction', ['filters', '--layer', 'x', '--steps', '1.5'], /--steps .* not "1.5"/],
    ['an odd size', ['filters', '--layer', 'x', '--size', '33'], /--size takes an even number/],
    ['two things to dream of', ['dream', photo, '--layer', 'x', '--class', 'tabby'], /one of them/],
    ['a channel of a class', ['dream', photo, '--class', '1', '--channel', '2'], /by --layer/],
    ['no layer', ['activations', photo], /--layer is missing, for example --layer \w+/],
    [
      'a wrong list',
      ['filters', '--layer', 'x', '--channels', '5-2'],
      /0-15,20, or all, not "5-2"/,
    ],
    [
      'a method with a slip',
      ['heatmap', photo, '--method', 'grad-kam'],
      /"grad-kam"; did you mean "grad-cam"\? there is grad-cam/,
    ],
    [
      'a setting with a slip',
      ['heatmap', photo, '--method', 'occlusion', '--set', 'windw=8'],
      /no setting "windw"; did you mean "window"\? there is window/,
    ],
    ['an unknown method', ['heatmap', photo, '--method', 'lime'], /"lime": there is grad-cam/],
    [
      'a setting that there is not',
      ['heatmap', photo, '--method', 'occlusion', '--set', 'size=3'],
      /occlusion has no setting "size": there is window, stride, fill/,
    ],
    [
      'a setting of the wrong kind',
      ['heatmap', photo, '--method', 'occlusion', '--set', 'window=wide'],
      /window is a number, not "wide"/,
    ],
    ['an unknown metric', ['faithfulness', photo, '--metric', 'x'], /there is deletion, insertion/],
    ['unknown methods', ['compare', photo, '--methods', 'grad-cam,lime'], /"lime": there is/],
    ['an unknown randomisation', ['sanity', photo, '--randomisation', 'x'], /cascading, indep/],
    ['an unknown preset', ['filters', '--layer', 'x', '--preset', 'best'], /quick, good, print/],
    ['an unknown objective', ['filters', '--layer', 'x', '--objective', 'x'], /channel, negative/],
    [
      'a place out of the picture',
      ['filters', '--layer', 'x', '--objective', 'neuron:0.5,2'],
      /neuron takes X,Y, each from 0 to 1, not "0.5,2"/,
    ],
    [
      'a direction without weights',
      ['filters', '--layer', 'x', '--objective', 'direction:3'],
      /direction takes CHANNEL=WEIGHT,…, not "3"/,
    ],
    [
      'a partner without a channel',
      ['filters', '--layer', 'x', '--objective', 'joint:block2_add'],
      /joint takes LAYER:CHANNEL, not "block2_add"/,
    ],
    [
      'settings and a preset',
      ['filters', '--settings', 'x.json', '--preset', 'good'],
      /leave one of them out/,
    ],
    [
      'a transform that there is not',
      ['filters', '--layer', 'x', '--transforms', 'spin=3'],
      /no transform "spin": there is pad, jitter/,
    ],
    [
      'a transform out of its range',
      ['filters', '--layer', 'x', '--transforms', 'rotate=900'],
      /rotate takes a number from 0 to 180, not "900"/,
    ],
    ['a picture that is no PNG', ['heatmap', photo, '--out', 'a.jpg'], /name it "a.png"/],
  ];
  for (const [title, args, line] of cases) {
    it(`for ${title}`, async () => {
      const ended = await convlens(...args);
      expect(ended.code).to.equal(2);
      expect(ended.stdout).to.equal('');
      expect(complaint(ended)).to.match(line);
      expect(ended.stderr.trimEnd().split('\n')).to.have.length(1);
    });
  }
});

describe('convlens, when it fails, exits with 1 and the named error', () => {
  let server: Server;
  let missing: string;
  before(
    () =>
      new Promise<void>((resolve) => {
        server = createServer((_, response) => response.writeHead(404).end()).listen(0, () => {
          const address = server.address();
          const port = typeof address === 'object' && address ? address.port : 0;
          missing = `http://localhost:${port}/model.json`;
          resolve();
        });
      }),
  );
  after(() => server.close());

  const fails = (title: string, args: () => readonly string[], line: RegExp) =>
    it(title, async () => {
      const ended = await convlens(...args());
      expect(ended.code).to.equal(1);
      expect(ended.stdout).to.equal('');
      expect(complaint(ended)).to.match(line);
    });

  fails(
    'for a photo that is not there',
    () => ['predict', 'no.png'],
    /^ImageDecodeError: .*no\.png/,
  );
  fails(
    'for a file that is no photo',
    () => ['predict', 'test/golden/pictures/not-an-image.png'],
    /^ImageDecodeError: not a picture/,
  );
  fails(
    'for a photo cut short',
    () => ['predict', 'test/golden/pictures/truncated.png'],
    /^ImageDecodeError: .*cut short/,
  );
  fails(
    'for --no-resize with another size than the input’s',
    () => ['predict', 'test/golden/pictures/1x1.png', '--no-resize'],
    /^ShapeError: .*1 × 1 .* 224 × 224/,
  );
  fails('for a model that is not there', () => ['summary', '--model', 'no'], /^FetchError: .*"no"/);
  fails('for a model URL that is 404', () => ['summary', '--model', missing], /^FetchError: .*404/);
  fails(
    'for a model that is none',
    () => ['summary', '--model', 'package.json'],
    /^ModelFormatError: /,
  );
  fails(
    'for an unknown layer',
    () => ['heatmap', photo, '--layer', 'block14_ad'],
    /^LayerNotFoundError: .*"block14_add"/,
  );
  fails(
    'for a layer with a slip',
    () => ['heatmap', photo, '--layer', 'blok10_add'],
    /^LayerNotFoundError: no layer "blok10_add".*did you mean "block10_add"/,
  );
  fails(
    'for a layer without rows and columns',
    () => ['heatmap', photo, '--layer', 'pool'],
    /^NotSpatialError: .*"pool"/,
  );
  fails(
    'for an unknown class, with names that are near',
    () => ['heatmap', photo, '--class', 'tabbi'],
    /^ClassNotFoundError: .*"tabby"/,
  );
  fails(
    'for a class beyond the last',
    () => ['heatmap', photo, '--class', '1000'],
    /^ClassNotFoundError: .*0 to 999, not 1000/,
  );
  fails(
    'for a channel beyond the last',
    () => ['filters', '--layer', 'block14_add', '--channels', '0,192'],
    /^ChannelNotFoundError: .*0 to 191, not 192/,
  );
  fails(
    'for a picture in a folder that is not there, before anything is computed',
    () => ['filters', '--layer', 'block14_add', '--out', 'no-such-folder/a.png'],
    /^WriteError: .*no-such-folder/,
  );
});

describe('convlens --help', () => {
  it('lists the commands', async () => {
    const { code, stdout } = await convlens('--help');
    expect(code).to.equal(0);
    for (const name of [
      'predict IMAGE',
      'heatmap IMAGE',
      'activations IMAGE',
      'filters',
      'summary',
    ])
      expect(stdout).to.include(`convlens ${name}`);
  });

  it('of a command lists its options', async () => {
    const { code, stdout } = await convlens('heatmap', '--help');
    expect(code).to.equal(0);
    for (const option of ['class', 'layer', 'method', 'out', 'model', 'json', 'no-resize'])
      expect(stdout).to.include(`--${option}`);
  });

  it('stands beside --version, which is that of the package', async () => {
    const { code, stdout } = await convlens('--version');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^\d+\.\d+\.\d+\n$/);
  });
});
