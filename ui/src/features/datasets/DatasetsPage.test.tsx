import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aDataset, summaryOf } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const first = summaryOf(aDataset());
const second = summaryOf(
  aDataset({ id: 'd2', alias: 'gold_crm.customer_360', zone: 'gold', rows: undefined }),
);

test('lists datasets with readable numbers, each a link', async () => {
  openSite('/datasets', { '/api/v1/datasets': { items: [first] } });

  const link = await screen.findByRole('link', { name: 'silver_crm.customers' });

  expect(link.getAttribute('href')).toBe('/datasets/d1');
  const cells = within(screen.getByRole('table'))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(cells.slice(0, 7)).toEqual([
    'silver_crm.customers',
    'silver',
    'Parquet',
    '48,120',
    '3.4 MB',
    '4',
    '2',
  ]);
});

test('goes on where the page before ended', async () => {
  const { askedOf } = openSite('/datasets', {
    '/api/v1/datasets': (url: URL) =>
      url.searchParams.get('cursor') === 'c1' ? { items: [second] } : { items: [first], next: 'c1' },
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));

  await screen.findByRole('link', { name: 'gold_crm.customer_360' });
  expect(screen.getByRole('link', { name: 'silver_crm.customers' })).toBeTruthy();
  expect(screen.getByText('2 datasets')).toBeTruthy();
  expect(askedOf('/api/v1/datasets')).toHaveLength(2);
});

test('takes its filters from the address, and writes the search into it', async () => {
  const { router, asked } = openSite('/datasets?zone=gold&format=parquet', {
    '/api/v1/datasets': { items: [second] },
  });
  await screen.findByRole('link', { name: 'gold_crm.customer_360' });
  expect(asked.map(String).filter((url) => url.includes('/datasets?'))[0]).toMatch(
    /zone=gold&format=parquet|format=parquet.*zone=gold/,
  );

  await userEvent.type(screen.getByRole('searchbox', { name: 'Search datasets' }), 'customer');

  await waitFor(() => expect(router.state.location.search).toBe('?zone=gold&format=parquet&q=customer'));
});

test('an empty lake says what to do next, an empty search says something else', async () => {
  openSite('/datasets');
  expect(await screen.findByText('No datasets yet')).toBeTruthy();
  expect(screen.getByText('./weir crawl /path/to/lake')).toBeTruthy();
});

test('nothing found is not an empty lake', async () => {
  openSite('/datasets?q=nope');
  expect(await screen.findByText('No dataset matches')).toBeTruthy();
});

test('shows a problem with its code and request, and asks again on demand', async () => {
  let broken = true;
  openSite('/datasets', {
    '/api/v1/datasets': () =>
      broken ? new FakeProblem(403, 'not-permitted', 'Ask a steward.') : { items: [first] },
  });

  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Ask a steward.');
  expect(alert.textContent).toContain('not-permitted');
  expect(alert.textContent).toContain('req-7');

  broken = false;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'silver_crm.customers' })).toBeTruthy();
});

test('a slash goes to the search from any page', async () => {
  const { router } = openSite('/crawls');
  await screen.findByRole('heading', { name: 'Crawls' });

  await userEvent.keyboard('/');

  await waitFor(() => expect(router.state.location.pathname).toBe('/search'));
  expect(document.activeElement).toBe(await screen.findByRole('searchbox', { name: 'Search the catalog' }));
});
