import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AskedPlacement } from '../../core/placement/placement.js';
import type { ModelSummary } from '../../core/summary/model-summary.types.js';
import type { Measure } from '../../facts/measures.js';
import { dreamChoiceSchema, type DreamChoice } from '../../facts/dream.js';
import { defaultsOf, type Setting, type Settings } from '../../facts/setting.js';
import type { ChannelOrder } from '../../session/snapshot.js';
import type { SharedScale } from '../../view/map-scales.js';
import { showsPhoto } from '../../view/shows-photo.js';
import { WantsEvent } from '../events.js';
import { telling, type FilterChoices } from '../filters/choices.js';
import type { PhotoColours } from '../heatmap/controls.js';

/**
 * How an inspector asks and draws, beside model, photo, class, layer and channel: what is not here is
 * as by default.
 */
export interface InspectorLook {
  /** Heatmap method. */
  readonly method?: string | undefined;
  /** Order of the channels. */
  readonly order?: ChannelOrder | undefined;
  /** Layer that the heatmap explains; without it, the network's own rule decides. */
  readonly heatmapLayer?: string | undefined;
  /** Settings of methods, by the method's name, over its defaults. */
  readonly settings?: Readonly<Record<string, Settings>> | undefined;
  readonly placement?: AskedPlacement | undefined;
  readonly colourMap?: PhotoColours | undefined;
  /** Of the strongest places of the heatmap, 0…1. */
  readonly opacity?: number | undefined;
  readonly noContours?: boolean | undefined;
  /** Share of the heatmap's width up to which the photo is bare. */
  readonly split?: number | undefined;
  /** Whether the maps of the channels share a scale, or each has its own. */
  readonly scale?: 'shared' | 'own' | undefined;
  /** Methods side by side. */
  readonly comparedMethods?: readonly string[] | undefined;
  /** Classes side by side, by index. */
  readonly comparedClasses?: readonly number[] | undefined;
  readonly comparedLayer?: string | undefined;
  readonly comparedPlacement?: AskedPlacement | undefined;
  /** Maps side by side that are read on one scale. */
  readonly comparedScale?: SharedScale | undefined;
  /** What says which of the maps side by side is the best. */
  readonly measure?: Measure | 'none' | undefined;
  /** How pictures of channels grow. */
  readonly filters?: FilterChoices | undefined;
  /** What the photo is dreamed over by; the dream itself is begun by the person. */
  readonly dream?: DreamChoice | undefined;
}

type Values = { -readonly [K in keyof InspectorLook]-?: NonNullable<InspectorLook[K]> };
type Name = keyof Values;
type Tag =
  'cl-session' | 'cl-heatmap' | 'cl-activations' | 'cl-compare' | 'cl-filters' | 'cl-dream';
type Tags = Pick<HTMLElementTagNameMap, Tag>;

/** Where a value of the look is held: a property of an element inside the inspector. */
interface Holder<T> {
  readonly tag: Tag;
  get(element: Tags[Tag]): T | undefined;
  set(element: Tags[Tag], value: T | undefined): void;
  /** Whether it means something in that model; without this it does in any. */
  readonly fits?: (value: T, model: ModelSummary) => boolean;
}

const is = <T extends Tag>(element: Tags[Tag], tag: T): element is Tags[T] =>
  element.localName === tag;

function held<T extends Tag, P extends keyof Tags[T]>(
  tag: T,
  property: P,
  fits?: (value: NonNullable<Tags[T][P]>, model: ModelSummary) => boolean,
): Holder<NonNullable<Tags[T][P]>> {
  return {
    tag,
    get: (element) => (is(element, tag) ? (element[property] ?? undefined) : undefined),
    set: (element, value) => {
      if (is(element, tag)) Object.assign(element, { [property]: value });
    },
    ...(fits && { fits }),
  };
}

const isLayer = (name: string, { layers }: ModelSummary): boolean =>
  layers.some((layer) => layer.name === name && showsPhoto(layer));

/** A number is explained both ways, as if it were two classes. */
function areClasses(classes: readonly number[], { classNames, output }: ModelSummary): boolean {
  const own = output.features ? 0 : (output.shape.at(-1) ?? 0);
  const count = Math.max(2, classNames.length, own);
  return classes.every((index) => index < count);
}

/** Of the settings of pictures those that change them; a partner is a channel of some layer. */
const filters: Holder<FilterChoices> = {
  ...held('cl-filters', 'settings'),
  get: (element) => (is(element, 'cl-filters') ? telling(element.settings) : undefined),
  fits: ({ joint }, { layers }) =>
    !joint || layers.some(({ name, channels }) => name === joint.layer && joint.channel < channels),
};

