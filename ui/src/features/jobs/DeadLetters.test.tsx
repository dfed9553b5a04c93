import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aLetter } from '../../test/jobs';
import { aStatus } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const LETTER = '/api/v1/lineage/dead-letters/l1';
const STATUS = {
  folded: 10,
  pending: 2,
  deadLetters: 1,
  unknown: [{ kind: 'facet', name: 'run/mine', times: 7, lastAt: '2026-10-28T03:00:00Z' }],
};

test('lists what could not be taken, with the place of what is wrong', async () => {
  openSite('/dead-letters', {
    '/api/v1/lineage/dead-letters': { items: [aLetter()] },
    '/api/v1/lineage/status': STATUS,
  });

  expect((await screen.findByRole('link', { name: 'is no time' })).getAttribute('href')).toBe(
    '/dead-letters/l1',
  );
  expect(screen.getByText('/eventTime')).toBeTruthy();
  expect(screen.getByText('run/mine')).toBeTruthy();
});

test('shows a letter as it was sent, and replays it', async () => {
  const { router, sent } = openSite('/dead-letters/l1', {
    [LETTER]: aLetter({ body: '{"eventTime":"soon"}' }),
    [`POST ${LETTER}/replay`]: {},
    '/api/v1/lineage/dead-letters': { items: [] },
    '/api/v1/lineage/status': STATUS,
  });
  expect((await screen.findByText(/"eventTime": "soon"/)).tagName).toBe('PRE');

  await userEvent.click(screen.getByRole('button', { name: 'Replay' }));

  expect(await screen.findByText('No dead letters')).toBeTruthy();
  expect(router.state.location.pathname).toBe('/dead-letters');
  expect(sent.map(({ to }) => to)).toEqual([`POST ${LETTER}/replay`]);
});

test('says so where a letter still cannot be taken', async () => {
  openSite('/dead-letters/l1', {
    [LETTER]: aLetter({ body: 'no JSON' }),
    [`POST ${LETTER}/replay`]: new FakeProblem(400, 'lineage-event-invalid'),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Replay' }));

  expect((await screen.findByRole('alert')).textContent).toContain('lineage-event-invalid');
  expect(screen.getByText('no JSON')).toBeTruthy();
});

test('discards only when asked twice', async () => {
  const { sent } = openSite('/dead-letters/l1', {
    [LETTER]: aLetter({ body: '{}' }),
    [`DELETE ${LETTER}`]: {},
    '/api/v1/lineage/dead-letters': { items: [] },
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Discard …' }));
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Discard it for good' }));

  expect(await screen.findByText('No dead letters')).toBeTruthy();
  expect(sent.map(({ to }) => to)).toEqual([`DELETE ${LETTER}`]);
});

test('who may not handle dead letters is told so', async () => {
  openSite('/dead-letters/l1', { [LETTER]: aLetter({ body: '{}' }), '/api/v1/status': aStatus('reader') });

  expect(await screen.findByText(/Your role, reader, may not replay or discard dead letters/)).toBeTruthy();
});
