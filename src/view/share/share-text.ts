import { commandLine } from './command-line.js';
import { session, tag } from './html.js';
import type { SharedText, SharedView } from './shared-view.js';
import { typescript } from './typescript.js';

/** The forms in which a view is written down. */
export type ShareForm = 'tag' | 'session' | 'typescript' | 'command-line';

const forms = {
  tag,
  session,
  typescript,
  'command-line': commandLine,
} satisfies Readonly<Record<ShareForm, (view: SharedView) => SharedText>>;

export const shareText = (form: ShareForm, view: SharedView): SharedText => forms[form](view);
