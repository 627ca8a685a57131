import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type {
  ClassFolder,
  EvaluationResult,
} from '../../core/classification/classification.types.js';
import { count } from '../../view/numbers.js';
import { listText } from '../../view/lists.js';
import { targetName } from '../../view/target-name.js';

/** Folders of several classes that are named in the line above the list. */
const named = 3;
/** Folders that are listed at first, and more each time they are asked for. */
export const foldersAtOnce = 50;

export interface ClassFolders {
  readonly evaluation: EvaluationResult;
  /** Whether the list is open; where no folder is known it opens by itself. */
  readonly open: boolean;
  readonly toggled: (open: boolean) => void;
  /** What is in the list. */
  readonly rows: () => unknown;
}

/** Whether a folder stands for no class, and nobody has said so. */
export const isUnknown = ({ classIndex, by }: ClassFolder): boolean =>
  classIndex === null && by === null;

/** What each folder stands for: in a line what is not plain, and all of it in a list to open. */
export function classFolderList(list: ClassFolders): unknown {
  const { evaluation, open, toggled, rows } = list;
  const { folders, classes } = evaluation;
  if (folders.length === 0) return nothing;
  const unknown = folders.filter(isUnknown);
  const none = unknown.length === folders.length;
  const byOrder = folders.some(({ by }) => by === 'order');
  return html`${
      byOrder
        ? html`<p class="remark">
            ${msg(
              str`The model has no class names. There are as many folders as classes (${count(classes.length)}), so the folders stand for them in alphabetical order.`,
            )}
          </p>`
        : nothing
    }
    <details
      class="folders"
      part="folders"
      ?open=${open || none}
      @toggle=${({ target }: Event) => toggled((target as HTMLDetailsElement).open)}
    >
      <summary>
        ${unknown.length === 0 ? nothing : html`<span class="unknown">${unknownText(unknown, none)}</span>`}
        ${none ? nothing : standsText(evaluation)}
      </summary>
      ${open || none ? rows() : nothing}
    </details>`;
}

function unknownText(unknown: readonly ClassFolder[], none: boolean): string {
  if (none) return msg('No folder name matches a class of this model');
  const pictures = count(unknown.reduce((sum, folder) => sum + folder.pictures, 0));
  return unknown.length === 1
    ? msg(str`One folder matches no class; its pictures are left out: ${pictures}`)
    : msg(
        str`${count(unknown.length)} folders match no class; their pictures are left out: ${pictures}`,
      );
}

/** Of folders that stand for several classes, which they are: nobody sees that by their names. */
function standsText(evaluation: EvaluationResult): string {
  const groups = new Map(
    evaluation.folders.flatMap(({ classIndex, classes }) =>
      classIndex !== null && classes.length > 1 ? [[classIndex, classes.length] as const] : [],
    ),
  );
  if (groups.size === 0) return msg('What each folder stands for');
  const first = [...groups]
    .slice(0, named)
    .map(([target, classes]) =>
      msg(str`${targetName(evaluation, target)} (${count(classes)} classes)`),
    );
  const more = groups.size - first.length;
  const all = more > 0 ? [...first, msg(str`${count(more)} more`)] : first;
  return msg(str`What each folder stands for: ${listText(all)}`);
}
