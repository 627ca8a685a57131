import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { FetchError } from '../../core/errors.js';
import { imageInput } from '../../core/graph/input-feed.js';
import { prepareImage } from '../../core/image/prepare-image.js';
import { decodePicture } from '../../platform/node/decode-picture.js';
import { readText } from '../../platform/node/file-trouble.js';
import { checkWritable, writeWhole } from '../../platform/node/write-file.js';
import { defaultModel } from '../../platform/package.js';
import { bytes } from '../../view/numbers.js';
import { applicationNamed } from '../application-named.js';
import type { Command } from '../command.js';
import { ModelFiles } from '../model-files.js';
import { modelSource, openModel } from '../open.js';
import { inMarkup } from '../markup.js';
import { namesOfParts, pageFile } from '../page-file.js';
import { common, outPath } from '../shared-options.js';
import { UsageError } from '../usage-error.js';

/** `convlens page`: a page that needs neither a server nor a network. */
export const page: Command = {
  name: 'page',
  summary: 'a page in one file with model and photos in it, to open from a disk',
  operand: 'IMAGE',
  several: true,
  options: {
    out: { value: 'FILE', help: 'the page, as HTML' },
    body: {
      value: 'FILE',
      help: 'HTML of the body, whose tags name photos and model as the files are called (an inspector)',
    },
    title: { value: 'TEXT', help: 'the title (the first photo and the model)' },
    model: {
      value: 'M',
      help: 'efficientnet-lite0 (default), a model.json, .keras, .h5, zip or folder, or a URL',
    },
    labels: { value: 'FILE', help: 'names of the classes, one a line or JSON (as the model says)' },
    help: common.help,
  },
  example: 'convlens page cat.jpg --out lesson.html',

  async run(args, output) {
    const photos = args.operands('IMAGE');
    args.required('out', 'lesson.html');
    const out = outPath(args, 'HTML') ?? '';
    checkModel(args.text('model'));
    const model = nameOfModel(args.text('model') ?? defaultModel);
    const labels = args.text('labels');
    const body = args.text('body');
    if (body !== undefined && labels !== undefined) {
      throw new UsageError('--labels are for the inspector; a --body names its own');
    }
    const names = [model, ...photos.map((path) => basename(path))];
    checkNames(names);
    await checkWritable(out);

    const html = body === undefined ? null : await readText(body, (why) => new FetchError(why));
    const pictures = await Promise.all(photos.map((path) => decodePicture(path)));
    const read = new ModelFiles();
    const network = await openModel(args, output, read.fetch);
    // Said now, and not in the classroom.
    for (const { picture } of pictures) prepareImage(picture, imageInput(network));
    output.progress('page');
    const files = new Map([[model, await read.packed(await modelSource(args))]]);
    for (const path of photos) files.set(basename(path), await readFile(path));
    const [, image = ''] = names;
    const list = labels === undefined ? {} : { labels: dataUrl(await readFile(labels)) };
    const page = await pageFile({
      title: args.text('title') ?? `${image}, ${model}`,
      body: html ?? inspector({ model, image, ...list }),
      files,
    });
    await writeWhole(out, page);
    output.settle();
    output.print([`${out}: ${bytes(Buffer.byteLength(page))}`]);
  },
};

/** Weights alone are no model that a page can open. */
function checkModel(model: string | undefined): void {
  if (applicationNamed(model) === undefined) return;
  throw new UsageError(
    `a page holds the file of a model, and "${model}" is only a name; save the model in Keras, and give that file`,
  );
}

const dataUrl = (list: Buffer): string => `data:text/plain;base64,${list.toString('base64')}`;

function inspector(names: Readonly<Record<string, string>>): string {
  const attributes = Object.entries(names).map(([name, value]) => ` ${name}="${inMarkup(value)}"`);
  return `<cl-inspector${attributes.join('')}></cl-inspector>`;
}

/** What a model is called in a page: its file, or for a model.json the folder that it is in. */
function nameOfModel(model: string): string {
  const path = URL.canParse(model) ? new URL(model).pathname : resolve(model);
  const name = basename(path);
  const folder = basename(dirname(path));
  return name === 'model.json' && folder !== '' ? folder : name;
}

/** Tags name what is in a page by its name alone. */
function checkNames(names: readonly string[]): void {
  const seen = new Set(namesOfParts);
  for (const name of names) {
    if (seen.has(name)) {
      throw new UsageError(
        `"${name}" is the name of two things in the page; call one of them differently`,
      );
    }
    seen.add(name);
  }
}
