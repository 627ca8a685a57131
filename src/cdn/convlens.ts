/**
 * All elements in one file, for a page without a build: `<script type="module" src="…/convlens.js">` and use
 * the tags. The worker and its `.wasm` files lie beside it; the models in `models/` beside it, or where the
 * package has them as long as the file lies in the package. A page that has all these in itself needs none of it.
 */
import { holdFiles } from '../components/session/held-files.js';
import { setDefaultModelsBase } from '../components/session/sources.js';
import { holdWorker } from '../workers/client-worker.js';
import { filesInPage } from './files-in-page.js';

export * from '../index.js';
export { ClModelChart } from '../components/model-chart/model-chart.js';
export { ClModels } from '../components/models/models.js';
export { ClPipeline } from '../components/pipeline/pipeline.js';

const inPage = filesInPage();
if (inPage) {
  holdFiles(inPage.files);
  holdWorker(inPage.worker);
} else {
  const here = import.meta.url;
  const inPackage = /\/dist\/cdn\/[^/]*$/.test(here);
  setDefaultModelsBase(new URL(inPackage ? '../../models/' : 'models/', here).href);
}