/** Each choice is a property of its own. */
const dream: Holder<DreamChoice> = {
  tag: 'cl-dream',
  get(element) {
    if (!is(element, 'cl-dream')) return undefined;
    const { of, strength, octaves, steps, size, seed } = element;
    const chosen: Readonly<Record<string, Setting>> = { of, strength, octaves, steps, size, seed };
    const entries = Object.entries(dreamChoiceSchema).flatMap(([name, { default: normal }]) => {
      const value = chosen[name];
      return value === undefined || value === normal ? [] : [[name, value] as const];
    });
    return Object.fromEntries<Setting>(entries);
  },
  set(element, value) {
    Object.assign(element, { ...defaultsOf(dreamChoiceSchema), ...value });
  },
};

const holders: { readonly [K in Name]: Holder<Values[K]> } = {
  method: held('cl-session', 'method'),
  order: held('cl-session', 'order'),
  heatmapLayer: held('cl-heatmap', 'layer', isLayer),
  settings: held('cl-heatmap', 'settings'),
  placement: held('cl-heatmap', 'placement'),
  colourMap: held('cl-heatmap', 'colourMap'),
  opacity: held('cl-heatmap', 'opacity'),
  noContours: held('cl-heatmap', 'noContours'),
  split: held('cl-heatmap', 'split'),
  scale: held('cl-activations', 'scale'),
  comparedMethods: held('cl-compare', 'methods'),
  comparedClasses: held('cl-compare', 'classes', areClasses),
  comparedLayer: held('cl-compare', 'layer', isLayer),
  comparedPlacement: held('cl-compare', 'placement'),
  comparedScale: held('cl-compare', 'scale'),
  measure: held('cl-compare', 'measure'),
  filters,
  dream,
};
const names = Object.keys(holders) as readonly Name[];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Reads and sets the look of an inspector in the elements that hold it. What is set waits for its
 * element, which may come with a pane, and for the model if it names something of one.
 */
export class LookKeeper implements ReactiveController {
  readonly #elements = new Map<Tag, Tags[Tag]>();
  /** What the elements have before anything is set. */
  readonly #normal: Partial<Values> = {};
  #waiting: { [K in Name]?: Values[K] | undefined } = {};
  #model: ModelSummary | undefined;
  /** What was last told. */
  #told: InspectorLook = {};

  constructor(
    private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  /** A pane that is out of sight is kept, so an element is met once. */
  hostUpdated(): void {
    for (const name of names) {
      const { tag } = holders[name];
      if (this.#elements.has(tag)) continue;
      const element = this.host.renderRoot.querySelector<Tags[Tag]>(tag);
      if (element) this.#meet(tag, element);
    }
  }

  #meet(tag: Tag, element: Tags[Tag]): void {
    this.#elements.set(tag, element);
    for (const name of names) if (holders[name].tag === tag) this.#learn(name, element);
    element.addController({ hostUpdated: () => this.#tell() });
    this.#settle();
  }

  #learn<K extends Name>(name: K, element: Tags[Tag]): void {
    const value = holders[name].get(element);
    if (value !== undefined) this.#normal[name] = value;
  }

  #tell(): void {
    const look = this.look;
    if (same(look, this.#told)) return;
    this.#told = look;
    this.changed();
  }

  get look(): InspectorLook {
    const look: Partial<Values> = {};
    for (const name of names) this.#read(name, look);
    return look;
  }

  #read<K extends Name>(name: K, into: Partial<Values>): void {
    const element = this.#elements.get(holders[name].tag);
    const waits = Object.hasOwn(this.#waiting, name);
    const value = waits || !element ? this.#waiting[name] : holders[name].get(element);
    if (value !== undefined && !same(value, this.#normal[name])) into[name] = value;
  }

  /** Sets all of it; what is left out becomes as by default. `model`: the one that it is for, once open. */
  set(look: InspectorLook, model: ModelSummary | undefined): void {
    this.#model = model;
    this.#waiting = Object.fromEntries(names.map((name) => [name, look[name]]));
    this.#settle();
  }

  /** Another model is open: what was set for it comes into force as far as it has it. */
  open(model: ModelSummary): void {
    this.#model = model;
    this.#settle();
  }

  #settle(): void {
    for (const name of names) if (Object.hasOwn(this.#waiting, name)) this.#put(name);
  }

  #put<K extends Name>(name: K): void {
    const holder: Holder<Values[K]> = holders[name];
    const value = this.#waiting[name];
    if (holder.fits && value !== undefined) {
      if (!this.#model) return;
      if (!holder.fits(value, this.#model)) this.#waiting[name] = undefined;
    }
    const element = this.#elements.get(holder.tag);
    if (!element) return;
    holder.set(element, this.#waiting[name] ?? this.#normal[name]);
    delete this.#waiting[name];
    element.dispatchEvent(new WantsEvent());
  }
}
