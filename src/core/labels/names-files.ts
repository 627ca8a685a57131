/** Names of files in which tools and people keep the names of a model's classes. */
const NAMES =
  /^((.*[^a-z])?(labels?|class(es|names?)?)([^a-z].*)?|names|metadata|id2label|imagenet_class_index)\.(txt|json)$|\.names$/i;
/** Of such names those that are of something else: a weight for each class. */
const OTHERS = /weight|report|matrix/i;

/** Whether a file, by the last part of its path, may hold a list of class names. */
export function holdsNames(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.length <= 200 && NAMES.test(name) && !OTHERS.test(name);
}

/**
 * What is asked for beside a model that comes from an address, the likeliest first: of Teachable Machine
 * its `metadata.json` and the `labels.txt` of its other exports, and what is common with Keras.
 */
export const NAMES_BESIDE = [
  'metadata.json',
  'labels.txt',
  'class_names.txt',
  'class_names.json',
  'labels.json',
  'class_indices.json',
  'classes.txt',
] as const;

/** A list of class names is a few kilobytes; a file of this size is something else. */
export const LARGEST_LIST = 8 * 2 ** 20;
