import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { classificationFigures } from '../../core/classification/figures.js';
import type { EvaluationResult, Mistake } from '../../core/classification/classification.types.js';
import type { FailedPlace, Snapshot, Want } from '../../session/snapshot.js';
import { count } from '../../view/numbers.js';
import {
  CancelEvent,
  MistakeEvent,
  OpenImageEvent,
  OpenModelEvent,
  ReadModelEvent,
} from '../events.js';
import { chosenFiles, droppedFiles } from '../incoming/dropped-files.js';
import { FileDrop } from '../incoming/file-drop.js';
import { sortFiles } from '../incoming/sort-files.js';
import { testLine } from '../explanations/lines.js';
import { customElement } from '../shared/custom-element.js';
import { LazyPart } from '../shared/lazy-part.js';
import { localized } from '../shared/localized.js';
import { progressText } from '../shared/progress-text.js';
import { ResultElement } from '../shared/result-element.js';
import { list, needed } from '../shared/plain-data.js';
import type { Note } from '../shared/result-frame.js';
import { classFolderList, foldersAtOnce } from './class-folder-list.js';
import { confusionMatrix, type Confused } from './confusion-matrix.js';
import { evaluateStyles } from './evaluate.styles.js';
import { classTable, confusedPairs, headline, unreadList } from './figures.js';
import {
  areParts,
  labelledFolder,
  mostPictures,
  partOf,
  type LabelledFolder,
} from './labelled-folder.js';
import { mistakeGrid, mistakesAtOnce } from './mistakes.js';
import { PictureAddresses } from './picture-addresses.js';
import { styled } from '../shared/styled.js';

/**
 * @summary Where a model fails: drop or choose a folder of class folders, and see how often it is
 * right, what it confuses, and its surest mistakes, each to be opened beside the heatmaps of
 * both classes.
 *
 * It counts while it is in the page; taken out it stops, and put back it carries on.
 *
 * @event cl-mistake - A mistake was chosen, with its `trueClass` and `predicted`, to be explained.
 * @event cl-open-image - The picture of that mistake is to be opened, or a photo that was dropped.
 * @event cl-open-model - What was dropped is a model.
 * @event cl-read-model - What was dropped is a list of class names.
 * @event cl-wants - A folder was chosen, or which classes one of its folders stands for.
 * @event cl-cancel - The person wants the counting stopped.
 * @event cl-retry - What was stopped is to be carried on.
 *
 * @csspart heading - The question that the element answers, and the button for another folder.
 * @csspart drop - Where a folder can be dropped, while there is none.
 * @csspart progress - How much is done, and the way to stop it.
 * @csspart folders - What each folder stands for.
 * @csspart figures - How often it is right.
 * @csspart matrix - What it confuses.
 * @csspart pairs - The classes most often taken for another.
 * @csspart mistakes - The surest mistakes.
 * @csspart classes - Every class in numbers.
 * @csspart unread - Pictures that could not be read.
 * @csspart frame - The result or the message in its place.
 * @csspart panel - A message in the place of the result.
 * @csspart banner - A line over a result kept.
 */
@localized()
@customElement('cl-evaluate')
export class ClEvaluate extends ResultElement<EvaluationResult> {
  static override styles = [...ResultElement.styles, evaluateStyles];

