import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Patch } from '../../core/unit/patch.types.js';
import type { ScanResult } from '../../core/unit/top-patches.types.js';
import type { Slot, Snapshot } from '../../session/snapshot.js';
import { count, rawValue } from '../../view/numbers.js';
import type { FileDrop } from '../incoming/file-drop.js';
import { adviceFor } from '../shared/advice.js';
import { progressText } from '../shared/progress-text.js';
import { patchPicture } from './fires.js';
import { fileName, type PhotoFolder } from './photo-folder.js';
import type { ChannelRef } from './trail.js';
import { ownPlaces, patchWant, scanWant } from './wants.js';
import { errorText } from '../../view/error-text.js';
import { photosText } from '../../view/counted.js';

/** Unreadable files that are named, at most. */
const listed = 100;

/** A place of an own photo, and what it sees there. */
export interface OwnPatch {
  readonly file: File;
  readonly value: number;
  readonly slot: Slot<Patch | null>;
}

/** What was found in a folder at a layer. */
export interface OwnFound {
  /** Null: not asked for. */
  readonly scan: Slot<ScanResult> | null;
  readonly patches: readonly OwnPatch[];
}

export interface OwnPhotos {
  readonly layer: string;
  readonly channel: number;
  readonly folder: PhotoFolder | null;
  readonly found: OwnFound | null;
  readonly spatial: boolean;
  readonly drop: FileDrop;
  /** Why what was dropped could not be taken; empty: it could. */
  readonly refusal: string;
  readonly chooseFolder: () => void;
  readonly chooseFiles: () => void;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/** What the session knows of the folder at that layer and channel. */
export function foundIn(
  folder: PhotoFolder,
  { layer, channel }: ChannelRef,
  snapshot: Snapshot,
): OwnFound {
  if (!folder.layers.includes(layer)) return { scan: null, patches: [] };
  const scan = snapshot.slot(scanWant(layer, folder));
  const patches = ownPlaces(scan.value, channel).map((place) => ({
    file: folder.files[place.picture]!,
    value: place.value,
    slot: snapshot.slot(patchWant(layer, folder, place)),
  }));
  return { scan, patches };
}

/** The places of the person's own photos that excite the channel most. */
export function ownPhotos(own: OwnPhotos): TemplateResult {
  const { drop, refusal } = own;
  return html`<h3 class="title">${msg('What in your own photos excites it most?')}</h3>
    ${
      own.spatial
        ? html`<div
            class="photos ${drop.over ? 'over' : ''}"
            part="photos"
            @dragenter=${drop.enter}
            @dragleave=${drop.leave}
            @dragover=${drop.allow}
            @drop=${drop.drop}
          >
            ${choices(own)}
            ${refusal ? html`<p class="problem" role="alert">${refusal}</p>` : nothing}
            ${standing(own)} ${patches(own)} ${leftOut(own)}
          </div>`
        : html`<p class="muted">
            ${msg('This layer has no rows and columns to find a place in.')}
          </p>`
    }`;
}

function choices({ folder, chooseFolder, chooseFiles }: OwnPhotos): TemplateResult {
  return html`${
      folder
        ? nothing
        : html`<p>
            ${msg('Drop a folder of photos here, or choose one. They stay on this device.')}
          </p>`
    }
    <p class="actions">
      <button type="button" class="button small" @click=${chooseFolder}>
        ${folder ? msg('Choose another folder') : msg('Choose a folder')}
      </button>
      <button type="button" class="button small" @click=${chooseFiles}>
        ${msg('Choose photos')}
      </button>
    </p>`;
}

function standing({ folder, found, layer, start, cancel, retry }: OwnPhotos): unknown {
  if (!folder) return nothing;
  const scan = found?.scan;
  const photos = photosText(folder.files.length);
  const of = folder.name === '' ? nothing : html`<b>${folder.name}</b>: `;
  if (folder.files.length === 0) {
    return html`<p role="status">${msg('There is no photo among these files.')}</p>`;
  }
  if (!scan) {
    return html`<p class="actions">
      <button type="button" class="button small" @click=${start}>
        ${msg(str`Look through ${photos} at ${layer}`)}
      </button>
    </p>`;
  }
  switch (scan.phase) {
    case 'empty':
    case 'loading':
    case 'streaming':
      return html`<p class="actions">
        <span>
          ${of}${scan.progress ? progressText(scan.progress) : msg(str`${photos} to look through`)}
        </span>
        <button type="button" class="button small" @click=${cancel}>${msg('Cancel')}</button>
      </p>`;
    case 'cancelled': {
      const done = count(scan.value?.scanned ?? 0);
      return html`<p class="actions">
        <span>${of}${msg(str`stopped after ${done} of ${photos}.`)}</span>
        <button type="button" class="button small" @click=${retry}>${msg('Carry on')}</button>
      </p>`;
    }
    case 'error':
      return scan.error
        ? html`<p class="actions problem">
              <span>${adviceFor(scan.error).title}. ${adviceFor(scan.error).text}</span>
              <button type="button" class="button small" @click=${retry}>
                ${msg('Try again')}
              </button>
            </p>
            <code>${errorText(scan.error)}</code>`
        : nothing;
    case 'ready':
      return html`<p role="status">
        ${of}${msg(str`${photos} looked through.`)}
        ${folder.others > 0 ? msg(str`Other files were ignored: ${count(folder.others)}.`) : nothing}
      </p>`;
  }
}

function patches({ channel, found }: OwnPhotos): unknown {
  if (!found || found.patches.length === 0) {
    return found?.scan?.phase === 'ready'
      ? html`<p class="muted">${msg(str`None of them switches channel ${channel} on.`)}</p>`
      : nothing;
  }
  return html`<ol class="patches" part="patches">
    ${found.patches.map(
      ({ file, value, slot }, i) =>
        html`<li>
          <figure>
            ${
              slot.value
                ? patchPicture(
                    slot.value,
                    msg(
                      str`Number ${i + 1}: where ${fileName(file)} excites channel ${channel} most`,
                    ),
                  )
                : html`<div class="picture none">
                    ${slot.phase === 'error' ? msg('cannot be read') : nothing}
                  </div>`
            }
            <figcaption title=${file.name}>
              <b class="number">${rawValue(value)}</b> <span class="file">${fileName(file)}</span>
            </figcaption>
          </figure>
        </li>`,
    )}
  </ol>`;
}

function leftOut({ folder, found }: OwnPhotos): unknown {
  const skipped = found?.scan?.value?.skipped ?? [];
  if (!folder || skipped.length === 0) return nothing;
  const many = skipped.length;
  return html`<details class="skipped" part="skipped">
    <summary>
      ${many === 1 ? msg('One file could not be read') : msg(str`${count(many)} files could not be read`)}
    </summary>
    <ul>
      ${skipped.slice(0, listed).map(({ picture, reason: message, facts }) => {
        const file = folder.files[picture];
        return html`<li><b>${file && fileName(file)}</b> ${errorText({ message, facts })}</li>`;
      })}
    </ul>
  </details>`;
}
