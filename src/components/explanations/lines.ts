import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { paneLine } from './pane-line.js';

export const networkLine = (): TemplateResult =>
  paneLine('network', msg('The network'), {
    shows: msg('Read downwards, as the photo passes.'),
    caution: msg(
      html`Each small picture is a mean over
        <button type="button" class="term" data-term="channel">channels</button>.`,
    ),
  });

/** Beside the sentence on how sure it is. */
export const decisionLine = (): TemplateResult =>
  paneLine('decision', msg('What it decided'), {
    shows: null,
    caution: msg(
      html`<button type="button" class="term" data-term="share">Shares</button>, not the chance to
        be right.`,
    ),
  });

/** @param method name of the method whose map it is */
export const heatmapLine = (method: string): TemplateResult =>
  paneLine('heatmap', msg('Why'), {
    shows: msg(html`Evidence found by ${method}, <span class="caution">not proof.</span>`),
    caution: '',
  });

export const firesLine = (): TemplateResult =>
  paneLine('fires', msg('Where it fires'), {
    shows: msg('The places in this photo that switch it on.'),
    caution: msg('Not why it decided.'),
  });

/** @param kernels whether the layer reads the photo itself, so that its kernels say it all */
export const looksLine = (kernels: boolean): TemplateResult =>
  paneLine('looks', msg('What it looks for'), {
    shows: kernels
      ? msg(
          html`Its <button type="button" class="term" data-term="kernel">kernels</button>, which
            read the photo itself.`,
        )
      : msg(
          html`A picture
            <button type="button" class="term" data-term="feature-visualisation">
              grown from noise
            </button>
            to excite it most.`,
        ),
    caution: kernels
      ? msg('A pattern of a few pixels, not a thing.')
      : msg('One of many; not its meaning.'),
  });

export const circuitLine = (): TemplateResult =>
  paneLine('circuit', msg('Circuit'), {
    shows: msg(
      html`What a
        <button type="button" class="term" data-term="channel">channel</button>
        is made from, and what it goes into.`,
    ),
    caution: msg('The strongest connections, not the whole calculation.'),
  });

export const compareLine = (): TemplateResult =>
  paneLine('compare', msg('Compare'), {
    shows: msg(
      html`The same question asked in several ways, each
        <button type="button" class="term" data-term="heatmap">heatmap</button>
        put to the test.`,
    ),
    caution: msg('The best of these, not the truth.'),
  });

export const dreamLine = (): TemplateResult =>
  paneLine('dream', msg('Dream'), {
    shows: msg(
      html`Your photo, changed step by step so that a
        <button type="button" class="term" data-term="layer">layer</button>, one
        <button type="button" class="term" data-term="channel">channel</button>
        or a
        <button type="button" class="term" data-term="class">class</button>
        fires more.`,
    ),
    caution: msg('What the network knows, not what is in the photo.'),
  });

export const testLine = (): TemplateResult =>
  paneLine('test', msg('Test'), {
    shows: msg(
      html`On pictures whose
        <button type="button" class="term" data-term="class">class</button>
        you know: how often it is right, and what it confuses.`,
    ),
    caution: msg('True of these pictures, not of all.'),
  });
