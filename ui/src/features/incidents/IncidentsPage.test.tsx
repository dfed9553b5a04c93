import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aStatus, anIncident } from '../../test/samples';
import { openSite } from '../../test/site';

test('begins with the incidents that are open', async () => {
  const { askedOf } = openSite('/incidents', { '/api/v1/incidents': { items: [anIncident()] } });

  expect((await screen.findByRole('link', { name: 'bronze_crm.accounts' })).getAttribute('href')).toBe(
    '/incidents/i1',
  );
  expect(askedOf('/api/v1/incidents')[0]?.searchParams.get('state')).toBe('open');
});

test('shows those that are closed, too', async () => {
  const { askedOf } = openSite('/incidents');
  await screen.findByText('No incident is open');

  await userEvent.click(screen.getByRole('link', { name: 'All' }));

  expect(await screen.findByText('There never was an incident')).toBeTruthy();
  expect(askedOf('/api/v1/incidents').at(-1)?.searchParams.has('state')).toBe(false);
});

test('shows the batches that did not come through, and closes with a reason', async () => {
  const closed = anIncident({
    state: 'closed',
    closedAt: '2026-10-28T11:00:00Z',
    closedBy: 'sam',
    closedFor: 'the feed was shut down',
  });
  let current = anIncident();
  const { sent } = openSite('/incidents/i1', {
    '/api/v1/incidents/i1': () => current,
    'POST /api/v1/incidents/i1/close': () => (current = closed),
  });
  expect((await screen.findByRole('link', { name: 'b1…' })).getAttribute('href')).toBe('/batches/b1');
  expect(screen.getByText('crm-team')).toBeTruthy();

  await userEvent.type(screen.getByLabelText(/^Reason/), 'the feed was shut down');
  await userEvent.click(screen.getByRole('button', { name: 'Close the incident' }));

  expect(await screen.findByText('By sam: the feed was shut down')).toBeTruthy();
  expect(sent).toEqual([
    { to: 'POST /api/v1/incidents/i1/close', body: { reason: 'the feed was shut down' } },
  ]);
});

test('who may not close one is told so', async () => {
  openSite('/incidents/i1', {
    '/api/v1/incidents/i1': anIncident(),
    '/api/v1/status': aStatus('reader'),
  });

  expect(await screen.findByText(/Your role, reader, may not close incidents/)).toBeTruthy();
});
