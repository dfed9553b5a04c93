import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aBatch } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const answers = {
  '/api/v1/batches/b1': aBatch(),
  '/api/v1/batches/b1/failing-rows': {
    items: [
      { ruleIds: ['r2'], reasons: ['email is missing'], values: { id: '7', email: null }, masked: [] },
      { ruleIds: [], reasons: ['malformed'], values: { id: 'x', email: '' }, masked: [] },
    ],
  },
};

test('shows the verdict, that no row is lost, and the rules as written', async () => {
  openSite('/batches/b1', answers);

  expect(
    await screen.findByRole('heading', { level: 1, name: 'Batch of bronze_crm.accounts Split' }),
  ).toBeTruthy();
  expect(screen.getByRole('img', { name: '97 passed, 3 failed, 0 skipped, of 100 rows' })).toBeTruthy();
  const rules = within(screen.getByRole('table', { name: 'Rules' }))
    .getAllByRole('row')
    .slice(1);
  expect(rules.map((rule) => rule.textContent)).toEqual([
    'PassedRowCount > 10found 1001000',
    'FailedIsComplete "email"found 97 %0.973',
  ]);
});

test('shows why a rule failed, most likely', async () => {
  const batch = aBatch();
  const outcomes = batch.outcomes.map((rule) =>
    rule.ruleId === 'r2'
      ? {
          ...rule,
          cause: {
            kind: 'nulls' as const,
            sentence: 'Nulls in column email: 3 % of its rows',
            evidence: 'At most 0 % in the 12 published batches before',
          },
        }
      : rule,
  );
  openSite('/batches/b1', { ...answers, '/api/v1/batches/b1': { ...batch, outcomes } });

  const rules = within(await screen.findByRole('table', { name: 'Rules' }));

  expect(rules.getAllByText('Likely cause:')).toHaveLength(1);
  expect(rules.getByText('Nulls in column email: 3 % of its rows').closest('tr')?.textContent).toContain(
    'IsComplete "email"',
  );
  expect(rules.getByText('At most 0 % in the 12 published batches before')).toBeTruthy();
});

test('shows the failing rows with their reasons, and the cell at fault', async () => {
  openSite('/batches/b1', answers);

  const table = await screen.findByRole('table', { name: 'Failing rows' });

  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual(['email is missing7null', 'malformedxempty']);
  expect(within(table).getByText('null').closest('td')?.dataset.marked).toBe('true');
  expect(within(table).getByText('empty').closest('td')?.dataset.marked).toBe('false');
});

test('leads from a rule to the rows that broke it', async () => {
  const { router } = openSite('/batches/b1', answers);
  await screen.findByRole('table', { name: 'Failing rows' });

  await userEvent.click(screen.getByRole('link', { name: 'Show the rows that broke IsComplete "email"' }));

  expect(router.state.location.pathname + router.state.location.search).toBe('/batches/b1?rule=r2');
  expect(screen.queryByText('malformed')).toBeNull();
});

test('says so when rows do not add up', async () => {
  openSite('/batches/b1', { ...answers, '/api/v1/batches/b1': aBatch({ rowsPassed: 90 }) });

  expect(await screen.findByText('7 rows unaccounted for')).toBeTruthy();
});

test('lists where the rows are now, and the steps there', async () => {
  openSite('/batches/b1', answers);

  expect(await screen.findByText('quarantine/crm/accounts/batch=b1/failed-00000.parquet')).toBeTruthy();
  expect(screen.getByText('bronze/crm/accounts/part-b1-00000.parquet')).toBeTruthy();
  expect(screen.getByText('9.0 s in all')).toBeTruthy();
});

