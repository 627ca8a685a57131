/**
 * A reporter for the browser runner that counts for the test driver, and says what the runner's
 * own summary leaves out: which files were asked for and are not there.
 */
import { writeFileSync } from 'node:fs';

/** @param {string | undefined} file where the counts go as JSON; without it nothing is written */
export function countReporter(file) {
  return {
    reportTestFileResults({ logger, sessionsForTestFile }) {
      for (const path of sessionsForTestFile.flatMap(({ request404s }) => request404s)) {
        logger.log(` ❌ not found: ${path}`);
      }
    },
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) countSession(session, counts);
      if (file) writeFileSync(file, JSON.stringify(counts));
    },
  };
}

/** A file that broke outside its tests (on import, or by a late rejection) is one failure. */
function countSession(session, counts) {
  const failedBefore = counts.failed;
  if (session.testResults) countSuite(session.testResults, counts);
  if (!session.passed && counts.failed === failedBefore) counts.failed += 1;
}

function countSuite(suite, counts) {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, counts);
}
