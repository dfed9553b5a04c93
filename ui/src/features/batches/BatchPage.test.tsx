import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aBatch } from '../../test/samples';
import { openSite } from '../../test/site';

const answers = {
  '/api/v1/batches/b1': aBatch(),
  '/api/v1/batches/b1/failing-rows': {
    items: [
      { ruleIds: ['r2'], reasons: ['email is missing'], values: { id: '7', email: null } },
      { ruleIds: [], reasons: ['malformed'], values: { id: 'x', email: '' } },
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
