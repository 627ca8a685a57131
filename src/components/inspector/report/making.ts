import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { InputInfo } from '../../../core/graph/layer-info.js';
import type { ModelSummary } from '../../../core/summary/model-summary.types.js';
import { version } from '../../../facts/version.js';
import { layersText, parametersText } from '../../../view/counted.js';
import { listText } from '../../../view/lists.js';
import { dateText, exact, shapeText, windowText } from '../../../view/numbers.js';
import { remarkText } from '../../../view/remark-text.js';
import { defaultModel } from '../../session/sources.js';
import { backendName } from '../../status/backend.js';
import { facts } from './pieces.js';
import type { ReportedView } from './reported-view.types.js';

/** What a heatmap shows, and what is not to be concluded from it. */
export function readingPart(): TemplateResult {
  return html`<section>
    <h2>${msg('How to read it')}</h2>
    <p>
      ${msg('The colours show which places of the photo this answer depends on, as one method sees it at one layer. They do not show what the network made of those places, nor its reasons in words of ours.')}
    </p>
    <p>
      ${msg('A bright place is no proof: another method or layer may draw another map, and a map can look right where the answer is wrong. Each cell of a coarse map looks at an area much larger than itself.')}
    </p>
    <p>
      ${msg('Values of two maps can be compared only where method, layer and scale are the same. A share says how sure the network is, not how often it is right.')}
    </p>
  </section>`;
}

/** Model, photo, how the one was given the other, and what computed. */
export function makingPart(view: ReportedView): TemplateResult {
  const { model, photo, sample, backend, at } = view;
  const { remarks, dataset, fingerprint, layers, parameters } = model;
  const size = windowText([photo.height, photo.width]);
  return html`<section>
    <h2>${msg('How it was made')}</h2>
    ${facts([
      [
        msg('Model'),
        listText([
          model.name,
          layersText(layers.length),
          parametersText(parameters),
          ...(dataset === null ? [] : [dataset]),
        ]),
      ],
      [msg('Opened from'), sourceText(view)],
      [msg('Fingerprint'), html`<span class="mono">${fingerprint}</span>`],
      [msg('Photo'), msg(str`${photo.name}, ${size} pixels (rows × columns)`)],
      [msg('Prepared'), preparedText(model)],
      [msg('Credit of the photo'), sample && sample.credit !== '' ? sample.credit : null],
      [msg('Credit of the model'), modelCredit(view)],
      [msg('Computed by'), computedText(backend)],
      [msg('Saved'), dateText(at)],
    ])}
    ${
      remarks.length > 0
        ? html`<ul>
            ${remarks.map((remark) => html`<li>${remarkText(remark)}</li>`)}
          </ul>`
        : nothing
    }
    <p>${msg('Photo and model stayed on the device that this was computed on.')}</p>
  </section>`;
}

/** An address without what may be a key in it: a name before its host, what stands behind a question mark. */
function sourceText({ modelSource }: ReportedView): string | null {
  if (modelSource === null || !URL.canParse(modelSource)) return modelSource;
  const { protocol, host, pathname } = new URL(modelSource);
  if (protocol === 'data:') return protocol;
  return host === '' ? `${protocol}${pathname}` : `${protocol}//${host}${pathname}`;
}

function modelCredit({ modelSource }: ReportedView): string | null {
  return modelSource === defaultModel
    ? msg('EfficientNet-Lite0, The TensorFlow Authors; Apache License 2.0')
    : null;
}

function computedText(backend: ReportedView['backend']): string {
  const parts = [
    `convlens ${version}`,
    ...(backend?.tfjs === undefined ? [] : [`TensorFlow.js ${backend.tfjs}`]),
    ...(backend ? [backendName(backend.name)] : []),
  ];
  return listText(parts);
}

/** What became of the photo before the network read it. */
function preparedText({ input, guess, choices }: ModelSummary): string {
  const [rows = 0, columns = 0] = input.shape;
  const size = windowText([rows, columns]);
  const cut = msg(
    str`The largest part in the middle that has the proportions of the input, scaled to ${size} pixels.`,
  );
  return `${cut} ${levelsText(input)} ${why(guess, choices)}`;
}

function levelsText({ shape, preprocessing: { mean, std, channels } }: InputInfo): string {
  const shown = shapeText(shape);
  const means = numbersText(mean);
  const deviations = numbersText(std);
  return msg(
    str`Input ${shown}, channels ${channels}; each value is (level − ${means}) ÷ ${deviations}, for levels from 0 to 255.`,
  );
}

/** One number that holds for all channels, or one for each. */
function numbersText(all: readonly number[]): string {
  return listText([...new Set(all)].length === 1 ? [exact(all[0]!)] : all.map((one) => exact(one)));
}

function why(guess: ModelSummary['guess'], choices: ModelSummary['choices']): string {
  if (choices?.preprocessing) return msg('Chosen by hand.');
  return guess === null ? msg('The file says so.') : msg('Guessed from how the model is built.');
}
