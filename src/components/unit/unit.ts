import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { FiltersResult } from '../../core/feature-visualization/filters.types.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { Picture } from '../../core/image/picture.js';
import type { KernelResult } from '../../core/unit/kernel.types.js';
import type { UnitResult } from '../../core/unit/unit.types.js';
import { failureOf } from '../../session/failure-of.js';
import type { Failure, Slot, Snapshot, Want } from '../../session/snapshot.js';
import { CancelEvent, ChoosePhotosEvent, RetryEvent, SelectUnitEvent } from '../events.js';
import { chosenFiles, droppedFiles } from '../incoming/dropped-files.js';
import { FileDrop } from '../incoming/file-drop.js';
import { picturesOf } from '../filters/filter-status.js';
import '../kernel/kernel.js';
import { circuitLine } from '../explanations/lines.js';
import { adviceFor } from '../shared/advice.js';
import { customElement } from '../shared/custom-element.js';
import { localized } from '../shared/localized.js';
import { LayerNames } from '../shared/layer-names.js';
import { namedLayer } from '../shared/named-layer.js';
import { ResultElement } from '../shared/result-element.js';
import type { Note } from '../shared/result-frame.js';
import { plainUnit } from './plain-unit.js';
import { circuitList } from './circuit-list.js';
import { pushedClasses, switchedOff, type ChannelRemoval } from './classes.js';
import { whereItFires } from './fires.js';
import { linkedChannels, type LinkedChannels } from './links.js';
import { foundIn, ownPhotos, type OwnFound } from './own-photos.js';
import { alsoAt, mostPhotos, photoFolder, type PhotoFolder } from './photo-folder.js';
import { looksFor, type UnitPictures } from './pictures.js';
import { Trail, type ChannelRef } from './trail.js';
import { unitStyles } from './unit.styles.js';
import { linkWants, ownPlaces, patchWant, pictureWant, scanWant, unitWant } from './wants.js';
import { errorText } from '../../view/error-text.js';
import { channelsText } from '../../view/counted.js';

/**
 * @summary All about one channel: the pictures grown to excite it most and least, where it fires on
 * this photo, its kernel, the channels that it is made from and goes into, the classes that it
 * pushes, what is answered without it, and the places of the person's own photos that excite it most.
 *
 * @event cl-select-unit - A linked channel was chosen, or the way back: its `layer` and `channel`.
 * @event cl-choose-photos - Own photos were chosen to be looked through: the `folder`.
 * @event cl-wants - Different pictures or own photos were asked for, or another channel.
 * @event cl-cancel - The person wants the running job stopped.
 * @event cl-retry - What failed or was cancelled should be tried again.
 *
 * @csspart heading - Which channel it is, and the way back along the circuit.
 * @csspart looks - The pictures that excite it most and least.
 * @csspart variants - Different pictures that excite it.
 * @csspart fires - The photo lit where it fires, and what its strongest place sees.
 * @csspart unseen - The part of the photo that no cell looks at, hatched.
 * @csspart kernel - Its kernel.
 * @csspart inputs - The channels that it is made from.
 * @csspart outputs - The channels that it goes into.
 * @csspart classes - The classes that it pushes up and down.
 * @csspart ablation - What is answered with it, and without.
 * @csspart photos - Own photos: where they can be dropped.
 * @csspart patches - Their strongest places.
 * @csspart skipped - Those that could not be read.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 *
 * @cssproperty --cl-mark - The middle of a place's field, and the bar of a growing picture.
 * @cssproperty --cl-void - What lies behind a picture not yet there.
 */
@localized()
@customElement('cl-unit')
export class ClUnit extends ResultElement<UnitResult> {
  static override styles = [...ResultElement.styles, unitStyles];

