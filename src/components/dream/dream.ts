import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import { property, state } from 'lit/decorators.js';
import type { DreamFrame, DreamTarget } from '../../core/feature-visualization/dream.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { Snapshot, Want } from '../../session/snapshot.js';
import { channelName, layerName } from '../../view/layer-name.js';
import type { DreamFilm } from '../../workers/jobs.types.js';
import { CancelEvent, RetryEvent, SelectLayerEvent } from '../events.js';
import { dreamLine } from '../explanations/lines.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { divider } from '../shared/divider.js';
import { dividerStyles } from '../shared/divider.styles.js';
import { draws } from '../shared/picture-directive.js';
import { ratioOf } from '../shared/ratio.js';
import { ResultElement } from '../shared/result-element.js';
import { bytes, list } from '../shared/plain-data.js';
import type { Note } from '../shared/result-frame.js';
import {
  defaultChoices,
  requestOf,
  type DreamChoices,
  type DreamWant,
  type Strength,
  type Subject,
} from './choices.js';
import { choicesForm } from './choices-form.js';
import { dreamStyles } from './dream.styles.js';
import { FilmPlayer } from './film-player.js';
import { filmStrip, frameText } from './film-strip.js';
import { saveButtons } from './save.js';
import { styled } from '../shared/styled.js';

/**
 * @summary DeepDream of the photo: changed step by step so that a layer sees more of what it already
 * sees, or one channel of it, or so that it speaks for a class; from a small size to a large one. A film that grows while one watches, with a slider, beside
 * the photo; one frame or all of them to take home.
 *
 * @event cl-wants - A dream was asked for.
 * @event cl-select-layer - Another layer was chosen.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again; a dream carries on.
 *
 * @csspart form - Layer, strength, settings and the button that starts; only inside a session.
 * @csspart settings - Sizes, steps, longest side and seed.
 * @csspart start - The button that starts, or cancels what runs.
 * @csspart screen - The frame shown.
 * @csspart divider - The line between the photo and the dream.
 * @csspart strip - The film in small.
 * @csspart player - Play, and the slider along the film.
 * @csspart save - The buttons that save the frame or the film.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 *
 * @cssproperty --cl-dream-height - Greatest height of the frame shown.
 * @cssproperty --cl-mark - The place of the frame shown in the strip, and the bar of a running dream.
 */
@localized()
@customElement('cl-dream')
export class ClDream extends ResultElement<DreamFilm> {
  static override styles = [...ResultElement.styles, dividerStyles, dreamStyles];

  #network: string | undefined;
  readonly #player = new FilmPlayer(this, () => this.#forward());

  /** The dream that was asked for, and the network that it was asked of. */
  @state() private asked: { readonly request: DreamWant['request']; readonly of: string } | null =
    null;
  /** Which frame is shown; null: the newest. */
  @state() private at: number | null = null;
  @state() private layers: readonly LayerInfo[] = [];
  @state() private chosenLayer: string | null = null;
  /** Of that layer. */
  @state() private chosenChannel: number | null = null;
  @state() private chosenClass: { readonly index: number; readonly name: string } | null = null;
  /** Only a session can dream. */
  @state() private able = false;
  @state() private hasPhoto = false;

  /** Layer to dream by; without it, the one chosen in the session. */
  @property() layer: string | undefined;

  /**
   * What the photo is to show more of: `layer`, `channel` (the one chosen in the session) or `class`
   * (the one explained); the layer where the session has chosen none.
   */
  @property() of: Subject = 'layer';

  /**
   * How much one step changes: `light`, `middle` or `strong`.
   * @default 'middle'
   */
  @property() strength: Strength = defaultChoices.strength;

  /**
   * Sizes that the photo is dreamed at, from small to large, 1…10; large shapes come with small ones.
   * @default 4
   */
  @property({ type: Number }) octaves: number = defaultChoices.octaves;

  /**
   * Steps at each size, 1…1000.
   * @default 10
   */
  @property({ type: Number }) steps: number = defaultChoices.steps;

  /**
   * Longest side of the dream in pixels, 32…768; a smaller photo keeps its size.
   * @default 512
   */
  @property({ type: Number }) size: number = defaultChoices.size;

  /**
   * The same seed gives the same dream.
   * @default 1
   */
  @property({ type: Number }) seed: number = defaultChoices.seed;

  /** Share of the width up to which the photo is shown; without it the dream is all over. */
  @property({ type: Number, reflect: true }) split: number | undefined;

