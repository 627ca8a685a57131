/** The inspector's page: what is shown is in the URL, so that a link opens the same view again. */
import {
  fetchSamples,
  type ClInspector,
  type Sample,
  type SessionChangeEvent,
} from '../src/index.js';
import { defaultView, readView, writeView, type ViewState } from './url-state.js';

/** True once the first view is there: what changes from then on is a step. */
let settled = false;

/** The pane of the inspector that needs no word in the URL. */
const defaultPane = 'decision';

const photosUrl = new URL('photos/photos.json', document.baseURI);

async function start(inspector: ClInspector): Promise<void> {
  const listing = fetchSamples(photosUrl.href).catch((): Sample[] => []);
  const first = await permitted(inspector, readView(location.search));
  // The model does not wait for the list of photos.
  show(inspector, { ...first, photo: null }, []);
  const samples = await listing;
  inspector.samples = samples;
  show(inspector, first, samples);
  inspector.addEventListener('cl-change', (event) => {
    keepUrl(inspector, samples, event);
    settled ||= event.snapshot.model.phase === 'ready';
  });
  addEventListener('popstate', () => {
    const { search } = location;
    void permitted(inspector, readView(search)).then((view) => {
      if (location.search === search) show(inspector, view, samples);
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

function show(inspector: ClInspector, view: ViewState, samples: readonly Sample[]): void {
  const { model, classIndex, layer, channel, pane } = view;
  Object.assign(inspector, { model, classIndex, layer, channel, pane: pane ?? defaultPane });
  if (view.photo === null) return;
  inspector.image = samples.find(({ id }) => id === view.photo)?.url ?? view.photo;
}

/**
 * Writes what is shown into the URL. A new model, photo, class, layer or pane is a step to go back;
 * a channel is not, for the arrow keys pass through dozens of them.
 */
function keepUrl(
  inspector: ClInspector,
  samples: readonly Sample[],
  { snapshot }: SessionChangeEvent,
): void {
  // What a link selects is applied when its model is open; until then it only seems to be gone.
  if (snapshot.model.phase === 'loading') return;
  const { model, image, classIndex, layer, channel } = inspector;
  const pane = inspector.pane === defaultPane ? null : inspector.pane;
  const photo = samples.find(({ url }) => url === image)?.id ?? image;
  // Files of a model have no address before the browser keeps them; what is chosen belongs to it.
  const view: ViewState =
    model === null && snapshot.model.value !== undefined
      ? { ...defaultView, photo, pane }
      : { model, photo, classIndex, layer, channel, pane };
  const search = writeView(view);
  const url = new URL(search || location.pathname, location.href);
  // A file of the person's own is on no server: no link can open it again, elsewhere at least.
  const isFile = image === null && snapshot.image.value !== undefined;
  const isOwn = snapshot.model.value !== undefined && (model?.startsWith('kept:') ?? true);
  inspector.link = isFile || isOwn ? null : url.href;
  document.title = titleOf(snapshot.image.value?.name ?? photo, view);
  if (search === location.search) return;
  const before = readView(location.search);
  const sameStep =
    writeView({ ...before, channel: null }) === writeView({ ...view, channel: null });
  if (sameStep || !settled) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
}

function titleOf(photo: string | null, { layer, channel }: ViewState): string {
  const what = [photo, layer, channel].filter((part) => part !== null);
  return [what.join(', '), 'convlens'].filter(Boolean).join(' – ');
}

const inspector = document.querySelector('cl-inspector');
if (inspector) void start(inspector);
