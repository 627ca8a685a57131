/** What stands where a part of a photo is covered: its mean colour, mid grey, or the photo under a strong blur. */
export const coverFills = ['mean', 'grey', 'blur'] as const;

export type CoverFill = (typeof coverFills)[number];

/** More covers than a person would draw. */
export const MOST_COVERS = 32;

/** The same covers are laid on this many other places, to know what covering as such does. */
export const OTHER_PLACES = 20;

/** When a place of a map counts, and when covering it speaks against the map. */
export const disagreementRule = {
  /** Share of the map's maximum above which a cell belongs to a place. */
  above: 0.35,
  /** Least share of the input that a place takes. */
  size: 0.01,
  /** Least rise of the class's share, 0…1, with each of the fills. */
  rise: 0.02,
  fills: ['mean', 'grey'],
  /** Places that are looked at, the strongest first. */
  places: 6,
} as const satisfies { readonly fills: readonly CoverFill[] } & Record<string, unknown>;