test('releases with a reason', async () => {
  const { sent } = openSite('/batches/b1', {
    ...answers,
    'POST /api/v1/batches/b1/release': aBatch({ state: 'releasing' }),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Release…' }));
  const release = screen.getByRole('button', { name: 'Release' });
  expect((release as HTMLButtonElement).disabled).toBe(true);

  await userEvent.type(screen.getByLabelText(/^Reason/), 'refunds are negative');
  await userEvent.click(release);

  expect(await screen.findByRole('button', { name: 'Release…' })).toBeTruthy();
  expect(sent).toEqual([{ to: 'POST /api/v1/batches/b1/release', body: { reason: 'refunds are negative' } }]);
});

test('a second person approves, and is told why not if it is the first', async () => {
  openSite('/batches/b1', {
    ...answers,
    '/api/v1/batches/b1': aBatch({
      requiresSecondPerson: true,
      disposition: {
        kind: 'release',
        stage: 'requested',
        reason: 'refunds',
        requestedBy: 'sam',
        requestedAt: '2026-10-28T11:00:00Z',
      },
    }),
    'POST /api/v1/batches/b1/release/approve': new FakeProblem(
      409,
      'second-person-needed',
      'sam asked for the release.',
    ),
  });
  expect((await screen.findByText('sam')).parentElement?.textContent).toBe(
    'sam asks for the release: refunds',
  );

  await userEvent.click(screen.getByRole('button', { name: 'Approve the release' }));
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

  expect((await screen.findByRole('alert')).textContent).toContain('sam asked for the release.');
});

test('replays the rest from another folder, and goes to the repaired batch', async () => {
  const { sent, router } = openSite('/batches/b1', {
    ...answers,
    'POST /api/v1/batches/b1/replay': aBatch({ id: 'b2', replays: 'b1' }),
    '/api/v1/batches/b2': aBatch({ id: 'b2', replays: 'b1' }),
    '/api/v1/batches/b2/failing-rows': { items: [] },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Replay…' }));

  await userEvent.type(screen.getByLabelText(/^Folder of the repaired batch/), 'landing/repaired/');
  await userEvent.type(screen.getByLabelText(/^Reason/), 'repaired');
  await userEvent.click(screen.getByRole('button', { name: 'Replay' }));

  expect(await screen.findByText('Replays')).toBeTruthy();
  expect(router.state.location.pathname).toBe('/batches/b2');
  expect(sent[0]?.body).toEqual({ scope: 'whole', reason: 'repaired', path: 'landing/repaired/' });
});

test('masked values are said to be masked, and revealed only when asked', async () => {
  const { askedOf } = openSite('/batches/b1', {
    ...answers,
    '/api/v1/batches/b1/failing-rows': (url: URL) => ({
      items: [
        url.searchParams.get('reveal') === 'true'
          ? { ruleIds: ['r2'], reasons: ['odd'], values: { email: 'zoe@example.org' }, masked: [] }
          : { ruleIds: ['r2'], reasons: ['odd'], values: { email: '***' }, masked: ['email'] },
      ],
    }),
  });
  expect(await screen.findByText('masked')).toBeTruthy();
  expect(screen.getByText(/^Values of email are masked/)).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Reveal; this is written down' }));

  expect(await screen.findByText('zoe@example.org')).toBeTruthy();
  expect(askedOf('/api/v1/batches/b1/failing-rows').at(-1)?.searchParams.get('reveal')).toBe('true');
});

test('rules that are joined are shown with their parts, and those that only warn as warnings', async () => {
  openSite('/batches/b1', {
    ...answers,
    '/api/v1/batches/b1': aBatch({
      outcomes: [
        {
          ruleId: 'r1',
          text: '(RowCount > 10) and (IsComplete "email")',
          kind: 'and',
          severity: 'warn',
          outcome: 'failed',
          failingRows: 0,
          message: 'passed: 100 rows; failed: 3 rows',
          parts: aBatch().outcomes.map((part) => ({ ...part, ruleId: `r1.${part.ruleId}` })),
        },
        { ...aBatch().outcomes[0]!, ruleId: 'r9', text: 'RowCount > avg(last(3))', outcome: 'skipped' },
      ],
    }),
  });

  const rules = within(await screen.findByRole('table', { name: 'Rules' }))
    .getAllByRole('row')
    .slice(1);
  expect(rules.map((rule) => rule.textContent?.slice(0, 24))).toEqual([
    'Warning(RowCount > 10) a',
    'PassedRowCount > 10found',
    'FailedIsComplete "email"',
    'SkippedRowCount > avg(la',
  ]);
});
