import { FindingLevel } from '../../src/findings/finding';
import { FAIL_LEVELS, isFailure } from '../../src/lint/fail-level';

const [ERROR, WARNING, INFO] = [FindingLevel.ERROR, FindingLevel.WARNING, FindingLevel.INFO].map((level) => ({ level }));

test('the levels are error, warning and never', () => {
  expect(FAIL_LEVELS).toEqual(['error', 'warning', 'never']);
});

test.each([
  ['error', [INFO, WARNING], false], ['error', [INFO, ERROR], true], ['error', [], false],
  ['warning', [INFO], false], ['warning', [INFO, WARNING], true], ['warning', [ERROR], true],
  ['never', [ERROR, WARNING, INFO], false],
] as const)('with --fail-on %s, findings %j are a failure: %s', (failOn, findings, failure) => {
  expect(isFailure(findings, failOn)).toBe(failure);
});
