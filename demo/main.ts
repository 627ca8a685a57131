/** The inspector's page: what is shown is in the URL, so that a link opens the same view again. */
import {
  fetchSamples,
  type ClInspector,
  type InspectorPane,
  type Sample,
  type SessionChangeEvent,
} from '../src/index.js';
import type { LayerInfo } from '../src/core/graph/layer-info.js';
import { layerName } from '../src/view/layer-name.js';
import { defaultView, readView, writeView, type ViewState } from './url-state.js';

/** True once the first view is there: what changes from then on is a step. */
let settled = false;

/** The pane that needs no word in the URL: where one channel is chosen, that channel. */
const defaultPane = (channel: number | null): InspectorPane =>
  channel === null ? 'decision' : 'channel';

/** Panes that are in sight together where there is room. */
const together: readonly InspectorPane[] = ['decision', 'channel', 'network'];

/** How long a change that is no step goes on before it is written (milliseconds): browsers refuse more than a hundred in half a minute. */
const pause = 300;

/** Writes what has changed and is no step, later. */
let writing: ReturnType<typeof setTimeout> | undefined;

const photosUrl = new URL('photos/photos.json', document.baseURI);

async function start(inspector: ClInspector): Promise<void> {
  const listing = fetchSamples(photosUrl.href).catch((): Sample[] => []);
  const first = await permitted(inspector, readView(location.search));
  // The model does not wait for the list of photos.
  show(inspector, first);
  const samples = await listing;
  inspector.samples = samples;
  showPhoto(inspector, first, samples);
  inspector.addEventListener('cl-change', (event) => {
    keepUrl(inspector, samples, event);
    settled ||= event.snapshot.model.phase === 'ready';
  });
  addEventListener('popstate', () => {
    clearTimeout(writing);
    const { search } = location;
    void permitted(inspector, readView(search)).then((view) => {
      if (location.search !== search) return;
      show(inspector, view);
      showPhoto(inspector, view, samples);
    });
  });
  if (document.activeElement === document.body) inspector.focus({ preventScroll: true });
}

/** A view without what the person does not want fetched from elsewhere: there it is as by default. */
async function permitted(inspector: ClInspector, view: ViewState): Promise<ViewState> {
  const { model, image } = await inspector.permit({ model: view.model, image: view.photo });
  const photo = image ?? defaultView.photo;
  // Class, layer and channel are those of the model that stays out.
  return model === view.model ? { ...view, photo } : { ...defaultView, photo, pane: view.pane };
}

function show(inspector: ClInspector, view: ViewState): void {
  const { model, photo: _, classIndex, layer, channel, pane, theme, ...look } = view;
  Object.assign(inspector, { model, classIndex, layer, channel, look, ...(theme && { theme }) });
  Object.assign(inspector, { pane: pane ?? defaultPane(channel) });
}

function showPhoto(inspector: ClInspector, { photo }: ViewState, samples: readonly Sample[]): void {
  if (photo === null) return;
  inspector.image = samples.find(({ id }) => id === photo)?.url ?? photo;
}

/**
 * Writes what is shown into the URL. A new model, photo, class, layer, pane or method is a step to
 * go back; a channel is not, for the arrow keys pass through dozens of them, nor is how it is drawn.
 */
function keepUrl(
  inspector: ClInspector,
  samples: readonly Sample[],
  { snapshot }: SessionChangeEvent,
): void {
  // What a link selects is applied when its model is open; until then it only seems to be gone.
  if (snapshot.model.phase === 'loading') return;
  const { model, image, classIndex, layer, channel } = inspector;
  const pane = paneWord(inspector);
  const theme = inspector.theme === 'page' ? undefined : inspector.theme;
  const photo = samples.find(({ url }) => url === image)?.id ?? image;
  // Files of a model have no address before the browser keeps them; what is chosen belongs to it.
  const view: ViewState =
    model === null && snapshot.model.value !== undefined
      ? { ...defaultView, photo, pane, theme }
      : { model, photo, classIndex, layer, channel, pane, theme, ...inspector.look };
  const search = writeView(view);
  const url = new URL(search || location.pathname, location.href);
  // A file of the person's own is on no server: no link can open it again, elsewhere at least.
  const isFile = image === null && snapshot.image.value !== undefined;
  const isOwn = snapshot.model.value !== undefined && (model?.startsWith('kept:') ?? true);
  inspector.link = isFile || isOwn ? null : url.href;
  document.title = titleOf(snapshot.image.value?.name ?? photo, view, snapshot.model.value?.layers);
  clearTimeout(writing);
  if (search === location.search) return;
  if (settled && stepOf(view) !== stepOf(readView(location.search))) {
    history.pushState(null, '', url);
  } else {
    writing = setTimeout(() => history.replaceState(null, '', url), pause);
  }
}

/** What is a step to go back when it changes. */
function stepOf({ model, photo, classIndex, layer, pane, method }: ViewState): string {
  return writeView({ model, photo, classIndex, layer, pane, method, channel: null });
}

/** The pane as a link names it; null: none is needed. */
function paneWord({ pane, narrow, channel }: ClInspector): InspectorPane | null {
  const shown = narrow || !together.includes(pane) ? pane : defaultPane(channel);
  return shown === defaultPane(channel) ? null : shown;
}

function titleOf(
  photo: string | null,
  { layer, channel }: ViewState,
  layers: readonly LayerInfo[] = [],
): string {
  const what = [photo, layer && layerName(layers, layer), channel].filter((part) => part !== null);
  return [what.join(', '), 'convlens'].filter(Boolean).join(' – ');
}

const inspector = document.querySelector('cl-inspector');
if (inspector) void start(inspector);
