/**
 * All elements in one file, for a page without a build: `<script type="module" src="…/convlens.js">` and use
 * the tags. The worker and its `.wasm` files lie beside it; the models in `models/` beside it, or where the
 * package has them as long as the file lies in the package.
 */
import { setDefaultModelsBase } from '../components/session/sources.js';

export * from '../index.js';

const here = import.meta.url;
const inPackage = /\/dist\/cdn\/[^/]*$/.test(here);
setDefaultModelsBase(new URL(inPackage ? '../../models/' : 'models/', here).href);
