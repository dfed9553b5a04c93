import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aBatch } from '../../test/samples';
import { openSite } from '../../test/site';

test('begins with the batches that have failing rows, and names the rules they broke', async () => {
  const { askedOf } = openSite('/quarantine', {
    '/api/v1/batches': { items: [aBatch()] },
    '/api/v1/batches/b1': aBatch(),
  });

  expect(await screen.findByText('IsComplete "email"')).toBeTruthy();
  expect(askedOf('/api/v1/batches')[0]?.searchParams.get('withFailures')).toBe('true');
  expect(screen.getByRole('link', { name: 'bronze_crm.accounts' }).getAttribute('href')).toBe('/batches/b1');
});

test('each view has its own question and its own empty state', async () => {
  const { askedOf, router } = openSite('/quarantine');
  await screen.findByText('No batch has failing rows');

  await userEvent.click(screen.getByRole('link', { name: /^Held/ }));

  expect(await screen.findByText('No batch is held')).toBeTruthy();
  expect(router.state.location.search).toBe('?view=held');
  expect(askedOf('/api/v1/batches').at(-1)?.searchParams.get('state')).toBe('held');
});
