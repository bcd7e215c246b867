// A @web/test-runner reporter that writes { passed, failed, skipped } to the file SUMMARY_FILE, for scripts/test.mjs.
import { writeFileSync } from 'node:fs';

export function summaryReporter(file = process.env.SUMMARY_FILE) {
  return {
    onTestRunFinished({ sessions }) {
      if (file) writeFileSync(file, JSON.stringify(count(sessions)));
    },
  };
}

function count(sessions) {
  const summary = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, testResults, errors } of sessions) {
    const before = summary.failed;
    if (testResults) countSuite(testResults, summary);
    // A file that could not be loaded, or left an error behind, has no failed test to show for it.
    if (!passed && summary.failed === before && errors.length > 0) summary.failed += 1;
  }
  return summary;
}

function countSuite({ tests, suites }, summary) {
  for (const test of tests) {
    if (test.skipped) summary.skipped += 1;
    else if (test.passed) summary.passed += 1;
    else summary.failed += 1;
  }
  for (const suite of suites) countSuite(suite, summary);
}
