import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { openSite } from '../../test/site';

const CONTACTS = {
  type: 'dataset',
  id: 'd1',
  lake: 'acme',
  title: 'silver_crm.contacts',
  name: 's3://acme/silver/crm/contacts',
  description: 'People we know by email.',
  zone: 'silver',
  format: 'parquet',
  quality: 'passing',
  tags: ['pii.email'],
  certified: true,
  deprecated: false,
  consumers: 3,
  columnCount: 12,
  reasons: [
    { field: 'title', text: 'silver_crm.contacts', ranges: [{ start: 11, end: 19 }] },
    { field: 'description', text: 'People we know by email.', ranges: [{ start: 18, end: 23 }] },
  ],
  columns: [{ name: 'work_email', type: 'string', ranges: [{ start: 5, end: 10 }] }],
};

const FOUND = {
  items: [CONTACTS],
  total: 1,
  facets: {
    kind: [{ value: 'dataset', count: 1 }],
    zone: [
      { value: 'silver', count: 1 },
      { value: 'gold', count: 4 },
    ],
  },
  degraded: false,
  behind: false,
};

test('shows what was found, and why', async () => {
  openSite('/search?q=contacts+email', { '/api/v1/search': FOUND });

  const link = await screen.findByRole('link', { name: /silver_crm\.\s?contacts/ });

  expect(link.getAttribute('href')).toBe('/datasets/d1');
  expect(within(link).getByText('contacts').tagName).toBe('MARK');
  const columns = screen.getByRole('list', { name: 'Matching columns' });
  expect(columns.textContent).toBe('work_email string');
  expect(within(columns).getByText('email').tagName).toBe('MARK');
  expect(screen.getByText('1 hit', { selector: 'p' })).toBeTruthy();
  expect(screen.getByText('certified')).toBeTruthy();
});

test('asks as it is typed and narrowed, and keeps both in the address', async () => {
  const { router, askedOf } = openSite('/search', { '/api/v1/search': FOUND });

  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search the catalog' }), 'email');
  await userEvent.click(await screen.findByRole('checkbox', { name: 'gold, 4' }));

  await waitFor(() =>
    expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      q: 'email',
      zone: 'gold',
    }),
  );
  await waitFor(() => {
    const { searchParams } = askedOf('/api/v1/search').at(-1)!;
    expect([searchParams.get('q'), searchParams.getAll('zone'), searchParams.get('atLeast')]).toEqual([
      'email',
      ['gold'],
      'now',
    ]);
  });
});

test('goes from hit to hit by the arrow keys', async () => {
  openSite('/search?q=contacts', { '/api/v1/search': FOUND });
  const link = await screen.findByRole('link', { name: /silver_crm\.\s?contacts/ });

  await userEvent.click(screen.getByRole('searchbox', { name: 'Search the catalog' }));
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(link);
  await userEvent.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search the catalog' }));
});

test('says that the index is being made, and that words were read more freely', async () => {
  openSite('/search?q=contcats', { '/api/v1/search': { ...FOUND, degraded: true, relaxed: 'typos' } });

  expect(await screen.findByText('The index is being made.')).toBeTruthy();
  expect(screen.getByText(/words that look like them/)).toBeTruthy();
});

test('opens anything by the keyboard alone', async () => {
  const { router, askedOf } = openSite('/lakes', {
    '/api/v1/search/suggest': { items: [CONTACTS], words: ['contact'], degraded: false },
  });
  await screen.findByRole('heading', { name: 'Lakes' });

  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Go to' }), 'cont');
  await screen.findByRole('option', { name: /silver_crm\.\s?contacts/ });
  expect(askedOf('/api/v1/search/suggest').at(-1)!.searchParams.get('q')).toBe('cont');
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');

  await waitFor(() => expect(router.state.location.pathname).toBe('/datasets/d1'));
  expect(screen.queryByRole('combobox', { name: 'Go to' })).toBeNull();
});
