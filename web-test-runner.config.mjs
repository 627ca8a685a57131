import { esbuildPlugin } from '@web/dev-server-esbuild';
import { summaryReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { testFiles } from './scripts/test-files.mjs';
import { chromiumArgs, chromiumPath } from './test/support/chromium.mjs';
import { countReporter } from './test/support/count-reporter.mjs';
import {
  assetUrls,
  elsewhere,
  policies,
  prebundledPackages,
  shippedPaths,
} from './test/support/server-plugins.mjs';

export default {
  files: testFiles().browser,
  rootDir: import.meta.dirname,
  nodeResolve: { exportConditions: ['production'] },
  plugins: [
    await prebundledPackages(),
    assetUrls(),
    // The plugin does not follow `extends`: the base is where the decorator flags are.
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.base.json' }),
  ],
  middleware: [policies, elsewhere, shippedPaths],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: await chromiumPath(),
        // The browser from npm dies of a WebAssembly trap, which tests of a backend that breaks cause,
        // where it takes them from the system; with checks of its own it throws, as other browsers do.
        args: [...chromiumArgs, '--disable-features=WebAssemblyTrapHandler'],
        headless: 'shell',
      },
    }),
  ],
  // One page at a time: tests of cancelling measure time, and CI has two cores.
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  reporters: [summaryReporter(), countReporter(process.env.TEST_COUNTS)],
};
