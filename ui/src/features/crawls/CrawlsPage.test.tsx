import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Crawl } from '../../api/types';
import { openSite } from '../../test/site';

const crawl: Crawl = {
  id: 'c1',
  lake: 'acme',
  state: 'running',
  progress: { objectsListed: 1_204, filesRead: 3, datasetsFound: 2, datasetsChanged: 1, problems: 1 },
  createdAt: '2026-10-28T10:00:00Z',
  startedAt: '2026-10-28T10:00:00Z',
  elapsedMillis: 1_840,
};

test('opens the newest crawl with its progress and the files it could not read', async () => {
  openSite('/crawls', {
    '/api/v1/crawls': { items: [crawl] },
    '/api/v1/crawls/c1': crawl,
    '/api/v1/crawls/c1/findings': {
      items: [
        { key: 'bronze/a.parquet', kind: 'broken', code: 'empty-file', reason: 'The file has 0 bytes.' },
      ],
    },
  });

  expect(await screen.findByRole('progressbar')).toBeTruthy();
  expect(screen.getAllByText('1,204')).toHaveLength(2);
  expect(await screen.findByText('bronze/a.parquet')).toBeTruthy();
  expect(screen.getByText('The file has 0 bytes.', { exact: false })).toBeTruthy();
});
