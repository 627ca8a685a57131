import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { listText } from '../../view/lists.js';
import type {
  ClassFolder,
  EvaluationResult,
} from '../../core/classification/classification.types.js';
import { count } from '../../view/numbers.js';
import type { SelectClassEvent } from '../events.js';
import '../predictions/class-search.js';
import { areParts } from './labelled-folder.js';

/** Folders without a class that are listed, at most. */
const listed = 50;

export interface ClassFolders {
  readonly evaluation: EvaluationResult;
  /** Says which class a folder stands for; null outside a session. */
  readonly choose: ((folder: string, classIndex: number) => void) | null;
  /** Looks only at what is in that folder; null outside a session. */
  readonly choosePart: ((folder: string) => void) | null;
}

/** Which folders stand for no class, what they may mean, and how the others were understood. */
export function classFolderList(list: ClassFolders): unknown {
  const { evaluation, choose, choosePart } = list;
  const { folders, classes } = evaluation;
  if (choosePart && areParts(folders.map(({ folder }) => folder))) {
    return parts(folders, choosePart);
  }
  const without = folders.filter(({ classIndex }) => classIndex === null);
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
  ${without.length === 0 ? nothing : withoutClass(without, evaluation, choose)}`;
}

/** Training and test pictures were chosen together: which of them is it to be? */
function parts(
  folders: readonly ClassFolder[],
  choosePart: NonNullable<ClassFolders['choosePart']>,
): TemplateResult {
  return html`<div class="without" part="folders">
    <p>
      ${msg(
        'These folders are the parts of a data set. Choose the one the model was not trained on: only new pictures show how good it is.',
      )}
    </p>
    <p class="parts">
      ${folders.map(
        ({ folder, pictures }) =>
          html`<button type="button" class="button" @click=${() => choosePart(folder)}>
            ${folder} <span class="muted number">${count(pictures)}</span>
          </button>`,
      )}
    </p>
  </div>`;
}

function withoutClass(
  without: readonly ClassFolder[],
  { folders, classes }: EvaluationResult,
  choose: ClassFolders['choose'],
): TemplateResult {
  const pictures = count(without.reduce((sum, folder) => sum + folder.pictures, 0));
  const none = without.length === folders.length;
  const many = without.length;
  return html`<details class="without" part="folders" ?open=${none}>
    <summary>
      ${
        none
          ? msg('No folder name matches a class of this model')
          : many === 1
            ? msg(str`One folder matches no class; its pictures are left out: ${pictures}`)
            : msg(
                str`${count(many)} folders match no class; their pictures are left out: ${pictures}`,
              )
      }
    </summary>
    <p>
      ${msg(
        'A folder is found by the name of its class, its WordNet id or its number. Choose what is meant, or rename the folder and choose it again.',
      )}
    </p>
    <ul>
      ${without.slice(0, listed).map(
        ({ folder, pictures, suggestions }) =>
          html`<li>
            <b class="mono">${folder}</b> <span class="muted number">${count(pictures)}</span>
            ${choose ? choices(folder, suggestions, classes, choose) : listText(suggestions)}
          </li>`,
      )}
    </ul>
    ${many > listed ? html`<p class="muted">${msg(str`and ${count(many - listed)} more`)}</p>` : nothing}
  </details>`;
}

function choices(
  folder: string,
  suggestions: readonly string[],
  classes: readonly string[],
  choose: NonNullable<ClassFolders['choose']>,
): TemplateResult {
  return html`${suggestions.map(
      (name) =>
        html`<button
          type="button"
          class="button small"
          aria-label=${msg(str`${folder} is ${name}`)}
          @click=${() => choose(folder, classes.indexOf(name))}
        >
          ${name}
        </button>`,
    )}<cl-class-search
      .classNames=${classes}
      @cl-select-class=${(event: SelectClassEvent) => {
        // It says what the folder is, not what is to be explained.
        event.stopPropagation();
        if (event.classIndex !== null) choose(folder, event.classIndex);
      }}
    ></cl-class-search>`;
}
