import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { mapRows } from '../../../view/map-rows.js';
import { dateText, windowText } from '../../../view/numbers.js';
import { heatmapData } from '../../heatmap/save.js';
import { headline } from '../../evaluate/figures.js';
import { channelPart } from './channel.js';
import { comparisonPart } from './comparison.js';
import { decisionPart } from './decision.js';
import { heatmapPart } from './heatmap.js';
import { htmlFile } from './html-file.js';
import { exactJson } from './json.js';
import { makingPart, readingPart } from './making.js';
import { data, figure } from './pieces.js';
import { pictureAddress } from './pictures.js';
import type { ReportedDream, ReportedView } from './reported-view.types.js';
import { unitPart } from './unit.js';

export { reportedView } from './reported-view.js';

/** A name for the file: of the photo and the model. */
export function reportName({ photo, model }: ReportedView): string {
  const words = [photo.name.replace(/\.\w+$/, ''), model.name].map((name) =>
    name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40),
  );
  return `${words.join('-')}.html`;
}

/**
 * The view as one HTML file that needs nothing else: pictures are in it, no script is, and nothing is
 * fetched. It is in the language of the page.
 */
export async function report(view: ReportedView): Promise<Blob> {
  const { model, photo } = view;
  const title = msg(str`${photo.name}, as ${model.name} sees it`);
  return htmlFile(title, await body(view, title));
}

async function body(view: ReportedView, title: string): Promise<TemplateResult> {
  const { model, decision, heatmap, channel, unit, compare, dream, evaluation } = view;
  return html`<header>
      <h1>${title}</h1>
      <p class="muted">${msg(str`A report by convlens, ${dateText(view.at)}`)}</p>
    </header>
    <section class="beside">
      ${await photoFigure(view)}
      <div>${decision ? await decisionPart(decision, model.classNames) : nothing}</div>
    </section>
    ${heatmap ? await heatmapPart(heatmap, model.layers) : nothing}
    ${channel ? await channelPart(channel, model) : nothing}
    ${unit ? await unitPart(unit, model) : nothing}
    ${compare ? await comparisonPart(compare) : nothing} ${dream ? await dreamPart(dream) : nothing}
    ${
      evaluation
        ? html`<section>
            <h2>${msg('Test: where it fails')}</h2>
            ${headline(evaluation)}
          </section>`
        : nothing
    }
    ${missingPart(view)} ${readingPart()} ${makingPart(view)} ${numbersPart(view)}`;
}

async function photoFigure({ photo, sample }: ReportedView): Promise<TemplateResult> {
  const size = windowText([photo.input.height, photo.input.width]);
  const words = sample?.alt === undefined || sample.alt === '' ? photo.name : sample.alt;
  return figure(
    await pictureAddress(photo.display),
    msg(str`The photo: ${words}`),
    html`<p>
      ${msg(str`${photo.name}: the part that the model sees, at ${size} pixels.`)}
      ${sample?.credit ?? ''}
    </p>`,
  );
}

async function dreamPart({ picture, about }: ReportedDream): Promise<TemplateResult> {
  return html`<section>
    <h2>${msg('Dream')}</h2>
    ${figure(await pictureAddress(picture), msg(str`Dream over the photo: ${about}`), about)}
  </section>`;
}

/** What was open and could not be told. */
function missingPart({ missing }: ReportedView): TemplateResult | typeof nothing {
  if (missing.length === 0) return nothing;
  return html`<section>
    <h2>${msg('Not in this report')}</h2>
    <ul>
      ${missing.map((one) => html`<li>${one}</li>`)}
    </ul>
  </section>`;
}

/** Every number that was drawn, for whoever goes on computing with them. */
function numbersPart(view: ReportedView): TemplateResult {
  const { decision, heatmap, channel, unit, compare, model } = view;
  const fires = channel?.fires;
  return html`<section>
    <h2>${msg('The numbers')}</h2>
    <p>${msg('As JSON, every digit that was computed.')}</p>
    ${
      decision
        ? data(
            msg('Scores and shares of all classes'),
            exactJson({
              classes: model.classNames,
              logits: decision.result.logits,
              probabilities: decision.result.probabilities,
            }),
          )
        : nothing
    }
    ${
      heatmap
        ? data(
            msg('Heatmap, before negative values are cut'),
            exactJson(heatmapData(heatmap.result)),
          )
        : nothing
    }
    ${
      channel && fires
        ? data(
            msg('Map of the channel'),
            exactJson({
              layer: channel.layer,
              channel: channel.channel,
              placement: fires.placement,
              map: mapRows(fires.map),
            }),
          )
        : nothing
    }
    ${unit ? data(msg('The channel and its circuit'), exactJson(unitData(unit.result))) : nothing}
    ${compare ? data(msg('Scores of the methods'), exactJson(scoresOf(compare))) : nothing}
  </section>`;
}

function unitData(result: NonNullable<ReportedView['unit']>['result']) {
  const { layer, channel, placement, peak, map, inputs, outputs, classes } = result;
  return { layer, channel, placement, peak, map: mapRows(map), inputs, outputs, classes };
}

function scoresOf({ result, measure }: NonNullable<ReportedView['compare']>) {
  return result.methods.map((method, row) => ({
    method,
    measure,
    classes: result.columns.map(({ title, classIndex }, c) => ({
      class: classIndex,
      name: title,
      ...result.cells[row]?.[c]?.measured,
    })),
  }));
}
