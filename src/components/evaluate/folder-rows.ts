import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type {
  ClassFolder,
  EvaluationResult,
} from '../../core/classification/classification.types.js';
import { photosText } from '../../view/counted.js';
import { classNamesText, meaningText } from '../../view/class-names.js';
import { listText } from '../../view/lists.js';
import { count } from '../../view/numbers.js';
import type { SelectClassEvent } from '../events.js';
import '../predictions/class-search.js';
import { foldersAtOnce, isUnknown } from './class-folder-list.js';

/** Classes of a folder that are named beside it. */
const named = 3;

export interface FolderRows {
  readonly evaluation: EvaluationResult;
  /** Says which classes a folder stands for, null: what its name says; null outside a session. */
  readonly choose: ((folder: string, classes: readonly number[] | null) => void) | null;
  /** The folder whose classes are being changed. */
  readonly changed: string | null;
  readonly change: (folder: string | null) => void;
  /** How much there was to say of each when it was first listed: a row stays where it is. */
  readonly ranks: Map<string, number>;
  /** How many are shown at most. */
  readonly most: number;
  readonly showMore: () => void;
}

/** What each folder stands for, and the ways to change it; first those of which that is not known or not plain. */
export function folderRows(view: FolderRows): TemplateResult {
  const { folders } = view.evaluation;
  const rank = (folder: ClassFolder): number => {
    const known = view.ranks.get(folder.folder) ?? doubt(folder);
    view.ranks.set(folder.folder, known);
    return known;
  };
  const rows = [...folders].sort((a, b) => rank(b) - rank(a));
  const more = Math.min(foldersAtOnce, rows.length - view.most);
  return html`<p>
      ${msg(
        'A folder is found by the name of its class, its WordNet id or its number; or, among the classes of ImageNet, by what its name means: “cat” is every cat.',
      )}
      ${
        folders.some(({ classes }) => classes.length > 1)
          ? msg('Where a folder stands for several classes, any of them is right.')
          : nothing
      }
      ${view.choose ? msg('What you choose is kept in this browser, for this model.') : nothing}
    </p>
    <ul>
      ${rows.slice(0, view.most).map((folder) => row(view, folder))}
    </ul>
    ${
      more > 0
        ? html`<button type="button" class="button small" @click=${view.showMore}>
            ${msg(str`Show ${count(more)} more`)}
          </button>`
        : nothing
    }`;
}

/** How much there is to say of a folder. */
function doubt(folder: ClassFolder): number {
  const { classes, by, meanings } = folder;
  if (isUnknown(folder)) return 3;
  if (classes.length !== 1 || by === 'meaning' || by === 'given') return 2;
  return meanings.length > 0 ? 1 : 0;
}

function row(view: FolderRows, folder: ClassFolder): TemplateResult {
  const { choose, changed, change, evaluation } = view;
  const unknown = isUnknown(folder);
  const open = changed === folder.folder;
  return html`<li>
    <b class="mono">${folder.folder}</b>
    ${unknown ? nothing : html`<span class="stands">${stands(folder, evaluation.classes)}</span>`}
    <span class="muted number">${photosText(folder.pictures)}</span>
    ${
      choose && !unknown
        ? html`<button
            type="button"
            class="button small change"
            aria-expanded=${open}
            aria-label=${msg(str`Change what ${folder.folder} stands for`)}
            @click=${() => change(open ? null : folder.folder)}
          >
            ${msg('Change')}
          </button>`
        : nothing
    }
    ${choose ? (unknown || open ? choices(view, folder, choose) : nothing) : maybe(folder, evaluation.classes)}
  </li>`;
}

/** The classes of a folder in words, and how they were found where that is not plain. */
function stands({ classes, by }: ClassFolder, names: readonly string[]): TemplateResult {
  const all = classNamesText(classes, names, named);
  const found =
    by === 'meaning' ? msg('by its meaning') : by === 'given' ? msg('as you chose') : nothing;
  return html`=
    ${
      classes.length === 0
        ? msg('left out')
        : classes.length === 1
          ? all
          : msg(str`${count(classes.length)} classes: ${all}`)
    } <span class="muted">${found}</span>`;
}

