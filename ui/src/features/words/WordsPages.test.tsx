import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aDataset } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';
import { keyOf } from './kinds';

const CHURN = {
  key: 'churn',
  revision: 3,
  updatedAt: '2026-10-27T08:00:00Z',
  updatedBy: 'ada',
  entry: {
    name: 'Churn',
    definition: 'Who **left**. <img src="x">',
    status: 'draft',
    synonyms: ['attrition'],
  },
};

const TERM = {
  '/api/v1/terms': { items: [CHURN] },
  '/api/v1/terms/churn': CHURN,
  '/api/v1/words/term/churn/uses': {
    items: [{ kind: 'dataset', key: 'd1', relation: 'term', column: 'email', title: 'silver.contacts' }],
  },
  '/api/v1/words/term/churn/history': {
    items: [
      {
        revision: 3,
        at: '2026-10-27T08:00:00Z',
        actor: 'ada',
        role: 'steward',
        change: 'changed',
        before: { name: 'Churn' },
        after: CHURN.entry,
      },
      {
        revision: 2,
        at: '2026-10-26T08:00:00Z',
        actor: 'bo',
        role: 'steward',
        change: 'created',
        after: { name: 'Churn' },
      },
    ],
  },
};

test('lists the terms, and says which are not agreed on', async () => {
  openSite('/words/term', TERM);

  const row = await screen.findByRole('row', { name: /Churn/ });
  expect(within(row).getByText('draft')).toBeDefined();
  expect(within(row).getByRole('link', { name: 'Churn' }).getAttribute('href')).toBe('/words/term/churn');
});

test('shows a term as Markdown without its HTML, who uses it and what it was', async () => {
  const user = userEvent.setup();
  const { sent } = openSite('/words/term/churn', {
    ...TERM,
    'POST /api/v1/words/term/churn/revisions/2/restore': CHURN,
  });

  expect((await screen.findByText('left')).tagName).toBe('STRONG');
  expect(document.querySelector('img')).toBeNull();
  expect((await screen.findByRole('link', { name: 'silver.contacts' })).getAttribute('href')).toBe(
    '/datasets/d1?tab=about',
  );
  await user.click(await screen.findByRole('button', { name: 'Restore revision 2' }));
  await waitFor(() =>
    expect(sent.map(({ to }) => to)).toContain('POST /api/v1/words/term/churn/revisions/2/restore'),
  );
});

test('saves what was changed, and tells that somebody else was quicker', async () => {
  const user = userEvent.setup();
  const { sent } = openSite('/words/term/churn?edit=yes', {
    ...TERM,
    'PUT /api/v1/terms/churn': new FakeProblem(412, 'word-changed-since', 'Read it again.'),
  });

  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Attrition');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Read it again.')).toBeDefined();
  expect(sent[0]).toMatchObject({ body: { name: 'Attrition', synonyms: ['attrition'] } });
});

test('says on the page of a dataset that it is deprecated, why, and what to use instead', async () => {
  const dataset = aDataset();
  openSite(`/datasets/${dataset.id}?tab=about`, {
    [`/api/v1/datasets/${dataset.id}`]: dataset,
    [`/api/v1/datasets/${dataset.id}/words`]: {
      dataset: dataset.id,
      alias: dataset.alias,
      revision: 1,
      endorsements: 2,
      endorsed: false,
      crawledDescription: 'made by a job',
      entry: {
        description: 'All *contacts*.',
        domain: 'crm',
        deprecation: { reason: 'It is wrong.', replacement: dataset.id },
      },
    },
  });

  expect(await screen.findByText('It is wrong.')).toBeDefined();
  expect(screen.getByText('The lake itself says: made by a job')).toBeDefined();
  expect(screen.getByRole('link', { name: 'crm' }).getAttribute('href')).toBe('/words/domain/crm');
  expect(screen.getByRole('button', { name: /I use this · 2/ })).toBeDefined();
});

test('makes a key of a name', () => {
  expect(keyOf('Étage & Café')).toBe('etage-cafe');
  expect(keyOf('Net revenue (EUR)')).toBe('net-revenue-eur');
});
