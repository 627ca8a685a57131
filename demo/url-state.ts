/** What a link to a view says. Null: nothing chosen, the inspector's own rules decide. */
export interface ViewState {
  /** Name of an embedded model, its URL, or `kept:` and the hash of one that the browser keeps. */
  readonly model: string | null;
  /** Id of a sample, or URL of a photo. */
  readonly photo: string | null;
  readonly classIndex: number | null;
  readonly layer: string | null;
  readonly channel: number | null;
  /** Pane of the inspector; one that there is not counts as none. */
  readonly pane: string | null;
}

/** What is shown without a word in the URL; these are left out of links. */
export const defaultView: ViewState = {
  model: 'efficientnet-lite0',
  photo: 'chelsea',
  classIndex: null,
  layer: null,
  channel: null,
  pane: null,
};

/** Reads the query of a URL; what is missing or makes no sense is as by default. */
export function readView(search: string): ViewState {
  const query = new URLSearchParams(search);
  return {
    model: query.get('model') || defaultView.model,
    photo: query.get('photo') || defaultView.photo,
    classIndex: wholeNumber(query.get('class')),
    layer: query.get('layer') || null,
    channel: wholeNumber(query.get('channel')),
    pane: query.get('pane') || null,
  };
}

/** The query of a link to this view, empty for the default one. */
export function writeView(view: ViewState): string {
  const query = new URLSearchParams();
  if (view.model && view.model !== defaultView.model) query.set('model', view.model);
  if (view.photo && view.photo !== defaultView.photo) query.set('photo', view.photo);
  if (view.classIndex !== null) query.set('class', String(view.classIndex));
  if (view.layer) query.set('layer', view.layer);
  if (view.channel !== null) query.set('channel', String(view.channel));
  if (view.pane) query.set('pane', view.pane);
  const text = query.toString();
  return text && `?${text}`;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