/** What a folder may stand for, where nothing can be chosen. */
function maybe(folder: ClassFolder, names: readonly string[]): unknown {
  if (folder.classIndex !== null) return nothing;
  const meant = folder.meanings.map((meaning) => meaningText(meaning, names));
  return listText([...meant, ...others(folder, names).map((index) => names[index] ?? '')]);
}

/** Classes that are suggested, and that no meaning names alone. */
function others(
  { meanings, suggestions }: ClassFolder,
  names: readonly string[],
): readonly number[] {
  const single = new Set(meanings.flatMap(({ classes }) => (classes.length > 1 ? [] : classes)));
  return suggestions.map((name) => names.indexOf(name)).filter((index) => !single.has(index));
}

function choices(
  view: FolderRows,
  folder: ClassFolder,
  choose: NonNullable<FolderRows['choose']>,
): TemplateResult {
  const { classes: names } = view.evaluation;
  const { folder: name, classes: own, by, meanings } = folder;
  const key = own.join();
  // All stay where they are whatever is chosen, and so does the focus.
  const offer = (text: string, classes: readonly number[]) =>
    way(text, msg(str`${name} is ${text}`), own.length > 0 && classes.join() === key, () =>
      choose(name, classes),
    );
  return html`<div class="choices">
    ${own.length > 0 ? chosen(view, folder, choose) : nothing}
    ${meanings.map((meaning) => offer(meaningText(meaning, names), meaning.classes))}
    ${others(folder, names).map((index) => offer(names[index] ?? '', [index]))}
    <cl-class-search
      .classNames=${names}
      @cl-select-class=${(event: SelectClassEvent) => {
        // It says what the folder is, not what is to be explained.
        event.stopPropagation();
        const { classIndex } = event;
        if (classIndex !== null) choose(name, sorted([...own, classIndex]));
      }}
    ></cl-class-search>
    ${way(
      msg('Leave it out'),
      msg(str`Leave it out: ${name}`),
      by === 'given' && own.length === 0,
      () => choose(name, []),
    )}
    ${way(msg('As its name says'), msg(str`As its name says: ${name}`), by !== 'given', () =>
      choose(name, null),
    )}
  </div>`;
}

/** A button for one way to take a folder; pressed: it is taken so. */
function way(text: string, label: string, pressed: boolean, press: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    aria-pressed=${pressed}
    aria-label=${label}
    @click=${() => (pressed ? undefined : press())}
  >
    ${text}
  </button>`;
}

/** The classes of a folder, each to be taken away. */
function chosen(
  { evaluation: { classes: names } }: FolderRows,
  { folder, classes }: ClassFolder,
  choose: NonNullable<FolderRows['choose']>,
): TemplateResult {
  const remove = (event: Event, index: number): void => {
    // The last of the list goes with its button: the focus stays in the row.
    const row = (event.currentTarget as HTMLElement).closest('li');
    if (index === classes.at(-1)) row?.querySelector<HTMLElement>('.change')?.focus();
    choose(
      folder,
      classes.filter((one) => one !== index),
    );
  };
  return html`<ul class="chosen" aria-label=${msg(str`Classes of ${folder}`)}>
    ${classes.map(
      (index) =>
        html`<li>
          <button
            type="button"
            class="button small"
            aria-label=${msg(str`Take ${names[index] ?? ''} away from ${folder}`)}
            @click=${(event: Event) => remove(event, index)}
          >
            ${names[index]} <span aria-hidden="true">×</span>
          </button>
        </li>`,
    )}
  </ul>`;
}

const sorted = (classes: readonly number[]): readonly number[] =>
  [...new Set(classes)].sort((a, b) => a - b);