  override wants(snapshot: Snapshot): readonly Want[] {
    const want = this.#want(snapshot);
    // The strongest class is one to dream by, whoever else shows it.
    const predict: readonly Want[] =
      snapshot.chosen.classIndex === null ? [{ job: 'predict', request: {} }] : [];
    return want ? [want, ...predict] : predict;
  }

  receive(snapshot: Snapshot): void {
    const { model, image, chosen } = snapshot;
    this.able = true;
    this.#network = model.value?.fingerprint;
    this.layers = model.value?.layers ?? [];
    this.chosenLayer = this.layer ?? chosen.layer;
    this.chosenChannel = this.chosenLayer === chosen.layer ? chosen.channel : null;
    const { classIndex } = chosen;
    const name = classIndex === null ? undefined : model.value?.classNames[classIndex];
    this.chosenClass =
      classIndex === null || name === undefined ? null : { index: classIndex, name };
    this.hasPhoto = image.value !== undefined;
    const want = this.#want(snapshot);
    if (!want) {
      // A film of another network is not shown as one of this.
      this.result = undefined;
      return this.take({ phase: 'empty' }, '');
    }
    const slot = snapshot.slot(want);
    const photo = image.value?.name ?? snapshot.imageSource ?? '';
    // Carried on, it is the same film that grows.
    const phase = slot.phase === 'loading' && slot.value ? 'streaming' : slot.phase;
    this.take(
      { ...slot, phase },
      listText([subjectOf(want.request.of, snapshot), photo].filter(Boolean)),
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const before: unknown = changed.get('result');
    // Another film is followed from its beginning.
    if (isFilm(before) && before.frames[0] !== this.result?.frames[0]) {
      this.at = null;
      this.#player.stop();
    }
  }

  protected override plain(data: DreamFilm): DreamFilm {
    const frames = list(data.frames, 'frames').map((frame, i) =>
      frame.pixels instanceof Uint8ClampedArray
        ? frame
        : { ...frame, pixels: bytes(frame.pixels, `frames.${i}.pixels`, frame) },
    );
    return { ...data, frames };
  }

  protected emptyNote(): Note {
    return {
      title: msg('No dream yet'),
      text: this.hasPhoto
        ? msg(
            'Press Dream: the photo changes step by step while you watch. It stays on this device.',
          )
        : msg('Choose a photo: it changes step by step while you watch. It stays on this device.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Dreaming');
  }

  get #frames(): readonly DreamFrame[] {
    return this.result?.frames ?? [];
  }

  /** Index of the frame shown. */
  get #shownAt(): number {
    return Math.min(this.at ?? Infinity, this.#frames.length - 1);
  }

  get #running(): boolean {
    return this.phase === 'loading' || this.phase === 'streaming';
  }

