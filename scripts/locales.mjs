/**
 * `node scripts/locales.mjs extract | build | check`: the texts of the page, and their translations.
 *
 * `extract` writes every text that the sources give to `msg` into `locales/<language>.xlf`, beside the
 * translations that are there; into `locales/en-XA.xlf` too, from which tests make a language of their own.
 * `build` makes of the translations the modules that a page loads. `check` fails while the texts in
 * `locales/` are not those of the sources, or two texts have one id.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { printDiagnostics } from '@lit/localize-tools/lib/typescript.js';
import { root } from './paths.mjs';

/** The language of tests: English, with every letter changed so that what is not translated shows. */
const pseudo = 'en-XA';
const folder = `${root}/locales`;

const config = readConfigFileAndWriteSchema(`${root}/lit-localize.json`);
const commands = { extract, build, check };
const command = commands[process.argv[2]];
if (!command) throw new Error(`extract, build or check, not ${process.argv[2]}`);
await command();

async function extract() {
  const localizer = new RuntimeLitLocalizer({
    ...config,
    targetLocales: [...config.targetLocales, pseudo],
  });
  messagesOf(localizer);
  // Nothing in it is written by hand, and so it has the order of the sources.
  rmSync(`${folder}/${pseudo}.xlf`, { force: true });
  await localizer.writeInterchangeFiles();
}

async function build() {
  const localizer = new RuntimeLitLocalizer(config);
  messagesOf(localizer);
  await localizer.build();
}

function check() {
  const wanted = new Set(messagesOf(new RuntimeLitLocalizer(config)).map(({ name }) => name));
  for (const file of readdirSync(folder)) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const found = new Set([...text.matchAll(/<trans-unit id="([^"]+)"/g)].map(([, id]) => id));
    const lacks = [...wanted].filter((id) => !found.has(id)).length;
    const gone = [...found].filter((id) => !wanted.has(id)).length;
    if (lacks + gone === 0) continue;
    console.error(
      `locales/${file} lacks ${lacks} texts and has ${gone} that are gone: npm run locales:extract`,
    );
    process.exitCode = 1;
  }
}

/** All texts of the sources; ends where one cannot be extracted, or two have the same id. */
function messagesOf(localizer) {
  const { messages, errors } = localizer.extractSourceMessages();
  if (errors.length === 0) return messages;
  printDiagnostics(errors);
  process.exit(1);
}
