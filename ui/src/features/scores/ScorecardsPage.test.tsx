import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aDataset, aScorecard } from '../../test/samples';
import { openSite } from '../../test/site';

test('shows a cell for each dimension, with the score and what it is made of', async () => {
  const { askedOf } = openSite('/scorecards', { '/api/v1/scorecards': { items: [aScorecard()] } });

  const link = await screen.findByRole('link', { name: 'bronze_crm.accounts' });
  expect(link.getAttribute('href')).toBe('/datasets?q=bronze_crm.accounts&lake=acme');
  const table = screen.getByRole('table', { name: 'Scorecards' });
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['Dataset', 'Overall', 'Completeness', 'Validity', 'Uniqueness', 'Timeliness', 'Consistency']);
  expect(
    within(table)
      .getAllByRole('cell')
      .slice(1)
      .map((cell) => cell.querySelector('span')?.textContent),
  ).toEqual(['90%', '87.5%', 'No score', '100%', '–', 'No score']);
  expect(screen.getByTitle('27 of 30 rule outcomes passed')).toBeTruthy();
  expect(screen.getByText('2 undecided, 1 skipped')).toBeTruthy();
  expect(
    screen.getByRole('img', { name: 'scores of 5 of 7 days, the least 75%, the last 100%' }),
  ).toBeTruthy();
  expect(askedOf('/api/v1/scorecards')[0]?.searchParams.get('days')).toBe('30');
});

test('names each day of a trend, and tells no score from a bad one', async () => {
  openSite('/scorecards', {
    '/api/v1/scorecards': {
      items: [
        aScorecard({
          overall: {
            score: 0,
            passed: 0,
            failed: 2,
            undecided: 0,
            skipped: 0,
            trend: [null, null, null, null, null, null, 0],
          },
          dimensions: [],
        }),
      ],
    },
  });
  const trend = await screen.findByRole('img');

  const days = [...trend.querySelectorAll('title')].map((title) => title.textContent);
  expect(days).toHaveLength(7);
  expect(days[0]).toBe('2026-10-22: nothing was decided');
  expect(days[6]).toBe('2026-10-28: 0%');
  const heights = [...trend.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height')));
  expect(heights[6]).toBeGreaterThan(heights[0]!);
});

test('shows the domains of the same window', async () => {
  const { dataset: _, ...domain } = aScorecard({ datasets: 4 });
  const { askedOf, router } = openSite('/scorecards?days=90&lake=acme', {
    '/api/v1/scorecards/domains': { items: [domain] },
  });
  await screen.findByText('There are no scores yet');

  await userEvent.click(screen.getByRole('link', { name: 'Domains' }));

  const link = await screen.findByRole('link', { name: 'bronze' });
  expect(link.getAttribute('href')).toBe('/datasets?lake=acme&zone=bronze');
  expect(screen.getByText('acme · 4 datasets')).toBeTruthy();
  expect(router.state.location.search).toBe('?lake=acme&days=90&view=domains');
  const asked = askedOf('/api/v1/scorecards/domains')[0]?.searchParams;
  expect([asked?.get('days'), asked?.get('lake')]).toEqual(['90', 'acme']);
});

test("a dataset's page has its scorecard, and nothing without one", async () => {
  const { askedOf } = openSite('/datasets/d1', {
    '/api/v1/datasets/d1': aDataset(),
    '/api/v1/scorecards': { items: [aScorecard()] },
  });

  const scores = await screen.findByRole('region', { name: 'Scores' });

  expect(within(scores).getByText('87.5%')).toBeTruthy();
  expect(askedOf('/api/v1/scorecards')[0]?.searchParams.get('dataset')).toBe(aDataset().alias);
});