  readonly #trail = new Trail();
  readonly #names = new LayerNames(this);
  readonly #drop = new FileDrop(
    (data) => this.#take(data),
    () => this.requestUpdate(),
  );

  @query('.head') private head!: HTMLElement;
  @query('.choose-folder') private folderInput!: HTMLInputElement;
  @query('.choose-files') private filesInput!: HTMLInputElement;

  @state() private diverse = false;
  @state() private removal: ChannelRemoval = 'zero';
  @state() private inSession = false;
  /** Whether there is something to come before a channel can be shown. */
  @state() private comes = false;
  /** Which channel was asked for, and the layer that it is in. */
  @state() private at: ChannelRef | null = null;
  @state() private info: LayerInfo | undefined;
  /** Whether pictures are growing, and what stopped them. */
  @state() private growing = false;
  @state() private stopped: string | null = null;
  @state() private found: OwnFound | null = null;
  /** Why photos could not be taken. */
  @state() private refusal: Failure | null = null;

  /** Layer of the channel; without it, the one chosen in the session. */
  @property() layer: string | undefined;

  /** The channel; without it, the one chosen in the session. */
  @property({ type: Number }) channel: number | undefined;

  /** The photo, cut as the model sees it. */
  @property({ attribute: false }) photo: Picture | undefined;

  /** Names of all classes by index. */
  @property({ attribute: false }) classNames: readonly string[] = [];

  /** What the channel looks for: `positive`, `negative` and `variants`, pictures as `visualizeFilters` gives them. */
  @property({ attribute: false }) pictures: UnitPictures = {};

  /** Its kernel, outside a session. */
  @property({ attribute: false }) kernel: KernelResult | undefined;

  /** Names and pictures of linked channels, by layer and channel: `'block5_add 12'`. */
  @property({ attribute: false }) linked: LinkedChannels = {};

  /** The person's own photos, as `cl-choose-photos` had them. */
  @property({ attribute: false }) folder: PhotoFolder | null = null;

  override wants(snapshot: Snapshot): readonly Want[] {
    const layer = this.layer ?? snapshot.chosen.layer;
    if (layer === null) return [];
    const at = this.#placeIn(snapshot);
    // Which channel is shown when nobody has chosen one: the answer to another question.
    if (!at) return [{ job: 'activations', request: { layer } }];
    const links = linksOf(snapshot.slot(unitWant(at)).value);
    return [
      unitWant(at),
      ...this.#ownWants(at, snapshot),
      ...(isGrown(infoOf(snapshot, layer)) ? this.#pictureWants(at) : []),
      ...linkWants(links, snapshot),
    ];
  }

  receive(snapshot: Snapshot): void {
    this.inSession = true;
    this.comes = snapshot.awaited !== null;
    const at = this.#placeIn(snapshot);
    this.at = at;
    this.#trail.arrive(at);
    this.classNames = snapshot.model.value?.classNames ?? this.classNames;
    if (!at) {
      // What belongs to a network that is closed is not waiting to be renewed.
      if (this.result && snapshot.model.value && !infoOf(snapshot, this.result.layer)) {
        this.result = undefined;
      }
      return this.take({ phase: this.comes ? 'loading' : 'empty' }, '');
    }
    this.info = infoOf(snapshot, at.layer);
    this.#names.take(snapshot.model.value?.layers ?? []);
    this.take(snapshot.slot(unitWant(at)), this.#nameOf(at));
    if (!this.stale && snapshot.image.value) this.photo = snapshot.image.value.display;
    this.#takePictures(at, snapshot);
    this.linked = linkedChannels(linksOf(this.result), snapshot);
    this.found = this.folder && foundIn(this.folder, at, snapshot);
  }

  protected override plain(data: UnitResult): UnitResult {
    return plainUnit(data);
  }

  protected emptyNote(): Note {
    return this.at
      ? {
          title: msg('No photo yet'),
          text: msg('Choose a photo: it shows where the channel fires. It stays on this device.'),
        }
      : {
          title: msg('No channel chosen'),
          text: msg('Choose a photo and a channel: everything about it comes here.'),
        };
  }

  protected loadingTitle(): string {
    return msg('Asking about the channel');
  }

  #placeIn({ chosen }: Snapshot): ChannelRef | null {
    const layer = this.layer ?? chosen.layer;
    const own = this.layer !== undefined && this.layer !== chosen.layer;
    const channel = this.channel ?? (own ? null : chosen.channel);
    return layer === null || channel === null ? null : { layer, channel };
  }

  #pictureWants({ layer, channel }: ChannelRef) {
    const kinds = ['positive', 'negative', ...(this.diverse ? ['variants' as const] : [])] as const;
    return kinds.map((kind) => pictureWant(layer, [channel], kind));
  }

  #ownWants({ layer, channel }: ChannelRef, snapshot: Snapshot): readonly Want[] {
    const { folder } = this;
    if (!folder?.layers.includes(layer) || folder.files.length === 0) return [];
    if (!infoOf(snapshot, layer)?.spatial) return [];
    const scan = scanWant(layer, folder);
    const places = ownPlaces(snapshot.slot(scan).value, channel);
    return [scan, ...places.map((place) => patchWant(layer, folder, place))];
  }

  #takePictures(at: ChannelRef, snapshot: Snapshot): void {
    const slots = this.#pictureWants(at).map((want) => snapshot.slot(want));
    const [positive, negative, variants] = slots.map(({ value }) => picturesOf(value, at.channel));
    this.pictures = {
      ...(positive?.[0] ? { positive: positive[0] } : {}),
      ...(negative?.[0] ? { negative: negative[0] } : {}),
      variants: variants ?? [],
    };
    this.growing = slots.some(({ phase }) => phase === 'loading' || phase === 'streaming');
    this.stopped = stopOf(slots);
  }

  /** The channel that is shown, or that was asked for. */
  get #place(): ChannelRef | null {
    return this.at ?? this.result ?? null;
  }

  #nameOf({ layer, channel }: ChannelRef): string {
    return `${this.#names.name(layer)} · ${channel}`;
  }

  readonly #walk = (to: ChannelRef): void => {
    if (this.#place) this.#trail.walk(this.#place, to);
    this.#go(to);
  };

  readonly #goBack = (): void => {
    const to = this.#trail.previous;
    if (!to) return;
    this.#trail.goBack();
    this.#go(to);
  };

  #go({ layer, channel }: ChannelRef): void {
    if (this.layer !== undefined || this.channel !== undefined) {
      this.layer = layer;
      this.channel = channel;
      this.wantsChanged();
    }
    this.dispatchEvent(new SelectUnitEvent(layer, channel));
    // The eye begins again at the top, and so does the reader of a screen.
    void this.updateComplete.then(() => this.head.focus());
  }

  #toggleDiverse(): void {
    this.diverse = !this.diverse;
    this.wantsChanged();
  }

  #choose(folder: PhotoFolder): void {
    this.folder = folder;
    this.refusal = null;
    this.dispatchEvent(new ChoosePhotosEvent(folder));
    this.wantsChanged();
  }

  #takeFiles(files: readonly File[]): void {
    const place = this.#place;
    if (place && files.length > 0) this.#choose(photoFolder(files, place.layer));
  }

  #take(data: DataTransfer): boolean {
    if (![...data.items].some(({ kind }) => kind === 'file')) return false;
    droppedFiles(data, mostPhotos).then(
      (files) => this.#takeFiles(files),
      (error: unknown) => (this.refusal = failureOf(error)),
    );
    return true;
  }

  #chosen({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const files = chosenFiles(target.files);
    // So that the same folder can be chosen again.
    target.value = '';
    this.#takeFiles(files);
  }

  protected override render(): TemplateResult {
    const result = this.standing === 'error' ? undefined : this.result;
    return html`${this.#renderHead()}
      <div class="diptych">
        <section>
          ${this.renderFrame(() => this.result && whereItFires(this.result, this.photo))}
        </section>
        ${this.#renderKernel()}
        <section>${this.#renderLooks()}</section>
      </div>
      ${result ? this.#renderRest(result) : nothing}
      ${this.inSession && (result || !this.comes) ? html`<section class="own">${this.#renderOwn()}</section>` : nothing}`;
  }

  #renderHead(): TemplateResult {
    const place = this.#place;
    const { previous } = this.#trail;
    const channels = this.info?.channels ?? this.result?.channels;
    return html`<div class="head" part="heading" tabindex="-1">
      <h2 class="title">
        ${place ? msg(str`Circuit: what does channel ${place.channel} do?`) : msg('Circuit: what does a channel do?')}
      </h2>
      <p class="lede">
        ${
          place
            ? html`${namedLayer(this.#names.name(place.layer), place.layer)}
              ${channels === undefined ? nothing : msg(str`one of ${channelsText(channels)}`)}`
            : nothing
        }
      </p>
      ${circuitLine()}
      ${
        previous
          ? html`<button type="button" class="button small back" @click=${this.#goBack}>
              ${msg(str`Back to ${this.#nameOf(previous)}`)}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderKernel(): TemplateResult {
    const { kernel } = this;
    const place = this.#place;
    const shown = place && (kernel || (this.inSession && isGrown(this.info)));
    return html`<section class="hinge" part="kernel">
      <p class="channel-number number">${place?.channel ?? '–'}</p>
      ${
        shown
          ? html`<cl-kernel
              .layer=${place.layer}
              .channel=${place.channel}
              .result=${kernel}
            ></cl-kernel>`
          : nothing
      }
    </section>`;
  }

  #renderLooks(): TemplateResult | typeof nothing {
    const place = this.#place;
    if (!place) return nothing;
    if (this.info && !isGrown(this.info)) {
      return html`<h3 class="title">${msg('What does it look for?')}</h3>
        <p class="muted">${msg('It is a colour of the photo itself.')}</p>`;
    }
    return looksFor({
      channel: place.channel,
      pictures: this.pictures,
      growing: this.growing,
      stopped: this.stopped,
      diverse: this.diverse,
      different: this.inSession,
      toggle: () => this.#toggleDiverse(),
      retry: () => this.dispatchEvent(new RetryEvent()),
    });
  }

  #renderRest(result: UnitResult): TemplateResult {
    const { inputs, outputs, classes } = result;
    const { linked } = this;
    const nameOf = this.#names.name;
    const walk = this.#walk;
    const name = (index: number) => this.classNames[index] ?? String(index);
    return html`<div class="pairs ${this.standing === 'stale' ? 'frame-content stale' : ''}">
      <section>
        ${circuitList({
          title: msg('What is it made from?'),
          note: msg(
            'On this photo each adds weight × scale × input: the weight of the kernel (of several cells their length), the scale of the normalisation behind it, and the root mean square of the input over the photo. So the order is not that of the weights alone.',
          ),
          empty: msg('From nothing: no weights lead to it.'),
          part: 'inputs',
          links: inputs,
          ...{ nameOf, linked, walk },
        })}
      </section>
      <section>
        ${circuitList({
          title: msg('What does it go into?'),
          note: msg(
            'On this photo it adds weight × scale × input to each, where the input is this channel.',
          ),
          empty: msg('Into nothing: no weights read it.'),
          part: 'outputs',
          links: outputs,
          ...{ nameOf, linked, walk },
        })}
      </section>
      ${
        classes
          ? html`<section>${pushedClasses(classes, name)}</section>
              <section>
                ${switchedOff(classes, this.removal, name, (removal) => (this.removal = removal))}
              </section>`
          : html`<section>
              <h3 class="title">${msg('Which classes does it push?')}</h3>
              <p class="muted">
                ${msg('None: the network has no classes, or they do not depend on this layer.')}
              </p>
            </section>`
      }
    </div>`;
  }

  #renderOwn(): TemplateResult {
    const { folder } = this;
    const place = this.#place;
    return html`${ownPhotos({
        layer: this.#names.name(place?.layer ?? ''),
        channel: place?.channel ?? 0,
        folder,
        found: this.found,
        spatial: this.info?.spatial ?? true,
        drop: this.#drop,
        refusal: this.refusal ? errorText(this.refusal) : '',
        chooseFolder: () => this.folderInput.click(),
        chooseFiles: () => this.filesInput.click(),
        start: () => folder && place && this.#choose(alsoAt(folder, place.layer)),
        cancel: () => this.dispatchEvent(new CancelEvent()),
        retry: () => this.dispatchEvent(new RetryEvent()),
      })}
      <input class="choose-folder" type="file" hidden webkitdirectory @change=${this.#chosen} />
      <input
        class="choose-files"
        type="file"
        hidden
        multiple
        accept="image/*"
        @change=${this.#chosen}
      />`;
  }
}

const infoOf = ({ model }: Snapshot, layer: string): LayerInfo | undefined =>
  model.value?.layers.find(({ name }) => name === layer);

/** Whether there is anything to grow a picture of: the channels of the input are colours. */
const isGrown = (info: LayerInfo | undefined): boolean => info?.role !== 'input';

const linksOf = (result: UnitResult | undefined) =>
  result ? [...result.inputs, ...result.outputs] : [];

/** What stopped the pictures, in words. */
function stopOf(slots: readonly Slot<FiltersResult>[]): string | null {
  const error = slots.find(({ phase }) => phase === 'error')?.error;
  if (error) return msg(str`${adviceFor(error).title}: ${errorText(error)}`);
  return slots.some(({ phase }) => phase === 'cancelled') ? msg('Stopped.') : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'cl-unit': ClUnit;
  }
}