  get #choices(): DreamChoices {
    const { strength, octaves, steps, size, seed } = this;
    return { strength, octaves, steps, size, seed };
  }

  /** What can be dreamed of. */
  get #subjects(): readonly (readonly [Subject, string])[] {
    const { chosenChannel, chosenClass } = this;
    return [
      ['layer', msg('the layer')],
      ...(chosenChannel === null ? [] : [['channel', msg(str`channel ${chosenChannel}`)] as const]),
      ...(chosenClass === null ? [] : [['class', chosenClass.name] as const]),
    ];
  }

  /** What is dreamed of: as asked for, where there is one. */
  get #subject(): Subject {
    return this.#subjects.find(([id]) => id === this.of)?.[0] ?? 'layer';
  }

  get #target(): DreamTarget | null {
    const { chosenLayer: layer, chosenChannel, chosenClass } = this;
    const subject = this.#subject;
    if (subject === 'class' && chosenClass) return { classIndex: chosenClass.index };
    if (layer === null) return null;
    return subject === 'channel' && chosenChannel !== null
      ? { layer, channel: chosenChannel }
      : { layer };
  }

  /** What the button would ask for; null: nothing. */
  get #request(): DreamWant['request'] | null {
    const target = this.#target;
    return target && requestOf(target, this.#choices);
  }

  /** What was asked for, where it is of the open network. */
  #want({ model }: Snapshot): DreamWant | null {
    const { asked } = this;
    if (!asked || asked.of !== model.value?.fingerprint) return null;
    return { job: 'dream', request: asked.request };
  }

  #chooseLayer(layer: string): void {
    if (this.layer !== undefined) this.layer = layer;
    this.chosenLayer = layer;
    this.dispatchEvent(new SelectLayerEvent(layer));
  }

  /** @param same - whether it is what was asked for before, and stopped or failed */
  #start(same: boolean): void {
    const request = this.#request;
    if (!request || this.#network === undefined) return;
    this.asked = { request, of: this.#network };
    this.at = null;
    if (same) this.dispatchEvent(new RetryEvent());
    else this.wantsChanged();
  }

  #show(at: number): void {
    this.#player.stop();
    // At the end of a film that grows, its end is what is looked at.
    this.at = at >= this.#frames.length - 1 ? null : at;
  }

  #play(): void {
    if (this.#shownAt >= this.#frames.length - 1) this.at = 0;
    this.#player.play();
  }

  #forward(): boolean {
    const next = this.#shownAt + 1;
    if (next >= this.#frames.length) return false;
    this.at = next;
    return next < this.#frames.length - 1;
  }

  protected override render(): TemplateResult {
    const { asked } = this;
    const request = this.#request;
    const same =
      asked?.of === this.#network && JSON.stringify(request) === JSON.stringify(asked?.request);
    return html`<h2 class="title">${msg('What it dreams')}</h2>
      ${dreamLine()}
      ${
        this.able
          ? choicesForm({
              layers: this.layers,
              layer: this.chosenLayer,
              subjects: this.#subjects,
              subject: this.#subject,
              choices: this.#choices,
              running: this.#running,
              startable: this.hasPhoto && request !== null && !(same && this.phase === 'ready'),
              chooseLayer: (layer) => this.#chooseLayer(layer),
              chooseSubject: (subject) => (this.of = subject),
              change: (choices) => Object.assign(this, choices),
              start: () => this.#start(same),
              cancel: () => this.dispatchEvent(new CancelEvent()),
            })
          : nothing
      }
      ${super.render()}`;
  }

  protected override renderResult(film: DreamFilm): TemplateResult | typeof nothing {
    const { frames } = film;
    const at = this.#shownAt;
    const frame = frames[at];
    const photo = frames[0];
    if (!frame || !photo) return nothing;
    return html`<div class="film" ${styled(ratioOf(photo))}>
      ${this.#renderScreen(frame, photo)}
      ${filmStrip({
        ...{ frames, at, playing: this.#player.playing },
        show: (index) => this.#show(index),
        play: () => this.#play(),
        stop: () => this.#player.stop(),
      })}
      <div class="foot">
        <label class="switch"
          ><input
            type="checkbox"
            role="switch"
            .checked=${this.split !== undefined}
            @change=${() => (this.split = this.split === undefined ? 0.5 : undefined)}
          />${msg('Divider: the photo is on its left')}</label
        >
        <span class="grow"></span>
        ${saveButtons({ frames, at, name: `dream-${this.asked ? fileWord(this.asked.request.of) : 'photo'}` })}
      </div>
    </div>`;
  }

  #renderScreen(frame: DreamFrame, photo: DreamFrame): TemplateResult {
    const { split, progress } = this;
    const done = this.#running && progress ? (100 * progress.done) / progress.total : null;
    return html`<div class="screen" part="screen">
      <canvas
        role="img"
        aria-label=${msg(str`Dream over the photo: ${frameText(frame)}`)}
        ${draws([frame.pixels], () => frame)}
      ></canvas>
      ${
        split === undefined
          ? nothing
          : html`<canvas
                class="before"
                aria-hidden="true"
                ${styled({ 'clip-path': `inset(0 ${100 - 100 * split}% 0 0)` })}
                ${draws([photo.pixels], () => photo)}
              ></canvas>
              ${divider(split, msg('Where the dream begins'), (at) => (this.split = at))}`
      }
      ${
        done === null
          ? nothing
          : html`<span
              class="done"
              role="progressbar"
              aria-label=${msg('Dreaming')}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${Math.round(done)}
              ${styled({ width: `${done}%` })}
            ></span>`
      }
    </div>`;
  }
}

/** What a dream is of, in words. */
function subjectOf(target: DreamTarget, { model }: Snapshot): string {
  if ('classIndex' in target) return model.value?.classNames[target.classIndex] ?? '';
  const { layer, channel } = target;
  const layers = model.value?.layers ?? [];
  return channel === undefined ? layerName(layers, layer) : channelName(layers, layer, channel);
}

/** What a dream is of, in the name of a file. */
function fileWord(target: DreamTarget): string {
  if ('classIndex' in target) return `class-${target.classIndex}`;
  return [target.layer, target.channel].filter((part) => part !== undefined).join('-');
}

function isFilm(value: unknown): value is DreamFilm {
  return typeof value === 'object' && value !== null && 'frames' in value;
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-dream': ClDream;
  }
}
