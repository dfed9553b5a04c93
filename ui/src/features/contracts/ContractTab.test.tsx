import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aContract, aDataset } from '../../test/samples';
import { openSite } from '../../test/site';

test('shows what was promised beside what is', async () => {
  openSite('/datasets/d1?tab=contract', {
    '/api/v1/datasets/d1': aDataset(),
    '/api/v1/batches': { items: [] },
    '/api/v1/contracts': { items: [{ name: 'customers' }] },
    '/api/v1/contracts/customers': aContract(),
  });

  const columns = within(await screen.findByRole('table', { name: 'Promised columns' })).getAllByRole('row');
  expect(columns.slice(1).map((row) => row.textContent)).toEqual([
    'customer_id keybigint requiredlongKept ',
    'agebigint intBroken narrower: values that were promised no longer fit',
    'note stringNot promised ',
  ]);
  expect(screen.getByText('1 broken promise')).toBeTruthy();
  const rules = within(screen.getByRole('table', { name: 'Rules of the contract' })).getAllByRole('row');
  expect(rules[1]?.textContent).toBe('IsComplete "customer_id"the batch is kept outline 3');
  expect(rules[2]?.textContent).toContain('not checked');
  expect(within(screen.getByRole('table', { name: 'Service levels' })).getByText('Missed')).toBeTruthy();
  expect(
    within(screen.getByRole('table', { name: 'Versions held against the contract' })).getByText('Breaking'),
  ).toBeTruthy();
  expect(screen.getByLabelText("The contract's document").textContent).toContain('kind: DataContract');
});

test('says how to write a first contract', async () => {
  openSite('/datasets/d1?tab=contract', {
    '/api/v1/datasets/d1': aDataset(),
    '/api/v1/batches': { items: [] },
    '/api/v1/contracts': { items: [] },
  });

  expect(await screen.findByText(/weir contract export silver_crm.customers/)).toBeTruthy();
});
