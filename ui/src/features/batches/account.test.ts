import { expect, test } from 'vitest';
import { aBatch } from '../../test/samples';
import { accountOf } from './account';

test('a split batch tells where both parts went', () => {
  expect(accountOf(aBatch())).toBe(
    '97 of 100 rows were published to bronze_crm.accounts. 3 rows broke 1 of 2 rules and went to quarantine.',
  );
});

test('a quarantined batch says that nothing got through', () => {
  expect(accountOf(aBatch({ state: 'quarantined', verdict: 'failed' }))).toBe(
    'The whole batch is in quarantine, and nothing reached bronze_crm.accounts. 3 of 100 rows broke 1 of 2 rules.',
  );
});

test('a batch that failed as a whole does not speak of failing rows', () => {
  const empty = aBatch({
    state: 'quarantined',
    verdict: 'failed',
    rowsPassed: 100,
    rowsFailed: 0,
    outcomes: [
      {
        ruleId: 'r1',
        text: 'RowCount > 1000',
        kind: 'RowCount',
        outcome: 'failed',
        metric: 100,
        failingRows: 0,
        message: '',
        severity: 'block',
        parts: [],
      },
    ],
  });
  expect(accountOf(empty)).toBe(
    'The whole batch is in quarantine, and nothing reached bronze_crm.accounts. It broke 1 of 1 rule.',
  );
});

test('lines that could not be read broke no rule', () => {
  const malformed = aBatch({ outcomes: [] });
  expect(accountOf(malformed)).toContain('3 rows could not be read and went to quarantine.');
});

test('a held batch is not called bad', () => {
  expect(accountOf(aBatch({ state: 'held', verdict: 'undecided' }))).toContain('not judged bad');
});

test('a batch in warn mode says that everything was published', () => {
  expect(accountOf(aBatch({ mode: 'warn', verdict: 'passed', warnings: 1 }))).toBe(
    'All 100 rows were published to bronze_crm.accounts, because the ruleset only warns. ' +
      '3 rows broke 1 of 2 rules, and were copied to quarantine.',
  );
});

test('warnings are told', () => {
  expect(accountOf(aBatch({ verdict: 'passed', rowsFailed: 0, warnings: 2 }))).toBe(
    'All 100 rows were published to bronze_crm.accounts, with 2 warnings.',
  );
});

test('a released batch says who decided it and why', () => {
  const released = aBatch({
    state: 'released',
    disposition: {
      kind: 'release',
      stage: 'done',
      reason: 'refunds are negative',
      requestedBy: 'sam',
      requestedAt: '2026-10-28T11:00:00Z',
      approvedBy: 'kim',
    },
  });
  expect(accountOf(released)).toBe(
    'All 100 rows are in bronze_crm.accounts: what was turned away at first was released. ' +
      'Decided by sam, approved by kim: refunds are negative',
  );
});
