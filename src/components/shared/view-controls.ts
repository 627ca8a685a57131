/** How much of a view can be used: all of it, or `none`, a picture and how to read it. */
export type ViewControls = 'all' | 'none';