  readonly #addresses = new PictureAddresses();
  readonly #drop = new FileDrop(
    (data) => this.#take(data),
    () => this.requestUpdate(),
  );
  readonly #folderParts = new LazyPart(this, () => import('./folder-parts.js'));
  readonly #folderRows = new LazyPart(this, () => import('./folder-rows.js'));
  readonly #ranks = new Map<string, number>();
  /** The model, by its fingerprint, of which something was said. */
  #givenOf = '';
  #focusCell = false;

  @query('input') private input!: HTMLInputElement;

  @state() private folder: LabelledFolder | null = null;
  /** What the person has said that folders stand for; null: what their names say. */
  @state() private given: ReadonlyMap<string, readonly number[] | null> = new Map();
  /** Whether what each folder stands for is listed, of how many, and which is being changed. */
  @state() private listed = false;
  @state() private mostFolders = foldersAtOnce;
  @state() private changed: string | null = null;
  /** Whether what was dropped last could not be read. */
  @state() private refused = false;
  @state() private chosen: Confused | null = null;
  @state() private most: number = mistakesAtOnce;
  @state() private current = 0;
  @state() private inSession = false;

  /** Pictures in class folders, with paths as names (`photos/tabby/1.jpg`); null: to be chosen. */
  @property({ attribute: false }) files: readonly File[] | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // Addresses of pictures ended when it left the page.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#addresses.release();
  }

  override get needs(): readonly FailedPlace[] {
    return ['model'];
  }

  override wants(snapshot: Snapshot): readonly Want[] {
    const want = this.#want(snapshot);
    return want ? [want] : [];
  }

  receive(snapshot: Snapshot): void {
    this.inSession = true;
    const want = this.#want(snapshot);
    if (!want) return;
    const slot = snapshot.slot(want);
    const about = snapshot.model.value?.name ?? '';
    // Without a model it waits; what was counted of another is not of this one.
    this.take(slot, about);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('files') && this.files) this.#choose(labelledFolder(this.files));
  }

  protected override updated(): void {
    if (!this.#focusCell) return;
    this.#focusCell = false;
    this.renderRoot.querySelector<HTMLElement>('.cell[tabindex="0"]')?.focus();
  }

  /** The command line prints only some of the figures; all follow from the counts. */
  protected override plain(data: EvaluationResult): EvaluationResult {
    const counts = needed(data.counts, 'counts');
    list(data.classes, 'classes');
    // Before folders had several classes they had one.
    const folders = data.folders.map((folder) => ({
      ...plainFolder(folder.classIndex),
      ...folder,
    }));
    return { ...data, folders, figures: { ...classificationFigures(counts), ...data.figures } };
  }

  protected emptyNote(): Note {
    return {
      title: msg('No model is open'),
      text: msg('Open a model. The folder stays, and is tested as soon as the model is ready.'),
    };
  }

  protected loadingTitle(): string {
    return msg('Looking at the pictures');
  }

  #want({ model }: Snapshot): Extract<Want, { job: 'evaluate' }> | null {
    const { folder } = this;
    if (!folder || folder.files.length === 0) return null;
    const { id, files } = folder;
    // What was said of another model is not of this one: its classes are others.
    const other = model.value && model.value.fingerprint !== this.#givenOf;
    const given = other ? [] : [...this.given];
    const classes = given.length > 0 ? { given } : {};
    return { job: 'evaluate', request: { folder: id, files, ...classes } };
  }

  #picked(): void {
    const files = chosenFiles(this.input.files);
    // So that the same folder can be chosen again.
    this.input.value = '';
    if (files.length > 0) this.#choose(labelledFolder(files));
  }

  #take(data: DataTransfer): boolean {
    if (![...data.items].some(({ kind }) => kind === 'file')) return false;
    droppedFiles(data, mostPictures)
      .then((files) => this.#dropped(files))
      .catch(() => {
        this.refused = true;
      });
    return true;
  }

  /** It is as large as its place: what is no folder of pictures goes where it is wanted. */
  async #dropped(files: readonly File[]): Promise<void> {
    const sorted = await sortFiles(files);
    if (sorted?.is === 'model') {
      this.dispatchEvent(new OpenModelEvent(sorted.files, sorted.name));
    } else if (sorted?.is === 'labels') {
      this.dispatchEvent(new ReadModelEvent({ labels: sorted.file }));
    } else if (sorted?.is === 'photo' && files.length === 1 && !sorted.file.name.includes('/')) {
      this.dispatchEvent(new OpenImageEvent(sorted.file, sorted.file.name));
    } else this.#choose(labelledFolder(files));
  }

  #choose(folder: LabelledFolder): void {
    this.folder = folder;
    this.#addresses.take(folder.files);
    this.refused = false;
    this.given = new Map();
    this.#ranks.clear();
    this.mostFolders = foldersAtOnce;
    this.changed = null;
    this.chosen = null;
    this.most = mistakesAtOnce;
    this.current = 0;
    if (!this.inSession) return;
    this.result = undefined;
    this.wantsChanged();
  }

  #open({ name, trueClass, predicted, classes = [trueClass, predicted] }: Mistake): void {
    const file = this.#addresses.file(name);
    if (!file) return;
    this.dispatchEvent(new OpenImageEvent(file, name.slice(name.lastIndexOf('/') + 1)));
    this.dispatchEvent(new MistakeEvent(...classes));
  }

  #say(fingerprint: string, folder: string, classes: readonly number[] | null): void {
    const before = fingerprint === this.#givenOf ? this.given : [];
    this.#givenOf = fingerprint;
    this.given = new Map([...before, [folder, classes]]);
    // What it can be changed by stays where it is.
    this.changed = folder;
    this.wantsChanged();
  }

  protected override render(): TemplateResult {
    const shows = this.folder !== null || this.result !== undefined || this.standing === 'error';
    const drop = this.#drop;
    return html`<div
      class="all ${drop.over ? 'over' : ''}"
      @dragenter=${drop.enter}
      @dragleave=${drop.leave}
      @dragover=${drop.allow}
      @drop=${drop.drop}
    >
      <div class="heading" part="heading">
        <div>
          <h2 class="title">${msg('Test: where it fails')}</h2>
          ${testLine()}
        </div>
        ${shows && this.inSession ? this.#renderChooser(msg('Another folder')) : nothing}
      </div>
      ${this.refused ? this.#renderRefusal() : nothing}
      ${shows ? this.#renderCounted() : this.#renderEmpty()}
      <input
        class="visually-hidden"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        webkitdirectory
        @change=${this.#picked}
      />
    </div>`;
  }

  protected override renderResult(evaluation: EvaluationResult): TemplateResult {
    const choose = (cell: Confused | null): void => {
      this.chosen = cell;
      this.most = mistakesAtOnce;
    };
    const { chosen, current, most } = this;
    const empty = evaluation.planned === 0;
    return html`${this.#renderAdvance(evaluation)} ${this.#renderFolders(evaluation)}
    ${unreadList(evaluation)}
    ${
      empty
        ? nothing
        : html`${headline(evaluation)}
            <div class="confused">
              <div>${confusedPairs(evaluation, chosen, choose)}</div>
              <div>
                ${confusionMatrix({
                  ...{ evaluation, chosen, choose, current },
                  focus: (place) => {
                    this.#focusCell = place !== this.current;
                    this.current = place;
                  },
                })}
              </div>
            </div>
            ${mistakeGrid({
              ...{ evaluation, chosen, most },
              showAll: () => choose(null),
              showMore: () => (this.most += mistakesAtOnce),
              address: (name) => (this.isConnected ? this.#addresses.address(name) : null),
              open: (mistake) => this.#open(mistake),
            })}
            ${classTable(evaluation)}`
    }`;
  }

  #renderFolders(evaluation: EvaluationResult): unknown {
    const { folders } = evaluation;
    if (this.inSession && areParts(folders.map(({ folder }) => folder))) {
      const choose = (part: string) => this.folder && this.#choose(partOf(this.folder, part));
      return this.#folderParts.render(({ folderParts }) => folderParts(folders, choose));
    }
    return classFolderList({
      evaluation,
      open: this.listed,
      toggled: (open) => (this.listed = open),
      rows: () => this.#renderRows(evaluation),
    });
  }

  #renderRows(evaluation: EvaluationResult): unknown {
    return this.#folderRows.render(({ folderRows }) =>
      folderRows({
        evaluation,
        choose: this.inSession
          ? (folder, classes) => this.#say(evaluation.fingerprint, folder, classes)
          : null,
        changed: this.changed,
        change: (folder) => (this.changed = folder),
        ranks: this.#ranks,
        most: this.mostFolders,
        showMore: () => (this.mostFolders += foldersAtOnce),
      }),
    );
  }

  #renderCounted(): TemplateResult {
    const { folder } = this;
    if (folder?.files.length === 0 || (this.result?.folders.length === 0 && !this.stale)) {
      return html`<p class="problem" role="alert">
        ${msg(
          'There are no class folders in it. Put the pictures of each class in a folder named after it, and drop the folder that holds them all.',
        )}
      </p>`;
    }
    return html`${
      folder
        ? html`<p class="about">
            <b>${folder.name}</b>
            ${folder.files.length === 1 ? msg('1 picture.') : msg(str`${count(folder.files.length)} pictures.`)}
            ${folder.others > 0 ? msg(str`Other files left out: ${count(folder.others)}.`) : nothing}
          </p>`
        : nothing
    }
    ${this.renderFrame(() => this.result && this.renderResult(this.result))}`;
  }

  #renderRefusal(): TemplateResult {
    return html`<p class="problem" role="alert">
      ${msg(
        str`The folder cannot be read, or has more than ${count(mostPictures)} files; convlens evaluate takes any number on the command line.`,
      )}
    </p>`;
  }

  #renderEmpty(): TemplateResult {
    const lack = this.renderLack();
    return html`${lack ?? nothing} ${this.renderTold(lack !== undefined)}
      <div class="drop" part="drop">
        <p>
          ${msg(
            'Drop a folder of class folders here, as photos/tabby/1.jpg, or choose one. The pictures stay on this device.',
          )}
        </p>
        ${this.#renderChooser(msg('Choose a folder'))}
      </div>`;
  }

  #renderChooser(words: string): TemplateResult {
    return html`<button type="button" class="button" @click=${() => this.input.click()}>
      ${words}
    </button>`;
  }

  #renderAdvance({ seen, planned }: EvaluationResult): unknown {
    const running = this.phase === 'loading' || this.phase === 'streaming';
    if (!running || this.stale || planned === 0) return nothing;
    const done = this.progress?.done ?? seen;
    const percent = Math.round((100 * done) / planned);
    return html`<div class="advance" part="progress">
      <div
        class="frame-progress"
        role="progressbar"
        aria-label=${msg('Looking at the pictures')}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${percent}
      >
        <i ${styled({ width: `${percent}%` })}></i>
      </div>
      <span class="number">${progressText({ done, total: planned, unit: 'photos' })}</span>
      <button
        type="button"
        class="button small"
        @click=${() => this.dispatchEvent(new CancelEvent())}
      >
        ${msg('Stop')}
      </button>
    </div>`;
  }
}

const plainFolder = (classIndex: number | null) => ({
  classes: classIndex === null ? [] : [classIndex],
  meanings: [],
});

declare global {
  interface HTMLElementTagNameMap {
    'cl-evaluate': ClEvaluate;
  }
}
